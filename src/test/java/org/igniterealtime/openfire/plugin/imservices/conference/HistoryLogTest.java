package org.igniterealtime.openfire.plugin.imservices.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryLogTest {

    @ParameterizedTest
    @CsvSource({
        "'one\ntwo', 'one ↵ two'",
        "' one \r\n\r\n two\n', 'one ↵ two'",
        "'a\u001b[31mb\u0000', 'a\ufffd[31mb\ufffd'",
        "'a\u2028b\u0085c', 'a ↵ b ↵ c'",
        "'a\tb', 'a\tb'"
    })
    void aMessageIsOneLine(String text, String line) {
        assertEquals(line, HistoryLog.clean(text));
    }
}
