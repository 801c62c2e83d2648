package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Texts for an editor, their way back into bytes, and what differs between them. */
class TextFormTest {

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String edit(String before, String text) {
        byte[] bytes = before.getBytes(StandardCharsets.ISO_8859_1);
        return latin(TextForm.of(bytes).with(text));
    }

    @Property
    void whatIsNotEditedStaysByteForByte(@ForAll("files") byte[] content) {
        assertArrayEquals(content, TextForm.of(content).with(TextForm.text(content)));
    }

    @Property
    void theTextThatIsSavedIsTheTextThatIsRead(
            @ForAll("files") byte[] content, @ForAll("texts") String text) {
        assertEquals(
                text.replace("\r\n", "\n").replace('\r', '\n'),
                TextForm.text(TextForm.of(content).with(text)));
    }

    @Property
    void differencesLeadFromOneTextToTheOther(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        Differences differences = Differences.between(before, after);
        assertEquals(before.equals(after), differences.isEmpty());
        List<String> old = TextLines.split(before);
        List<String> now = TextLines.split(after);
        List<String> removed = new ArrayList<>(old);
        List<String> added = new ArrayList<>(now);
        for (Differences.Line line : differences.lines()) {
            switch (line.kind()) {
                case SAME -> {
                    assertEquals(old.get(line.before() - 1), line.text());
                    assertEquals(now.get(line.after() - 1), line.text());
                }
                case REMOVED -> {
                    assertEquals(old.get(line.before() - 1), line.text());
                    removed.set(line.before() - 1, null);
                }
                case ADDED -> {
                    assertEquals(now.get(line.after() - 1), line.text());
                    added.set(line.after() - 1, null);
                }
                case GAP -> assertEquals("", line.text());
            }
        }
        removed.removeIf(line -> line == null);
        added.removeIf(line -> line == null);
        assertEquals(removed, added);
    }

    /** The lines between two edits are too many to be compared. */
    @Test
    void aLongTextThatIsEditedAtBothEndsKeepsTheBytesBetween() {
        StringBuilder middle = new StringBuilder();
        for (int line = 0; line < 10_000; line++) {
            middle.append("# \u00FF ").append(line).append("\r\n");
        }
        String seen = TextForm.text(middle.toString().getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "x\r\n" + middle + "y\r\n", edit("a\r\n" + middle + "b\r\n", "x\n" + seen + "y\n"));
    }

    @Test
    void newLinesEndAsTheOthersDoAndOldOnesKeepWhatTheyHave() {
        assertEquals("a\r\nx\r\nb\r\n", edit("a\r\nb\r\n", "a\nx\nb\n"));
        assertEquals("a\rx\rb", edit("a\rc\r\nb", "a\nx\nb"));
        assertEquals("\u00EF\u00BB\u00BFa\nx\n", edit("\u00EF\u00BB\u00BFa\n", "a\nx\n"));
        assertEquals("\u00FF\ny\n", edit("\u00FF\nx\n", "\uFFFD\ny\n"));
        assertEquals("", edit("a\n", ""));
        assertEquals("a", edit("", "a"));
    }

    @Test
    void largeTextsAreComparedQuickly() {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            before.append("line ").append(i).append('\n');
            after.append("line ").append(i % 1000 == 0 ? -i : i).append('\n');
        }
        long began = System.nanoTime();
        assertTrue(Differences.between(before.toString(), after.toString()).lines().size() > 200);
        assertTrue(System.nanoTime() - began < 20_000_000_000L);
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Arbitraries.of("a", "b", "\n", "\r\n", "\r", "\n", "\u00FF", "\u00C3\u00A4")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "\n", "\n", "c")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
