package org.igniterealtime.openfire.plugin.imservices.openfire;

import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.session.Session;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * Takes stanzas out of the server's routers so that nobody notices. IQRouter and PresenceRouter (4.2 to 5.1) answer a user whose stanza
 * an interceptor rejects with not-allowed, in the thread of the rejection; that answer, and no other, is dropped on its way to him.
 * MessageRouter answers nothing to a rejection without a text. Nor does any of them answer other servers and components.
 */
final class Rejections {

    /**
     * The answer that this thread is about to give. A text, so that it keeps no class of ours in memory when the answer never comes;
     * forgotten with the next stanza on the thread.
     */
    private final ThreadLocal<String> expected = new ThreadLocal<>();

    /**
     * Takes a stanza out.
     *
     * @param session null, or whose stanza it is
     * @return to be thrown
     */
    PacketRejectedException reject(Packet packet, Session session) {
        if (session != null && (packet instanceof IQ || packet instanceof Presence)) {
            expected.set(answer(packet.getID(), packet.getTo(), session.getAddress()));
        }
        return new PacketRejectedException("");
    }

    /** Called with each stanza that begins its way. */
    void forget() {
        if (expected.get() != null) {
            expected.remove();
        }
    }

    /** Called with each stanza that is about to be sent. */
    void drop(Packet packet) throws PacketRejectedException {
        String answer = expected.get();
        if (answer != null
                && isError(packet)
                && answer.equals(answer(packet.getID(), packet.getFrom(), packet.getTo()))) {
            expected.remove();
            throw new PacketRejectedException("");
        }
    }

    private static boolean isError(Packet packet) {
        return packet instanceof IQ iq && iq.getType() == IQ.Type.error
                || packet instanceof Presence presence && presence.getType() == Presence.Type.error;
    }

    private static String answer(String id, JID from, JID to) {
        return id + "\n" + from + "\n" + to;
    }
}
