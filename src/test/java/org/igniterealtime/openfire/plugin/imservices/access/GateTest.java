package org.igniterealtime.openfire.plugin.imservices.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

class GateTest {

    private static final JID SERVICE = new JID("irc.example.org");
    private static final JID JULIET = new JID("juliet@example.org/balcony");
    private static final JID ROMEO = new JID("romeo@example.org/garden");

    private final Gate gate = new Gate();

    @Test
    void isClosedAtFirst() {
        assertFalse(gate.isOpen());
        for (StanzaKind kind : StanzaKind.values()) {
            assertFalse(gate.allows(JULIET, kind), kind.name());
        }
        assertFalse(gate.allows(null, StanzaKind.IQ));
        assertFalse(gate.allows(stanza(new Message(), JULIET, SERVICE), true));
    }

    @Test
    void openedItLetsEverythingPass() {
        gate.open();

        assertTrue(gate.isOpen());
        for (StanzaKind kind : StanzaKind.values()) {
            assertTrue(gate.allows(JULIET, kind), kind.name());
        }
        assertTrue(gate.allows(null, StanzaKind.IQ));
        assertTrue(gate.allows(new Message(), true));
    }

    @Test
    void aListDecidesByTheEndThatIsNotTheService() {
        gate.enforce(
                list(
                        "<item type='jid' value='juliet@example.org' action='allow' order='1'/>"
                                + "<item action='deny' order='2'/>"),
                PeerFacts.STRANGER);

        assertFalse(gate.isOpen());
        assertTrue(gate.allows(stanza(new IQ(), JULIET, SERVICE), true));
        assertFalse(gate.allows(stanza(new IQ(), ROMEO, SERVICE), true));
        assertTrue(gate.allows(stanza(new IQ(), SERVICE, JULIET), false));
        assertFalse(gate.allows(stanza(new IQ(), SERVICE, ROMEO), false));
    }

    @Test
    void kindsAreToldApart() {
        gate.enforce(
                list("<item action='deny' order='1'><presence-out/></item>"), PeerFacts.STRANGER);

        assertFalse(gate.allows(stanza(new Presence(), SERVICE, JULIET), false));
        assertTrue(gate.allows(stanza(new Presence(), JULIET, SERVICE), true));
        assertTrue(
                gate.allows(stanza(new Presence(Presence.Type.subscribe), SERVICE, JULIET), false));
    }

    @Test
    void nobodyKnownPassesNoList() {
        gate.enforce(list(""), PeerFacts.STRANGER);

        assertTrue(gate.allows(stanza(new Message(), JULIET, SERVICE), true));
        assertFalse(gate.allows(stanza(new Message(), null, SERVICE), true));
        assertFalse(gate.allows(stanza(new Message(), SERVICE, null), false));
    }

    @Test
    void groupsThatPeopleChooseCountAgainstThemOnly() {
        PeerFacts facts =
                new PeerFacts() {
                    @Override
                    public List<String> groups(JID peer) {
                        return List.of();
                    }

                    @Override
                    public List<String> chosenGroups(JID peer) {
                        return List.of("Staff", "Ignored");
                    }

                    @Override
                    public Subscription subscription(JID peer) {
                        return Subscription.NONE;
                    }
                };
        String staff = "<item type='group' value='Staff' action='allow' order='1'/>";
        gate.enforce(list(staff + "<item action='deny' order='2'/>"), facts);
        assertFalse(gate.allows(JULIET, StanzaKind.IQ));

        gate.enforce(
                list(
                        staff
                                + "<item type='group' value='Ignored' action='deny' order='2'/>"
                                + "<item action='allow' order='3'/>"),
                facts);
        assertFalse(gate.allows(JULIET, StanzaKind.IQ));
    }

    @Test
    void aListSaysWhatItAsksFor() {
        AccessList few =
                list(
                        "<item type='group' value='Staff' action='allow' order='1'/>"
                                + "<item type='group' value='Guests' action='deny' order='2'/>");
        assertEquals(Set.of("Staff", "Guests"), few.groups());
        assertFalse(few.asksForSubscriptions());
        assertTrue(
                list("<item type='subscription' value='both' action='allow' order='1'/>")
                        .asksForSubscriptions());
    }

    private static AccessList list(String items) {
        return AccessList.read(("<list>" + items + "</list>").getBytes(UTF_8)).list().orElseThrow();
    }

    private static Packet stanza(Packet stanza, JID from, JID to) {
        stanza.setFrom(from);
        stanza.setTo(to);
        return stanza;
    }
}
