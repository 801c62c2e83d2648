package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.igniterealtime.openfire.plugin.imservices.access.Verdict;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomePaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.JID;

/** Rules are edited in a text; the server is not there. */
class AccessRulesTest {

    private static final String PATH = "conf/friends.xml";

    private static final String LIST =
            """
            <!-- ours -->
            <list name='friends'>
              <item type='jid' value='juliet@example.com' action='allow' order='6'/> <!-- the nurse asked -->
              <item type='group' value='Staff' action='allow' order='8'><message/></item>
              <item action='deny' order='444'/>
            </list>
            """;

    @TempDir Path home;

    private final ServicesAdministration services = mock(ServicesAdministration.class);
    private AccessRules rules;

    @BeforeEach
    void make() {
        ServerFacts server = mock(ServerFacts.class);
        when(server.serverDomain()).thenReturn("example.org");
        when(server.locale()).thenReturn(Locale.ROOT);
        Language language = new Language(server::locale);
        HomeFiles files = new HomeFiles(new HomePaths(home), language);
        TextFiles texts =
                new TextFiles(
                        files,
                        new AccessLists(files, new StaffOfOneService(), language),
                        mock(Applied.class),
                        mock(Audit.class),
                        language);
        rules = new AccessRules(texts, services, server, new StaffOfOneService());
    }

    /** Romeo is in the group Staff; nobody has a subscription. */
    private static final class StaffOfOneService implements AccessFacts {
        @Override
        public List<String> groups() {
            return List.of("Staff");
        }

        @Override
        public Set<String> unknownGroups(Set<String> names) {
            Set<String> unknown = new HashSet<>(names);
            unknown.remove("Staff");
            return unknown;
        }

        @Override
        public PeerFacts peers(String domain, AccessList list) {
            return new PeerFacts() {
                @Override
                public List<String> groups(JID peer) {
                    return "romeo".equals(peer.getNode()) ? List.of("Staff") : List.of();
                }

                @Override
                public Subscription subscription(JID peer) {
                    return Subscription.NONE;
                }
            };
        }
    }

    @Test
    void editsKeepWhatTheyAreNotAbout() throws Exception {
        RuleDraft draft = new RuleDraft("deny", "jid", " paris@example.com ", List.of("iq"));
        AccessText text = rules.insert(PATH, LIST, 1, draft);
        assertTrue(text.valid());
        assertEquals(4, text.rules().size());
        assertEquals("paris@example.com", text.rules().get(1).rule().value());
        text = rules.move(PATH, text.text(), 1, 0);
        text =
                rules.set(
                        PATH,
                        text.text(),
                        2,
                        new RuleDraft("deny", "subscription", "both", List.of()));
        text = rules.remove(PATH, text.text(), 0);
        assertEquals(3, text.rules().size());
        assertTrue(text.text().startsWith("<!-- ours -->\n"), text.text());
        assertTrue(text.text().contains("<!-- the nurse asked -->"), text.text());
        assertTrue(text.text().contains("type='subscription' value='both'"), text.text());
    }

    @Test
    void whatIsWrongWithARuleIsSaid() {
        assertReason("two words@example", "jid", "two words@example");
        assertReason("", "jid", "missing");
        assertReason("sometimes", "subscription", "sometimes");
        assertReason("x", "nothing", "missing");
    }

    @Test
    void groupsThatTheServerDoesNotHaveAreSaid() throws Exception {
        assertEquals(List.of(), groupProblems("allow", "Staff"));
        assertEquals(
                List.of(
                        "1:7: the server has no group \"Staf\", so the item lets nobody in; expected the"
                                + " name of a group, or the one under which it is shared into rosters"),
                groupProblems("allow", "Staf"));
        assertTrue(groupProblems("deny", "Staf").get(0).contains("his own roster"));
    }

    private List<String> groupProblems(String action, String group) throws Exception {
        String text =
                "<list><item type='group' value='%s' action='%s' order='1'/><item action='deny' order='2'/></list>"
                        .formatted(group, action);
        return rules.look(PATH, text).problems().stream()
                .map(it -> it.line() + ":" + it.column() + ": " + it.text())
                .toList();
    }

    private void assertReason(String value, String type, String part) {
        RuleDraft draft = new RuleDraft("allow", type, value, List.of());
        AdministrationException refusal =
                assertThrows(
                        AdministrationException.class, () -> rules.insert(PATH, LIST, 0, draft));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void anInvalidTextIsNotEditedAndDecidesNothing() throws Exception {
        String invalid = LIST.replace("order='8'", "order='6'");
        assertFalse(rules.look(PATH, invalid).valid());
        assertThrows(AdministrationException.class, () -> rules.remove(PATH, invalid, 0));
        assertThrows(AdministrationException.class, () -> rules.decide(invalid, "a@b", ""));
        assertThrows(AdministrationException.class, () -> rules.remove(PATH, LIST, 3));
    }

    @Test
    void decisionsAreThoseOfTheTextWithTheServersGroups() throws Exception {
        Verdict romeo = rules.decide(LIST, "romeo@example.org/orchard", "irc.example.org");
        assertTrue(romeo.of(StanzaKind.MESSAGE).allowed());
        assertFalse(romeo.of(StanzaKind.IQ).allowed());
        assertTrue(rules.decide(LIST, " juliet@example.com ", "").allowed());
        assertTrue(rules.decide(LIST, "paris@example.com", "").denied());
        assertThrows(AdministrationException.class, () -> rules.decide(LIST, "@", ""));
    }

    @Test
    void theServicesOfAFileAreFoundHoweverItsPathIsWritten() {
        when(services.rows(any()))
                .thenReturn(
                        new Rows(
                                3,
                                3,
                                "1",
                                "",
                                List.of(
                                        row("a.example.org", PATH),
                                        row("b.example.org", ""),
                                        row("c.example.org", "conf/./friends.xml"))));
        assertEquals(List.of("a.example.org", "c.example.org"), rules.usedBy(PATH));
    }

    private static Row row(String domain, String access) {
        return new Row(
                domain,
                1,
                "",
                "gateway",
                "irc",
                "public",
                access,
                true,
                Optional.empty(),
                Phrase.NOTHING,
                Optional.empty(),
                OptionalInt.empty(),
                List.of());
    }

    @Test
    void theExampleIsAListThatKeepsStrangersOut() throws Exception {
        AccessText example = rules.look(PATH, rules.example());
        assertEquals(List.of(), example.problems());
        assertTrue(example.valid());
        assertTrue(rules.decide(example.text(), "admin@example.org", "").allowed());
        assertTrue(rules.decide(example.text(), "x@example.org", "").denied());
    }
}
