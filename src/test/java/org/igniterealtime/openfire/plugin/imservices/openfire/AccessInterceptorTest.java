package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.ClientSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.Presence;

/** A gate at a domain that the server itself serves, as its chat rooms. */
class AccessInterceptorTest {

    private static final String ROOMS = "conference.example.org";
    private static final JID ROOM = new JID("lobby@" + ROOMS);
    private static final JID JULIET = new JID("juliet@example.org/balcony");
    private static final JID ROMEO = new JID("romeo@example.org/garden");

    private final ClientSession romeo = mock(ClientSession.class);
    private final List<Packet> answers = new ArrayList<>();
    private final Gate gate = new Gate();
    private final Rejections rejections = new Rejections();
    private final AccessInterceptor interceptor =
            new AccessInterceptor(
                    new OutsideRoutes(mock(RoutingTable.class), mock(ServerInternals.class)),
                    new Detour(mock(XMPPServer.class), rejections),
                    rejections,
                    new RemoteTap(address -> true, event -> {}),
                    answers::add);

    @BeforeEach
    void guard() {
        when(romeo.getAddress()).thenReturn(ROMEO);
        gate.enforce(
                AccessLists.of(
                        "<item type='jid' value='juliet@example.org' action='allow' order='1'/>"
                                + "<item action='deny' order='2'/>"),
                PeerFacts.STRANGER);
        interceptor.guard(ROOMS, gate, sent -> {});
    }

    private static <P extends Packet> P stanza(P packet, JID from, JID to) {
        packet.setFrom(from);
        packet.setTo(to);
        packet.setID("id7");
        return packet;
    }

    private boolean comesIn(Packet packet) {
        return passes(packet, true);
    }

    private boolean isSent(Packet packet) {
        return passes(packet, false);
    }

    private boolean passes(Packet packet, boolean incoming) {
        try {
            interceptor.interceptPacket(packet, romeo, incoming, false);
            return true;
        } catch (PacketRejectedException e) {
            assertEquals("", e.getRejectionMessage() == null ? "" : e.getRejectionMessage());
            return false;
        }
    }

    /** XEP-0016 section 2.14. */
    @Test
    void whatAsksIsAnsweredAndTheRestIsDroppedWithoutAWord() {
        for (Packet sample : StanzaSamples.all()) {
            answers.clear();
            assertFalse(comesIn(stanza(sample, ROMEO, ROOM)), sample.toXML());
            boolean asks =
                    sample instanceof IQ iq
                                    && Set.of(IQ.Type.get, IQ.Type.set).contains(iq.getType())
                            || sample instanceof Message message
                                    && message.getType() != Message.Type.error;
            assertEquals(asks ? 1 : 0, answers.size(), sample.toXML());
            if (asks) {
                Packet answer = answers.get(0);
                assertEquals(
                        PacketError.Condition.service_unavailable,
                        answer.getError().getCondition());
                assertEquals(ROOM, answer.getFrom());
                assertEquals(ROMEO, answer.getTo());
                assertEquals("id7", answer.getID());
            }
        }
    }

    @Test
    void whatTheServerAnswersToARejectionIsNotSeen() {
        comesIn(stanza(new IQ(IQ.Type.get), ROMEO, ROOM));
        comesIn(stanza(new IQ(IQ.Type.get), ROMEO, ROOM));
        assertFalse(isSent(notAllowed(new IQ(IQ.Type.error))));
        assertTrue(isSent(notAllowed(new IQ(IQ.Type.error))));

        comesIn(stanza(new Presence(), ROMEO, ROOM));
        assertFalse(isSent(notAllowed(new Presence(Presence.Type.error))));
        assertTrue(isSent(notAllowed(new Presence(Presence.Type.error))));
    }

    private static <P extends Packet> P notAllowed(P packet) {
        stanza(packet, ROOM, ROMEO);
        packet.setError(PacketError.Condition.not_allowed);
        return packet;
    }

    @Test
    void whoIsLetInPassesBothWays() {
        for (Packet sample : StanzaSamples.all()) {
            assertTrue(comesIn(stanza(sample, JULIET, ROOM)), sample.toXML());
            assertTrue(comesIn(stanza(sample, ROOM, JULIET)), sample.toXML());
        }
        assertEquals(List.of(), answers);
    }

    @Test
    void whatARoomSendsToWhomItIsClosedIsDroppedButForTheFarewell() {
        for (Packet sample : StanzaSamples.all()) {
            boolean farewell =
                    sample instanceof Presence presence
                            && presence.getType() == Presence.Type.unavailable;
            assertEquals(farewell, comesIn(stanza(sample, ROOM, ROMEO)), sample.toXML());
        }
        assertEquals(List.of(), answers);
    }

    @Test
    void allFormsOfTheDomainAreGuarded() {
        for (String to :
                List.of(ROOMS, "lobby@" + ROOMS, "lobby@" + ROOMS + "/nick", ROOMS + "/x")) {
            assertFalse(comesIn(stanza(new Message(), ROMEO, new JID(to))), to);
        }
    }

    @Test
    void whatConcernsNoGatePasses() {
        assertTrue(comesIn(stanza(new Message(), ROMEO, JULIET)));
        assertTrue(comesIn(stanza(new Presence(), ROMEO, null)));
        assertTrue(comesIn(stanza(new IQ(), null, null)));
        assertTrue(comesIn(stanza(new IQ(), ROMEO, new JID("a." + ROOMS))));
        assertFalse(comesIn(stanza(new Message(), null, ROOM)));
        assertFalse(comesIn(stanza(new Message(), ROOM, null)));
    }

    @Test
    void aGateThatIsTakenAwayHoldsNobody() {
        interceptor.unguard(ROOMS);
        assertTrue(comesIn(stanza(new Message(), ROMEO, ROOM)));
    }

    @Test
    void aDomainMayBeOutsideAndGuarded() {
        interceptor.watch(ROOMS);
        assertFalse(comesIn(stanza(new Message(), ROMEO, ROOM)));
        interceptor.unguard(ROOMS);
        assertTrue(comesIn(stanza(new Message(), ROMEO, ROOM)));
        interceptor.guard(ROOMS, gate, sent -> {});
        interceptor.unwatch(ROOMS);
        assertFalse(comesIn(stanza(new Message(), ROMEO, ROOM)));
    }
}
