package org.igniterealtime.openfire.plugin.imservices.access;

import static org.igniterealtime.openfire.plugin.imservices.access.OpenfireLists.OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.jivesoftware.openfire.privacy.PrivacyList;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;
import org.xmpp.packet.Roster;

/**
 * Random lists and stanzas: Openfire's own {@link PrivacyList} and ours decide the same, but for what the XEP decides for us: see
 * {@link Clause}. Where a clause applies, the list or the stanza is put into the words that Openfire has for it, and then both must
 * agree again; so it hides nothing but what it names.
 */
class OpenfirePrivacyListTest {

    private static OpenfireLists openfire;

    @BeforeContainer
    static void startServer() {
        openfire = new OpenfireLists();
    }

    @AfterContainer
    static void stopServer() {
        openfire.close();
    }

    /** Clauses of XEP-0016, by which Openfire decides otherwise. */
    private enum Clause {
        /** Section 2.1, the fourth form: "the domain itself matches, as does any … address containing a subdomain". */
        SUBDOMAINS,
        /** Section 2.13: "will not receive any communications from, nor send any stanzas to". */
        WHAT_IS_SENT,
        /** Section 2.1: the children message and iq block "incoming" stanzas. */
        WHAT_COMES_ONLY,
        /** Section 2.1: the child iq is for "IQ stanzas", whichever class of the library holds one. */
        EVERY_IQ
    }

    /** An item of a list. */
    private record Item(AccessRule rule, long order) {
        Item about(String value) {
            return new Item(new AccessRule(rule.action(), rule.type(), value, rule.kinds()), order);
        }

        boolean is(RuleType type) {
            return rule.type() == type;
        }

        boolean names(StanzaKind kind) {
            return rule.kinds().contains(kind);
        }
    }

    private record Case(List<Item> items, List<JID> peers) {}

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void bothDecideTheSame(@ForAll("cases") Case some, @ForAll("facts") Optional<PeerFacts> facts) {
        List<Item> items = some.items();
        AccessList ours = ours(text(items));
        PrivacyList theirs = openfire.list(text(items));
        Set<Clause> differences = EnumSet.noneOf(Clause.class);
        int asked = 0;
        int denied = 0;
        for (JID peer : some.peers()) {
            facts.ifPresent(known -> openfire.know(peer, known));
            List<Item> forPeer = forSubdomains(items, peer);
            PrivacyList inTheirWords = openfire.list(text(forPeer));
            for (Supplier<Packet> stanza : StanzaKit.stanzas()) {
                for (boolean toService : new boolean[] {true, false}) {
                    Packet sent = addressed(stanza.get(), peer, toService);
                    Set<Clause> clauses = clauses(items, sent, toService);
                    Packet asTheySay = inTheirWords(sent, clauses);
                    if (!forPeer.equals(items)) {
                        clauses.add(Clause.SUBDOMAINS);
                    }
                    addressed(asTheySay, peer, toService);
                    boolean allowed =
                            ours.allows(
                                    peer,
                                    StanzaKind.of(sent, toService),
                                    facts.orElse(PeerFacts.STRANGER));
                    assertEquals(
                            !inTheirWords.shouldBlockPacket(asTheySay),
                            allowed,
                            () -> sent + "\n" + clauses + "\n" + text(items) + "\n" + facts);
                    if (clauses.size() == 1 && allowed == theirs.shouldBlockPacket(sent)) {
                        differences.addAll(clauses);
                    }
                    asked++;
                    denied += allowed ? 0 : 1;
                }
            }
            openfire.forget(peer);
        }
        // A test that never meets what it is about would prove nothing.
        Statistics.label("denied")
                .collect(denied == 0 ? "none" : denied == asked ? "all" : "some")
                .coverage(coverage -> coverage.check("some").percentage(share -> share > 20));
        for (Clause clause : Clause.values()) {
            Statistics.label(clause.name())
                    .collect(differences.contains(clause))
                    .coverage(coverage -> coverage.check(true).count(count -> count > 5));
        }
    }

    private static Packet addressed(Packet stanza, JID peer, boolean toService) {
        stanza.setFrom(toService ? peer : OWNER);
        stanza.setTo(toService ? OWNER : peer);
        return stanza;
    }

    /** {@link Clause#SUBDOMAINS}: the rules for a domain above the peer's name the peer's own. */
    private static List<Item> forSubdomains(List<Item> items, JID peer) {
        return items.stream()
                .map(
                        item ->
                                item.is(RuleType.JID) && isAbove(new JID(item.rule().value()), peer)
                                        ? item.about(peer.getDomain())
                                        : item)
                .toList();
    }

    private static boolean isAbove(JID rule, JID peer) {
        return rule.getNode() == null
                && rule.getResource() == null
                && peer.getDomain().endsWith("." + rule.getDomain());
    }

    /** Those that can make a difference. */
    private static Set<Clause> clauses(List<Item> items, Packet stanza, boolean toService) {
        Set<Clause> clauses = EnumSet.noneOf(Clause.class);
        for (Item item : items) {
            if (!toService && !(stanza instanceof Presence)) {
                boolean child =
                        item.names(stanza instanceof Message ? StanzaKind.MESSAGE : StanzaKind.IQ);
                if (!item.is(RuleType.EVERYBODY) && item.rule().kinds().isEmpty()) {
                    clauses.add(Clause.WHAT_IS_SENT);
                } else if (item.is(RuleType.EVERYBODY) && child && !(stanza instanceof Roster)) {
                    clauses.add(Clause.WHAT_COMES_ONLY);
                }
            } else if (stanza instanceof Roster && item.names(StanzaKind.IQ)) {
                clauses.add(Clause.EVERY_IQ);
            }
        }
        return clauses;
    }

    /** What is sent counts as a request for a subscription, which their children say nothing of and which they look at both ways. */
    private static Packet inTheirWords(Packet stanza, Set<Clause> clauses) {
        if (clauses.contains(Clause.WHAT_IS_SENT) || clauses.contains(Clause.WHAT_COMES_ONLY)) {
            return new Presence(Presence.Type.subscribe);
        }
        return clauses.contains(Clause.EVERY_IQ) ? new IQ(((IQ) stanza).getType()) : stanza;
    }

    @Example
    void subdomains() {
        Message message = new Message();
        addressed(message, new JID("romeo@chat.example.com"), true);
        String text = text(rule(RuleType.JID, "example.com"));
        assertFalse(openfire.list(text).shouldBlockPacket(message));
        assertFalse(allows(text, message, true));
    }

    @Example
    void whatIsSent() {
        for (Packet stanza : List.of(new Message(), new IQ())) {
            addressed(stanza, new JID("romeo@example.com"), false);
            String text = text(rule(RuleType.JID, "romeo@example.com"));
            assertFalse(openfire.list(text).shouldBlockPacket(stanza));
            assertFalse(allows(text, stanza, false));
        }
    }

    @Example
    void whatComesOnly() {
        String text = text(rule(RuleType.EVERYBODY, "", StanzaKind.MESSAGE, StanzaKind.IQ));
        for (Packet stanza : List.of(new Message(), new IQ())) {
            addressed(stanza, new JID("romeo@example.com"), false);
            assertTrue(openfire.list(text).shouldBlockPacket(stanza));
            assertTrue(allows(text, stanza, false));
        }
    }

    @Example
    void everyIq() {
        Packet roster = addressed(new Roster(), new JID("romeo@example.com"), true);
        String text = text(rule(RuleType.EVERYBODY, "", StanzaKind.IQ));
        assertFalse(openfire.list(text).shouldBlockPacket(roster));
        assertFalse(allows(text, roster, true));
    }

    private static List<Item> rule(RuleType type, String value, StanzaKind... kinds) {
        return List.of(new Item(new AccessRule(Action.DENY, type, value, Set.of(kinds)), 1));
    }

    private static boolean allows(String text, Packet stanza, boolean toService) {
        JID peer = toService ? stanza.getFrom() : stanza.getTo();
        return ours(text).allows(peer, StanzaKind.of(stanza, toService), PeerFacts.STRANGER);
    }

    private static String text(List<Item> items) {
        StringBuilder text = new StringBuilder("<list name='a'>");
        for (Item item : items) {
            text.append(RuleText.of(item.rule(), item.order(), '\''));
        }
        return text.append("</list>").toString();
    }

    private static AccessList ours(String text) {
        return AccessList.read(text.getBytes(StandardCharsets.UTF_8)).list().orElseThrow();
    }

    @Provide
    Arbitrary<Optional<PeerFacts>> facts() {
        return AccessKit.facts().optional(0.8);
    }

    @Provide
    Arbitrary<Case> cases() {
        return StanzaKit.worlds()
                .flatMap(
                        world ->
                                Combinators.combine(
                                                lists(world),
                                                StanzaKit.peers(world)
                                                        .list()
                                                        .ofMinSize(1)
                                                        .ofMaxSize(4))
                                        .as(Case::new));
    }

    /** The orders stand in any order, up to where Openfire's end. */
    private static Arbitrary<List<Item>> lists(Set<String> addresses) {
        Arbitrary<Long> orders =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.longs().between(0, Integer.MAX_VALUE));
        return Combinators.combine(AccessKit.rules(Arbitraries.of(addresses)), orders)
                .as(Item::new)
                .list()
                .uniqueElements(Item::order)
                .ofMaxSize(10);
    }
}
