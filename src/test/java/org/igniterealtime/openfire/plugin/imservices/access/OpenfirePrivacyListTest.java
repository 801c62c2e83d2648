package org.igniterealtime.openfire.plugin.imservices.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.privacy.PrivacyList;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.roster.RosterManager;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * Random lists and stanzas: Openfire's own {@link PrivacyList} and ours decide the same, but for what the XEP decides for us. The
 * server and its rosters are mocks, because a list asks them for the owner's roster and nothing else.
 */
class OpenfirePrivacyListTest {

    private static final JID OWNER = new JID("irc.example.net");

    private final XMPPServer server = mock(XMPPServer.class, withSettings().stubOnly());
    private final Roster roster = mock(Roster.class, withSettings().stubOnly());
    private RosterItem known;

    @BeforeProperty
    void startServer() throws ReflectiveOperationException {
        RosterManager rosters = mock(RosterManager.class, withSettings().stubOnly());
        when(server.getRosterManager()).thenReturn(rosters);
        try {
            when(rosters.getRoster(any())).thenReturn(roster);
            when(roster.getRosterItem(any())).thenAnswer(call -> known);
        } catch (UserNotFoundException e) {
            throw new AssertionError(e);
        }
        instance().set(null, server);
    }

    @AfterProperty
    void stopServer() throws ReflectiveOperationException {
        instance().set(null, null);
    }

    private static Field instance() throws NoSuchFieldException {
        Field instance = XMPPServer.class.getDeclaredField("instance");
        instance.setAccessible(true);
        return instance;
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void bothDecideTheSame(
            @ForAll("rules") List<AccessRule> rules, @ForAll("facts") PeerFacts facts)
            throws Exception {
        String text = text(rules);
        AccessList ours = ours(text);
        PrivacyList theirs = theirs(text);
        for (String address : AccessKit.ADDRESSES) {
            JID peer = new JID(address);
            know(peer, facts);
            for (Packet stanza : incoming()) {
                stanza.setFrom(peer);
                stanza.setTo(OWNER);
                same(ours, theirs, stanza, true, facts, text);
            }
            for (Presence presence : presences()) {
                presence.setFrom(OWNER);
                presence.setTo(peer);
                same(ours, theirs, presence, false, facts, text);
            }
        }
    }

    private static void same(
            AccessList ours,
            PrivacyList theirs,
            Packet stanza,
            boolean toService,
            PeerFacts facts,
            String text) {
        JID peer = toService ? stanza.getFrom() : stanza.getTo();
        assertEquals(
                !theirs.shouldBlockPacket(stanza),
                ours.allows(peer, StanzaKind.of(stanza, toService), facts),
                () -> stanza + "\n" + text + "\n" + facts);
    }

    /** Section 2.1, the fourth form of an address: "the domain itself matches, as does any … address containing a subdomain". */
    @Example
    void aDomainIsForItsSubdomainsToo() throws Exception {
        String text = text(List.of(AccessRule.of(Action.DENY, RuleType.JID, "example.com")));
        Message message = new Message();
        message.setFrom("romeo@chat.example.com");
        message.setTo(OWNER);
        assertFalse(theirs(text).shouldBlockPacket(message));
        assertFalse(ours(text).allows(message.getFrom(), StanzaKind.MESSAGE, PeerFacts.STRANGER));
    }

    /** Section 2.13: "will not receive any communications from, nor send any stanzas to". */
    @Example
    void anItemWithoutChildrenIsForWhatIsSentToo() throws Exception {
        String text = text(List.of(AccessRule.of(Action.DENY, RuleType.JID, "romeo@example.com")));
        Message message = new Message();
        message.setFrom(OWNER);
        message.setTo("romeo@example.com");
        assertFalse(theirs(text).shouldBlockPacket(message));
        assertFalse(
                ours(text)
                        .allows(
                                message.getTo(),
                                StanzaKind.of(message, false),
                                PeerFacts.STRANGER));
    }

    /** Section 2.1: the child message "blocks incoming message stanzas", those only. */
    @Example
    void aChildForMessagesIsForWhatComesOnly() throws Exception {
        String text =
                text(
                        List.of(
                                new AccessRule(
                                        Action.DENY,
                                        RuleType.EVERYBODY,
                                        "",
                                        Set.of(StanzaKind.MESSAGE))));
        Message message = new Message();
        message.setFrom(OWNER);
        message.setTo("romeo@example.com");
        assertTrue(theirs(text).shouldBlockPacket(message));
        assertTrue(
                ours(text)
                        .allows(
                                message.getTo(),
                                StanzaKind.of(message, false),
                                PeerFacts.STRANGER));
    }

    private static String text(List<AccessRule> rules) {
        StringBuilder text = new StringBuilder("<list name='a'>");
        for (int i = 0; i < rules.size(); i++) {
            text.append(RuleText.of(rules.get(i), 10L * i, '\''));
        }
        return text.append("</list>").toString();
    }

    private static AccessList ours(String text) {
        return AccessList.read(text.getBytes(StandardCharsets.UTF_8)).list().orElseThrow();
    }

    /** As the server makes one from its database, but for telling its caches. */
    private static PrivacyList theirs(String text) throws Exception {
        PrivacyList list = new PrivacyList();
        Field owner = PrivacyList.class.getDeclaredField("userJID");
        owner.setAccessible(true);
        owner.set(list, OWNER);
        Method update =
                PrivacyList.class.getDeclaredMethod("updateList", Element.class, boolean.class);
        update.setAccessible(true);
        update.invoke(list, DocumentHelper.parseText(text).getRootElement(), false);
        return list;
    }

    private void know(JID peer, PeerFacts facts) {
        known =
                new RosterItem(
                        1,
                        peer.asBareJID(),
                        RosterItem.SubType.getTypeFromInt(
                                switch (facts.subscription(peer)) {
                                    case NONE -> 0;
                                    case TO -> 1;
                                    case FROM -> 2;
                                    case BOTH -> 3;
                                }),
                        RosterItem.ASK_NONE,
                        RosterItem.RECV_NONE,
                        "",
                        new ArrayList<>(facts.groups(peer)));
    }

    private static List<Packet> incoming() {
        List<Packet> stanzas = new ArrayList<>(presences());
        stanzas.add(new Message());
        stanzas.add(new IQ(IQ.Type.get));
        stanzas.add(new IQ(IQ.Type.result));
        return stanzas;
    }

    private static List<Presence> presences() {
        return List.of(
                new Presence(),
                new Presence(Presence.Type.unavailable),
                new Presence(Presence.Type.subscribe),
                new Presence(Presence.Type.probe));
    }

    @Provide
    Arbitrary<PeerFacts> facts() {
        return AccessKit.facts();
    }

    /** Without domains that have subdomains among the addresses. */
    @Provide
    Arbitrary<List<AccessRule>> rules() {
        return AccessKit.rules()
                .filter(rule -> !List.of("x.org", "org").contains(rule.value()))
                .list()
                .ofMaxSize(8);
    }
}
