package org.igniterealtime.openfire.plugin.imservices.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.xmpp.packet.JID;

/** Whatever the bytes: they survive, and they are a list or have problems; what is a list is one for the JDK's parser, too. */
class AccessFilePropertyTest {

    @Property(tries = 3000)
    void anyBytesAreAListOrHaveProblems(@ForAll byte[] content) {
        check(content);
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void anyTextThatLooksLikeAListIsOneOrHasProblems(@ForAll("almostLists") String text) {
        check(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(byte[] content) {
        AccessFile file = AccessFile.parse(content);
        assertArrayEquals(content, file.print());
        String text = new String(content, StandardCharsets.UTF_8);
        int lines = (int) text.replace("\r\n", "\n").replace('\r', '\n').lines().count() + 1;
        for (Problem problem : file.problems()) {
            assertTrue(problem.line() >= 1 && problem.line() <= lines, problem::toString);
            assertTrue(problem.column() >= 1, problem::toString);
        }
        assertEquals(
                file.isValid(),
                file.problems().stream().noneMatch(it -> it.severity() == Problem.Severity.ERROR));
        assertEquals(file.isValid(), file.list().isPresent());
        if (file.isValid()) {
            assertEquals(
                    Optional.of(
                            file.items().stream()
                                    .map(item -> shown(item.order(), item.rule()))
                                    .toList()),
                    readByTheJdk(content),
                    text);
        }
    }

    private static String shown(long order, AccessRule rule) {
        return order
                + " "
                + rule.action().word()
                + (rule.type() == RuleType.EVERYBODY ? " null" : " " + rule.type().word())
                + " "
                + rule.value()
                + " "
                + rule.kinds().stream().map(StanzaKind::element).sorted().toList();
    }

    /** The items; empty when the JDK finds the text ill-formed. */
    private static Optional<List<String>> readByTheJdk(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        List<String> items = new ArrayList<>();
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(content));
            String item = null;
            List<String> kinds = new ArrayList<>();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (name.equals("item")) {
                        String value = reader.getAttributeValue(null, "value");
                        item =
                                Orders.parse(reader.getAttributeValue(null, "order").strip())
                                        + " "
                                        + reader.getAttributeValue(null, "action")
                                        + " "
                                        + reader.getAttributeValue(null, "type")
                                        + " "
                                        + (value == null ? "" : value);
                        kinds.clear();
                    } else if (!name.equals("list") && !kinds.contains(name)) {
                        kinds.add(name);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("item")) {
                    items.add(item + " " + kinds.stream().sorted().toList());
                }
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.of(items);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void aSetRuleChangesItsOwnItemOnly(
            @ForAll("lists") String text, @ForAll("rules") AccessRule rule, @ForAll int pick) {
        AccessFile file = parse(text);
        int index = index(pick, file.items().size());
        AccessItem item = file.rules().get(index);
        AccessFile edited = file.set(index, rule);
        byte[] before = file.print();
        byte[] after = edited.print();
        int tail = before.length - item.end();
        assertEquals(Bytes.string(before, 0, item.start()), Bytes.string(after, 0, item.start()));
        assertEquals(
                Bytes.string(before, item.end(), before.length),
                Bytes.string(after, after.length - tail, after.length));
        List<AccessRule> expected = said(file);
        expected.set(index, rule);
        assertEquals(expected, said(edited));
        assertEquals(item.order(), edited.rules().get(index).order());
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void aRuleIsInsertedAndRemovedAgain(
            @ForAll("lists") String text, @ForAll("rules") AccessRule rule, @ForAll int pick) {
        AccessFile file = parse(text);
        int index = index(pick, file.items().size() + 1);
        AccessFile edited = file.insert(index, rule);
        List<AccessRule> expected = said(file);
        expected.add(index, rule);
        assertEquals(expected, said(edited));
        AccessFile back = edited.remove(index);
        assertEquals(said(file), said(back));
        if (file.rules().stream()
                .map(AccessItem::order)
                .toList()
                .equals(back.rules().stream().map(AccessItem::order).toList())) {
            // Among items that share a line, spaces and tabs may be other ones.
            String after = new String(back.print(), StandardCharsets.UTF_8);
            assertEquals(text.replaceAll("[ \t]", ""), after.replaceAll("[ \t]", ""));
        }
        assertEquals(comments(text), comments(new String(back.print(), StandardCharsets.UTF_8)));
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void aRuleIsMoved(@ForAll("lists") String text, @ForAll int one, @ForAll int other) {
        AccessFile file = parse(text);
        int from = index(one, file.items().size());
        int to = index(other, file.items().size());
        AccessFile edited = file.move(from, to);
        List<AccessRule> expected = said(file);
        expected.add(to, expected.remove(from));
        assertEquals(expected, said(edited));
        String after = new String(edited.print(), StandardCharsets.UTF_8);
        assertEquals(comments(text), comments(after));
        assertEquals(rest(text), rest(after));
    }

    private static int index(int pick, int size) {
        return Math.floorMod(pick, size);
    }

    private static List<AccessRule> said(AccessFile file) {
        return new ArrayList<>(file.rules().stream().map(AccessItem::rule).toList());
    }

    /** All but items, comments and white space. */
    private static String rest(String text) {
        return text.replaceAll("(?s)<item[^>]*/>|<item.*?</item>|<!--.*?-->|\\s", "");
    }

    private static List<String> comments(String text) {
        return Pattern.compile("<!--.*?-->")
                .matcher(text)
                .results()
                .map(it -> it.group())
                .sorted()
                .toList();
    }

    private static AccessFile parse(String text) {
        AccessFile file = AccessFile.parse(text.getBytes(StandardCharsets.UTF_8));
        assertTrue(file.isValid(), () -> file.problems() + "\n" + text);
        return file;
    }

    @Provide
    Arbitrary<AccessRule> rules() {
        return AccessKit.rules();
    }

    /** Right ones, of at least one item, written in many ways. */
    @Provide
    Arbitrary<String> lists() {
        Arbitrary<List<Long>> orders =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 9).list().uniqueElements().ofSize(6),
                        Arbitraries.longs()
                                .between(AccessItem.MAX_ORDER - 8, AccessItem.MAX_ORDER)
                                .list()
                                .uniqueElements()
                                .ofSize(6),
                        Arbitraries.longs().between(0, 999).list().uniqueElements().ofSize(6));
        Arbitrary<String> behind =
                Arbitraries.of("\n", "\n", "\r\n", " <!-- ä -->\n", "\n  <!-- a -->\n\n", "", " ");
        Arbitrary<List<String>> ends = behind.list().ofSize(6);
        return Combinators.combine(
                        AccessKit.rules().list().ofMinSize(1).ofMaxSize(6),
                        orders,
                        ends,
                        Arbitraries.of(
                                "\uFEFF<list>\n", "<list name='a'>", "<!-- x -->\n<list>\r\n"),
                        Arbitraries.of("'", "\""),
                        Arbitraries.of("  ", "\t", ""))
                .as(
                        (rules, numbers, breaks, head, quote, indent) -> {
                            StringBuilder text = new StringBuilder(head);
                            for (int i = 0; i < rules.size(); i++) {
                                text.append(indent)
                                        .append(
                                                RuleText.of(
                                                        rules.get(i),
                                                        numbers.get(i),
                                                        quote.charAt(0)))
                                        .append(breaks.get(i));
                            }
                            return text + "</list>\n";
                        });
    }

    @Provide
    Arbitrary<String> almostLists() {
        Arbitrary<String> item =
                Combinators.combine(AccessKit.rules(), Arbitraries.longs().between(0, 40))
                        .as((rule, order) -> RuleText.of(rule, order, order % 2 == 0 ? '\'' : '"'));
        Arbitrary<String> scraps =
                Arbitraries.of(
                        "<item",
                        "<item ",
                        " type='jid'",
                        " type = 'group'",
                        " value='a@x.org'",
                        " value=\"&lt;&#x41;&#10;\"",
                        " value='\n\ta'",
                        " action='deny'",
                        " action='allow'",
                        " order='77'",
                        " order=' 78 '",
                        " order='079'",
                        " xmlns='jabber:iq:privacy'",
                        "/>",
                        ">",
                        "</item>",
                        "</item >",
                        "<iq/>",
                        "<message></message>",
                        "<presence-in />",
                        "<list>",
                        "</list>",
                        "<!-- - -->",
                        "<!---->",
                        "<!--->",
                        "<!-- -- -->",
                        "<?x y?>",
                        "<??>",
                        "<?xml version='1.0'?>",
                        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
                        "<![CDATA[ ]]>",
                        "]]>",
                        "&amp;",
                        "'",
                        "\"",
                        "<",
                        "&",
                        "\n",
                        "\r\n",
                        " ",
                        "\u0000",
                        "\uFFFE",
                        "ж");
        Arbitrary<String> part = Arbitraries.oneOf(item, item, item, scraps);
        return Combinators.combine(
                        Arbitraries.of(
                                "<list>",
                                "<list name='a'>\n",
                                "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<list>",
                                "<?xml version = \"1.0\" ?><list>",
                                "\uFEFF<list xmlns='jabber:iq:privacy'>",
                                "<list >",
                                ""),
                        part.list().ofMaxSize(5),
                        Arbitraries.of(
                                "</list>", "</list>\n<!-- end -->\n", "</list >", "<list/>", ""))
                .as((head, parts, tail) -> head + String.join("", parts) + tail);
    }

    @Property(tries = 2000)
    void anAddressIsPreparedOrRefused(@ForAll String value) {
        String text =
                RuleText.of(
                        new AccessRule(Action.DENY, RuleType.JID, "v" + value, Set.of()), 1, '\'');
        byte[] content = ("<list>" + text + "</list>").getBytes(StandardCharsets.UTF_8);
        AccessReading reading = AccessList.read(content);
        reading.list()
                .ifPresent(
                        list ->
                                assertEquals(
                                        false,
                                        list.allows(
                                                new JID("v" + value),
                                                StanzaKind.MESSAGE,
                                                PeerFacts.STRANGER)));
    }
}
