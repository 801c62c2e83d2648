package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.ClientSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.Presence;

/** Openfire answers a request that an interceptor takes out; that answer, and no other, is kept from the user. */
class DetourTest {

    private static final JID ALICE = new JID("alice@example.org/desk");
    private static final JID BOB = new JID("bob@irc.example.net");

    private final ClientSession alice = mock(ClientSession.class);
    private final Rejections rejections = new Rejections();
    private final Detour detour = new Detour(mock(XMPPServer.class), rejections);
    private final AccessInterceptor interceptor =
            new AccessInterceptor(
                    new OutsideRoutes(mock(RoutingTable.class), mock(ServerInternals.class)),
                    detour,
                    rejections,
                    new RemoteTap(address -> true, event -> {}),
                    answer -> {});

    @BeforeEach
    void prepare() {
        when(alice.getAddress()).thenReturn(ALICE);
        detour.use(new ServiceRoute("irc.example.net", answer -> {}));
        interceptor.watch("irc.example.net");
    }

    private static IQ request() {
        IQ request = new IQ(IQ.Type.get, "7");
        request.setFrom(ALICE);
        request.setTo(BOB);
        return request;
    }

    private void take() {
        assertThrows(
                PacketRejectedException.class,
                () -> interceptor.interceptPacket(request(), alice, true, false));
    }

    private static IQ error(JID from, String id) {
        IQ error = new IQ(IQ.Type.error, id);
        error.setFrom(from);
        error.setTo(ALICE);
        error.setError(PacketError.Condition.not_allowed);
        return error;
    }

    private boolean passes(Packet packet) {
        try {
            interceptor.interceptPacket(packet, alice, false, false);
            return true;
        } catch (PacketRejectedException e) {
            return false;
        }
    }

    @Test
    void theServersAnswerIsDroppedOnce() {
        take();
        assertEquals(false, passes(error(BOB, "7")));
        assertEquals(true, passes(error(BOB, "7")));
    }

    @Test
    void anAnswerOfSomebodyElseWithTheSameIdPasses() {
        take();
        assertEquals(true, passes(error(new JID("carol@example.org/phone"), "7")));
    }

    @Test
    void anAnswerThatNeverCameIsNotWaitedForBeyondTheNextStanza() {
        take();
        IQ other = new IQ(IQ.Type.get, "8");
        other.setFrom(ALICE);
        other.setTo(new JID("example.org"));
        assertDoesNotThrow(() -> interceptor.interceptPacket(other, alice, true, false));
        assertEquals(true, passes(error(BOB, "7")));
    }

    /** The server would answer it with an error in the service's name. */
    @Test
    void aProbeIsTakenOutAndNothingIsSeenOfThat() {
        Presence probe = new Presence(Presence.Type.probe);
        probe.setID("9");
        probe.setFrom(ALICE);
        probe.setTo(BOB);
        assertThrows(
                PacketRejectedException.class,
                () -> interceptor.interceptPacket(probe, alice, true, false));
        Presence notAllowed = new Presence(Presence.Type.error);
        notAllowed.setID("9");
        notAllowed.setFrom(BOB);
        notAllowed.setTo(ALICE);
        assertEquals(false, passes(notAllowed));
        assertEquals(true, passes(notAllowed));
    }
}
