package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IrcTextTest {

    private static List<String> lines(String text, int room) {
        return IrcText.lines(text, UTF_8, room).stream().map(b -> new String(b, UTF_8)).toList();
    }

    @Test
    void dividedAtSpaces() {
        assertEquals(List.of("one two ", "three"), lines("one two three", 9));
        assertEquals(List.of("abcdef", "ghi"), lines("abcdefghi", 6));
    }

    @Test
    void charactersStayWhole() {
        assertEquals(List.of("👩", "👩", "é"), lines("👩👩é", 5));
    }

    @Test
    void emptyLinesAreSpacesButNotAtTheEnd() {
        assertEquals(List.of("a", " ", "b"), lines("a\n\nb\n\n", 50));
        assertEquals(List.of(), lines("\n\n", 50));
    }

    @Property
    void nothingIsLostAndNoLineIsTooLong(
            @ForAll @CharRange(from = ' ', to = '\uffff') String text,
            @ForAll @IntRange(min = 4, max = 60) int room) {
        List<byte[]> lines = IrcText.lines(text, UTF_8, room);
        StringBuilder whole = new StringBuilder();
        for (byte[] line : lines) {
            assertTrue(line.length <= room);
            whole.append(new String(line, UTF_8));
        }
        String expected = new String(text.replace("\u007f", "").getBytes(UTF_8), UTF_8);
        if (!text.isEmpty()) {
            assertEquals(expected.isEmpty() ? " " : expected, whole.toString());
        }
    }

    @Test
    void looksAreLeftOut() {
        byte[] line =
                ":a PRIVMSG b :\u0002x\u000304,12y\u0003z\u0004ff00ff!\t\u00035,,".getBytes(UTF_8);
        assertEquals(":a PRIVMSG b :xyz! ,,", new String(IrcText.withoutLooks(line), UTF_8));
        byte[] plain = ":a PRIVMSG b :\u0001ACTION wörks\u0001".getBytes(UTF_8);
        assertSame(plain, IrcText.withoutLooks(plain));
    }

    @Test
    void targetsAreOneParameter() {
        assertTrue(IrcText.isTarget("bob"));
        assertTrue(IrcText.isTarget("#room"));
        for (String name : List.of("", "a b", "a,b", ":a", "a\r\nQUIT", "a\u0000")) {
            assertFalse(IrcText.isTarget(name), name);
        }
    }

    @Test
    void aLineIsTakenApart() {
        IrcLine line = IrcLine.parse(":nick!user@host privmsg  me :some  text: more ");
        assertEquals("nick", line.nick());
        assertEquals("PRIVMSG", line.command());
        assertEquals(List.of("me", "some  text: more "), line.parameters());
        assertEquals("PING", IrcLine.parse("PING :x").command());
        assertEquals("", IrcLine.parse("").command());
    }
}
