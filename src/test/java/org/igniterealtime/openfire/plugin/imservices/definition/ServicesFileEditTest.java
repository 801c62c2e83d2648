package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an edit changes, and what it leaves alone. */
class ServicesFileEditTest {

    private static final String FILE =
            """
            # The file

            # Files
            [proxy.x]
            category = proxy
              Type =\tbytestreams\s
            # the end of it

            # IRC
            [irc.x]
            category=gateway
            type=irc
            history=a;a.txt
            # between
            history=b;b.txt
            colour=red
            """;

    private static ServicesFile parse(String text) {
        return ServicesFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertPrints(String expected, ServicesFile file) {
        assertEquals(expected, new String(file.print(), StandardCharsets.UTF_8));
    }

    @Test
    void aValueIsReplacedInItsLine() {
        assertPrints(
                FILE.replace("Type =\tbytestreams ", "Type =\tuser "),
                parse(FILE).set("PROXY.x", "type", "user"));
    }

    @Test
    void aNewKeyGoesToTheEndOfItsSectionInTheStyleOfTheLineAbove() {
        assertPrints(
                FILE.replace("bytestreams \n", "bytestreams \n  name =\tFiles\n"),
                parse(FILE).set("proxy.x", "name", "Files"));
    }

    @Test
    void aSectionIsRenamedInItsPlace() {
        assertPrints(
                FILE.replace("[irc.x]", "[chat.x]"), parse(FILE).edit("irc.x", "Chat.x", Map.of()));
        assertPrints("# one\n [b.x] \n", parse("# one\n [A.x] \n").edit("a.x", "b.x", Map.of()));
        assertPrints("[b.x]\nx=y", parse("[no domain\nx=y").edit("no domain", "b.x", Map.of()));
        // The same domain in another spelling is no other name.
        assertPrints("[A.x]\n", parse("[A.x]\n").edit("a.x", "a.X", Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> parse(FILE).edit("irc.x", "proxy.x", Map.of()));
        assertThrows(
                IllegalArgumentException.class, () -> parse(FILE).edit("irc.x", "a b", Map.of()));
    }

    @Test
    void severalKeysChangeInOneGo() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("history", List.of("c;c.txt"));
        values.put("name", List.of("IRC"));
        values.put("type", List.of("xmpp"));
        assertPrints(
                FILE.replace("[irc.x]", "[chat.x]")
                        .replace("type=irc", "type=xmpp")
                        .replace("a;a.txt", "c;c.txt")
                        .replace("history=b;b.txt\n", "")
                        .replace("colour=red\n", "colour=red\nname=IRC\n"),
                parse(FILE).edit("irc.x", "chat.x", values));
    }

    @Test
    void aSectionsTextIsWhatGoesWithIt() {
        assertEquals(
                "# Files\n[proxy.x]\ncategory = proxy\n  Type =\tbytestreams \n# the end of it",
                parse(FILE).text("proxy.x"));
        assertEquals("[a.x]\ntype=irc", parse("[a.x]\r\ntype=irc\r\n\r\n").text("a.x"));
    }

    @Test
    void aKeyWithoutAValueGetsOne() {
        assertPrints("[a.x]\nname = A\n", parse("[a.x]\nname = \n").set("a.x", "name", "A"));
        assertPrints("[a.x]\nname=A", parse("[a.x]\nname=").set("a.x", "name", "A"));
    }

    @Test
    void aFileWithoutALastLineBreakStaysWithoutOne() {
        assertPrints("[a.x]\nname=A", parse("[a.x]").set("a.x", "name", "A"));
        assertPrints("[a.x]\r\ntype=A\r\nname=B", parse("[a.x]\r\ntype=A").set("a.x", "name", "B"));
        assertPrints("[a.x]\r\ntype=A", parse("[a.x]\r\ntype=A\r\nname=B").remove("a.x", "name"));
    }

    @Test
    void repeatedKeysAreSetTogether() {
        assertPrints(
                FILE.replace("history=b;b.txt\n", "history=c;c.txt\nhistory=d;d.txt\n"),
                parse(FILE).set("irc.x", "history", List.of("a;a.txt", "c;c.txt", "d;d.txt")));
        assertPrints(
                FILE.replace("history=b;b.txt\n", ""),
                parse(FILE).set("irc.x", "history", "a;a.txt"));
    }

    @Test
    void aKeyIsRemovedWithItsLine() {
        assertPrints(FILE.replace("colour=red\n", ""), parse(FILE).remove("irc.x", "Colour"));
        assertPrints(FILE, parse(FILE).remove("irc.x", "name"));
    }

    @Test
    void aSectionIsAddedAtTheEnd() {
        List<Setting> settings =
                List.of(new Setting("category", "proxy"), new Setting("type", "bytestreams"));
        assertPrints(
                FILE + "\n[new.x]\ncategory=proxy\ntype=bytestreams\n",
                parse(FILE).add("New.x", settings));
        assertPrints(
                "[new.x]\ncategory=proxy\ntype=bytestreams\n", parse("").add("new.x", settings));
        assertPrints(
                "#\r\n\r\n[new.x]\r\ncategory=proxy\r\ntype=bytestreams\r\n",
                parse("#\r\n").add("new.x", settings));
        assertPrints(
                "#\n\n[new.x]\ncategory=proxy\ntype=bytestreams\n",
                parse("#").add("new.x", settings));
    }

    @Test
    void aSectionGoesWithTheCommentAboveItAndNoOther() {
        assertPrints(
                "# The file\n\n" + FILE.substring(FILE.indexOf("# IRC")),
                parse(FILE).remove("proxy.x"));
        assertPrints(FILE.substring(0, FILE.indexOf("# IRC")), parse(FILE).remove("irc.x"));
        assertPrints(
                "# about b\n[b.x]\nname=B\n",
                parse("[a.x]\nname=A\n# about b\n[b.x]\nname=B\n").remove("a.x"));
        assertPrints(
                "# alone\n\n[b.x]\n",
                parse("# A\n[a.x]\nname=A\n\n# alone\n\n[b.x]\n").remove("a.x"));
    }

    @Test
    void aWrongSectionCanBeEditedAndMadeRight() {
        ServicesFile file = parse("[a.x]\ncategory=proxy\ntype=wrong\n");
        assertEquals(0, file.definitions().size());
        assertEquals(1, file.set("a.x", "type", "bytestreams").definitions().size());
        assertPrints("", parse("[no domain]\nx\n").remove("no domain"));
    }

    @Test
    void whatWouldNotBeReadBackIsRefused() {
        ServicesFile file = parse(FILE);
        for (String value : List.of("a\nb", "a\rb", " a", "a\t", "\u0000", "\uD800")) {
            assertThrows(
                    IllegalArgumentException.class, () -> file.set("irc.x", "name", value), value);
        }
        for (String key : List.of("", "a=b", "[a", "#a", "a b", "é")) {
            assertThrows(IllegalArgumentException.class, () -> file.set("irc.x", key, "a"), key);
        }
        assertThrows(IllegalArgumentException.class, () -> file.set("none.x", "name", "a"));
        assertThrows(IllegalArgumentException.class, () -> file.remove("none.x"));
        assertThrows(IllegalArgumentException.class, () -> file.add("IRC.x", List.of()));
        assertThrows(IllegalArgumentException.class, () -> file.add("a b", List.of()));
    }
}
