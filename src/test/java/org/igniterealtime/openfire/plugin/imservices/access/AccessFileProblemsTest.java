package org.igniterealtime.openfire.plugin.imservices.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file is said with its place and what would be right, all at once (XEP-0016 section 2.1). */
class AccessFileProblemsTest {

    private static final String DENY = "<item action='deny' order='99'/>";

    /** The example of the text that the product began with, as it is printed there. */
    private static final String SEED =
            """
            <item type='jid' value='juliet@example.com' action='allow' order='6'/>
            <item type='jid' value='benvolio@example.org' action='deny' order='7'/>
            <item type='jid' value='benvolio@example.org' action='allow' order='8'>
            <item type='jid' value='mercutio@example.org' action='allow' order='42'/>
            <item action='deny' order='444'/>
            </list>
            """;

    private static final List<String> SEED_PROBLEMS =
            List.of(
                    "1:1: the list's start tag <list> is missing; expected <list name='…'> before the"
                            + " first item",
                    "3:71: the item of line 3 is not closed; expected \"/>\" here instead of \">\","
                            + " or </item> behind its children");

    @Test
    void theSeedsExampleIsToldOfBothItsMistakes() {
        assertEquals(SEED_PROBLEMS, problems(SEED));
        assertEquals(
                List.of(
                        SEED_PROBLEMS.get(0),
                        SEED_PROBLEMS.get(1).replace("3:71", "1:214").replace("line 3", "line 1")),
                problems(SEED.replace('\n', ' ')),
                "as one line");
    }

    @Test
    void theSeedsExampleIsRightWhenDoneAsTold() {
        String right = "<list name='x'>\n" + SEED.replace("order='8'>", "order='8'/>");
        assertEquals(List.of(), problems(right));
    }

    static Stream<Arguments> wrongInItems() {
        return Stream.of(
                wrong("<item action='deny'/>", "1: the item has no order"),
                wrong(
                        "<item action='deny' order=''/>",
                        "28: the order \"\" is no number from 0 to 4294967295"),
                wrong(
                        "<item action='deny' order='-1'/>",
                        "28: the order \"-1\" is no number from 0 to 4294967295"),
                wrong(
                        "<item action='deny' order='1.5'/>",
                        "28: the order \"1.5\" is no number from 0 to 4294967295"),
                wrong(
                        "<item action='deny' order='4294967296'/>",
                        "28: the order \"4294967296\" is no number from 0 to 4294967295"),
                wrong(
                        "<item action='deny' order='99'/>",
                        "28: the item in line 2 has the order 99 already"),
                wrong("<item order='1'/>", "1: the item has no action"),
                wrong("<item action='block' order='1'/>", "15: the action \"block\" is unknown"),
                wrong("<item action='' order='1'/>", "15: the action \"\" is unknown"),
                wrong(
                        "<item type='user' value='a@b' action='deny' order='1'/>",
                        "13: the type \"user\" is unknown"),
                wrong(
                        "<item type='' value='a@b' action='deny' order='1'/>",
                        "13: the type \"\" is unknown"),
                wrong("<item value='a@b' action='deny' order='1'/>", "7: a value without a type"),
                wrong(
                        "<item type='jid' action='deny' order='1'/>",
                        "1: the item has a type and no value"),
                wrong(
                        "<item type='jid' value='' action='deny' order='1'/>",
                        "25: the value is empty"),
                wrong(
                        "<item type='group' value='' action='deny' order='1'/>",
                        "27: the value is empty"),
                wrong(
                        "<item type='jid' value='a b@c' action='deny' order='1'/>",
                        "25: \"a b@c\" is no address (JID)"),
                wrong(
                        "<item type='jid' value='@c' action='deny' order='1'/>",
                        "25: \"@c\" is no address (JID)"),
                wrong(
                        "<item type='jid' value='a@c/' action='deny' order='1'/>",
                        "25: \"a@c/\" is no address (JID)"),
                wrong(
                        "<item type='subscription' value='Both' action='deny' order='1'/>",
                        "34: the subscription \"Both\" is unknown"),
                wrong(
                        "<item typ='jid' action='deny' order='1'/>",
                        "7: an item has no attribute typ"),
                wrong(
                        "<item action='deny' order='1'><mesage/></item>",
                        "31: an item has no child <mesage>"),
                wrong(
                        "<item action='deny' order='1'><iq a='1'/></item>",
                        "35: <iq> has no attributes"),
                wrong(
                        "<item action='deny' order='1'><iq></item>",
                        "34: the tag <iq> is not closed"),
                wrong(
                        "<item action='deny' order='1'><iq><message/></item>",
                        "34: the tag <iq> is not closed"),
                wrong(
                        "<item action='deny' order='1'><iq><x/></iq></item>",
                        "35: <x> in a child of an item"),
                wrong(
                        "<item action='deny' order='1'>all</item>",
                        "31: the text \"all\" belongs to no item"),
                wrong("<item action='deny' order='1'/></item>", "32: </item> ends no item"),
                wrong(
                        "<item action='deny' order='1'><iq/>",
                        "30: the item of line 3 is not closed"),
                wrong("<item action='deny' order='1'", "30: the tag <item> is not ended"),
                wrong("<item action='deny order='1'/>", "14: the value of action is not ended"),
                wrong("<item action='deny' order='1/>", "27: the value of order is not ended"),
                wrong("<item action=deny order='1'/>", "14: the value of action is not in quotes"),
                wrong("<item action='deny'order='1'/>", "20: no white space before the attribute"),
                wrong("<item action order='1'/>", "7: the attribute action has no value"),
                wrong(
                        "<item action='deny' action='allow' order='1'/>",
                        "21: the attribute action stands twice"),
                wrong(
                        "<item action='deny' order='1' \"/>",
                        "31: unexpected \"\"\" in the tag <item>"),
                wrong("< item action='deny' order='1'/>", "2: white space before the tag's name"),
                wrong(
                        "<item type='group' value='a&b' action='deny' order='1'/>",
                        "28: \"&\" stands alone"),
                wrong(
                        "<item type='group' value='&lol;' action='deny' order='1'/>",
                        "27: the reference &lol; means nothing"),
                wrong(
                        "<item type='group' value='&#0;' action='deny' order='1'/>",
                        "27: the reference &#0; means nothing"),
                wrong("<Item action='deny' order='1'/>", "1: unexpected tag <Item>"),
                wrong("<message/>", "1: unexpected tag <message>"),
                wrong("</message>", "1: </message> ends nothing"),
                wrong("<!-- a -- b -->", "8: -- inside a comment"),
                wrong(
                        "<!DOCTYPE list>",
                        "1: a document type (DOCTYPE) is not accepted, nor are entities"),
                wrong("<![CDATA[<item/>]]>", "1: a CDATA section belongs to no item"),
                wrong(
                        "<?xml version='1.0'?>",
                        "1: the XML declaration does not stand at the beginning"),
                wrong("a@b", "1: the text \"a@b\" belongs to no item"),
                wrong(
                        "5 < 6",
                        "1: the text \"5\" belongs to no item",
                        "3: \"<\" begins no tag here"),
                wrong(
                        "\u0001<!-- -->",
                        "1: the character U+0001 cannot stand in XML",
                        "1: the text \"\u0001\" belongs to no item"),
                wrong("<list/>", "1: a second list"));
    }

    private static Arguments wrong(String line, String... expected) {
        return Arguments.of(line, List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("wrongInItems")
    void whatIsWrongInALineIsSaidWithItsPlace(String line, List<String> expected) {
        byte[] content = bytes("<list>\n" + DENY + "\n" + line + "\n</list>\n");
        AccessFile file = AccessFile.parse(content);
        assertEquals(
                expected.stream().map(it -> "3:" + it).toList(),
                file.problems().stream()
                        .map(it -> it.line() + ":" + it.column() + ": " + it.message())
                        .toList());
        assertFalse(file.isValid());
        assertTrue(file.list().isEmpty());
        assertTrue(file.problems().stream().noneMatch(it -> it.expected().isEmpty()));
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                wrong("", "1:1: there is no list"),
                wrong("<!-- nothing -->", "1:1: there is no list"),
                wrong(
                        DENY,
                        "1:1: the list's start tag <list> is missing",
                        "1:33: the list's end tag </list> is missing"),
                wrong("<list>\n" + DENY, "2:33: the list of line 1 is not closed"),
                wrong("</list>", "1:1: the list's start tag <list> is missing"),
                wrong("<list>" + DENY + "</list></list>", "1:46: </list> ends no list"),
                wrong(
                        "<list>" + DENY + "</list>\n<item action='allow' order='1'/></list>",
                        "2:1: the item stands behind the end of the list"),
                wrong("<list>" + DENY + "</list><list>" + DENY + "</list>", "1:46: a second list"),
                wrong("<query><list>" + DENY + "</list></query>", "1:1: unexpected tag <query>"),
                wrong(
                        "<?xml version='1.0' encoding='ISO-8859-1'?><list>" + DENY + "</list>",
                        "1:31: the encoding ISO-8859-1 is not accepted"),
                wrong(
                        "<?xml version='2.0'?><list>" + DENY + "</list>",
                        "1:1: the XML declaration is not as it should be"),
                wrong(
                        "<list>" + DENY + "</list><!-- ",
                        "1:46: the comment that begins here is not ended"),
                wrong(
                        "<list>" + DENY + "</list><?x ",
                        "1:46: the instruction that begins here is not ended"),
                wrong("\uFEFFx", "1:1: the text \"x\" belongs to no item", "1:1: there is no list"),
                wrong(
                        "<list nam='x'/>",
                        "1:7: a list has no attribute nam",
                        "1:1: the list has no item, so everybody may use the service"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void whatIsWrongWithAFileIsSaidWithItsPlace(String text, List<String> expected) {
        assertEquals(
                expected.stream().sorted().toList(),
                AccessFile.parse(bytes(text)).problems().stream()
                        .map(it -> it.line() + ":" + it.column() + ": " + it.message())
                        .sorted()
                        .toList());
    }

    @Test
    void whatIsOddIsAWarning() {
        assertEquals(
                List.of(
                        "1:1: no item denies anything, so everybody may use the service; expected"
                                + " <item action='deny' order='…'/> with the largest order, to keep"
                                + " all others out"),
                warnings("<list><item action='allow' order='1'/></list>"));
        assertEquals(
                List.of(
                        "2:54: items that never apply: 1, this first; the item of line 1 is for"
                                + " everybody and has a smaller order; expected the item for everybody"
                                + " with the largest order"),
                warnings(
                        "<list><item action='deny' order='1'/>\n"
                                + "<item type='jid' value='a@b' action='allow'   order='2'/></list>"));
        assertEquals(
                List.of(
                        "1:31: \"*\" stands for nothing but itself; expected a domain alone, which is"
                                + " for everybody of it"),
                warnings("<list><item type='jid' value='*@b' action='deny' order='2'/></list>"));
    }

    /** Answers are no incoming stanzas, so no child means them (XEP-0016 sections 2.1 and 2.13). */
    @Test
    void whoIsLetInAndGetsNoAnswerIsSaid() {
        for (String whom :
                List.of(
                        "type='jid' value='juliet@example.com'",
                        "type='jid' value='example.com'",
                        "type='group' value='Staff'",
                        "type='subscription' value='both'")) {
            String narrow = "<item " + whom + " action='allow' order='2'><iq/><message/></item>";
            assertEquals(
                    List.of(
                            "2:1: the item lets stanzas in, but the item of line 3 denies what goes out: no"
                                    + " answer of the service arrives; expected an item without children;"
                                    + " what is not to come in is denied by an item before it"),
                    warnings("<list>\n" + narrow + "\n<item action='deny' order='9'/></list>"));
            String wide = "<item " + whom + " action='allow' order='3'/>";
            assertEquals(
                    List.of(),
                    warnings(
                            "<list>\n"
                                    + narrow
                                    + wide
                                    + "\n<item action='deny' order='9'/></list>"));
        }
    }

    @Test
    void itemsThatLetOutOnlyOrAreHiddenOrDenyPartAreNotSaidToBeDeaf() {
        String rest = "<item action='deny' order='9'/></list>";
        String juliet = "<item type='jid' value='juliet@example.com' ";
        assertEquals(
                List.of(),
                warnings(
                        "<list>"
                                + juliet
                                + "action='allow' order='2'><presence-out/></item>"
                                + rest));
        assertEquals(
                List.of(),
                warnings(
                        "<list>"
                                + juliet
                                + "action='deny' order='1'/>"
                                + juliet
                                + "action='allow' order='2'><iq/></item>"
                                + rest));
        assertEquals(
                List.of(),
                warnings(
                        "<list>"
                                + juliet
                                + "action='deny' order='1'><message/></item>"
                                + juliet
                                + "action='allow' order='2'/>"
                                + rest));
    }

    private static List<String> warnings(String text) {
        AccessFile file = AccessFile.parse(bytes(text));
        assertTrue(file.isValid());
        assertTrue(
                file.problems().stream().allMatch(it -> it.severity() == Problem.Severity.WARNING));
        return problems(text);
    }

    @Test
    void bytesThatAreNotUtf8AreFoundOnceALine() {
        byte[] content =
                "<!-- \u00e9\u00e9 -->\n<!-- \u00e9 -->\n<list/>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        List<Problem> problems = AccessFile.parse(content).problems();
        assertEquals(
                List.of(
                        "1:6: the byte E9 is not UTF-8; expected the file in UTF-8",
                        "2:6: the byte E9 is not UTF-8; expected the file in UTF-8"),
                problems.stream().map(Problem::toString).toList());
        for (byte[] utf16 :
                List.of(
                        "<list/>".getBytes(StandardCharsets.UTF_16),
                        "<list/>".getBytes(StandardCharsets.UTF_16LE),
                        "<list/>".getBytes(StandardCharsets.UTF_16BE))) {
            assertEquals(
                    List.of(
                            "1:1: the file is UTF-16, so none of it can be used; expected the file in UTF-8"),
                    AccessFile.parse(utf16).problems().stream().map(Problem::toString).toList());
        }
    }

    @Test
    void entitiesAreNeverExpanded() {
        StringBuilder laughs =
                new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE list [\n<!ENTITY a0 'ha'>\n");
        for (int i = 1; i < 50; i++) {
            laughs.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>\n");
        }
        laughs.append(
                "<!ENTITY file SYSTEM 'file:///etc/passwd'>\n]>\n<list><item type='group' value='&a49;' action='deny' order='1'/><item type='group' value='&file;' action='deny' order='2'/></list>");
        AccessFile file =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> AccessFile.parse(bytes(laughs.toString())));
        assertEquals(
                List.of(
                        "a document type (DOCTYPE) is not accepted, nor are entities",
                        "the reference &a49; means nothing",
                        "the reference &file; means nothing"),
                file.problems().stream().map(Problem::message).toList());
        assertEquals(List.of(), file.items());
    }

    @Test
    void whatIsEndlessIsBounded() {
        List<Problem> problems =
                AccessFile.parse(bytes("<list>" + "<x>".repeat(200_000))).problems();
        assertEquals(
                "more than 100 tags in each other; read no further",
                problems.get(problems.size() - 1).message());
        problems =
                AccessFile.parse(bytes("<list>\n" + "<item/>\n".repeat(200_000) + "</list>"))
                        .problems();
        assertEquals(1001, problems.size());
        assertEquals("and 399000 more problems", problems.get(1000).message());
        byte[] large = new byte[AccessFile.MAX_BYTES + 1];
        Arrays.fill(large, (byte) ' ');
        assertEquals(
                "1:1: the file has 134217729 bytes; expected 134217728 bytes at most",
                AccessList.read(large).problems().get(0).toString());
    }

    private static List<String> problems(String text) {
        return AccessFile.parse(bytes(text)).problems().stream().map(Problem::toString).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
