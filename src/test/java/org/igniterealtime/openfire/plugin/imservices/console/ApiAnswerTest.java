package org.igniterealtime.openfire.plugin.imservices.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What scripts read. */
class ApiAnswerTest {

    @Test
    void errorsAreForPeopleAndMayHaveACode() {
        assertEquals("{\"error\":\"a \\\"b\\\" 中\"}", text(ApiAnswer.error(400, "a \"b\" 中")));
        assertEquals(
                "{\"error\":\"a\",\"code\":\"token\"}", text(ApiAnswer.error(403, "a", "token")));
    }

    @Test
    void whatCannotBeWrittenIsAnErrorAndNotHalfAnAnswer() {
        ApiAnswer answer =
                ApiAnswer.ok(
                        json -> {
                            json.writeStartArray();
                            throw new IOException("test");
                        });
        assertThrows(UncheckedIOException.class, answer::print);
    }

    private static String text(ApiAnswer answer) {
        return new String(answer.print(), StandardCharsets.UTF_8);
    }
}
