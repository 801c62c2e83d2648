package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScriptedLineTest {

    @Test
    void whatIsWrittenIsWhatIsRead() {
        ScriptedLine line =
                ScriptedLine.of("message", "a\tb", "", null, "\\t\n\r\\", "-", "\\-", "汉 é");
        assertEquals(line, ScriptedLine.parse(line.encoded()));
        assertFalse(line.encoded().contains("\n"));
    }

    @Test
    void nothingIsNotTheEmptyText() {
        assertEquals("a\t\\-\t", ScriptedLine.of("a", null, "").encoded());
        assertNull(ScriptedLine.parse("a\t\\-\t").argument(0));
        assertEquals("", ScriptedLine.parse("a\t\\-\t").argument(1));
        assertNull(ScriptedLine.parse("a").argument(0));
    }

    @Test
    void isWhatItsArgumentsBeginWith() {
        ScriptedLine line = ScriptedLine.of("im", "bob", "hello", null);
        assertTrue(line.is("im"));
        assertTrue(line.is("im", "bob", "hello", null));
        assertFalse(line.is("im", "bobby"));
        assertFalse(line.is("im", "bob", "hello", null, null));
        assertFalse(line.is("add", "bob"));
    }
}
