package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Objects;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/**
 * What stands at one domain and says which stanzas pass: everybody's ({@link #open}), nobody's ({@link #close}), or those that a
 * list allows ({@link #enforce}). New ones are closed.
 *
 * <p>A switch is one volatile write of an immutable state, and a decision one read of it, so no stanza is judged by half of one
 * list and half of another. Decisions take no lock, make no object and do no I/O as long as the facts do neither. Any number of
 * threads may decide and switch at once; the last switch stays.
 */
public final class Gate {

    private static final State OPEN = new State(null, null, true);
    private static final State CLOSED = new State(null, null, false);

    private volatile State state = CLOSED;

    /**
     * @param list null when all are treated alike
     * @param otherwise what is decided without a list
     */
    private record State(AccessList list, PeerFacts facts, boolean otherwise) {}

    /** Lets everything pass: for a service that names no list. */
    public void open() {
        state = OPEN;
    }

    /** Lets nothing pass: for a service that names a list while none has been good yet. */
    public void close() {
        state = CLOSED;
    }

    /**
     * Lets pass what the list allows.
     *
     * @param facts what the list asks about peers; in the thread of whoever asks for a decision, so that it must neither wait nor
     *     do I/O
     */
    public void enforce(AccessList list, PeerFacts facts) {
        state = new State(Objects.requireNonNull(list), Objects.requireNonNull(facts), false);
    }

    /** Whether everything passes, because there is no list. */
    public boolean isOpen() {
        return state == OPEN;
    }

    /**
     * Whether a stanza passes.
     *
     * @param peer the end of the stanza that is not the service; null, somebody unknown, passes an open gate only
     * @param kind see {@link StanzaKind#of}
     */
    public boolean allows(JID peer, StanzaKind kind) {
        State now = state;
        if (now.list == null) {
            return now.otherwise;
        }
        return peer != null && now.list.allows(peer, kind, now.facts);
    }

    /**
     * Whether a stanza passes.
     *
     * @param toService whether it goes to the service, and not from it to somebody
     * @throws IllegalArgumentException when the address of the peer is none
     */
    public boolean allows(Packet stanza, boolean toService) {
        State now = state;
        if (now.list == null) {
            return now.otherwise;
        }
        JID peer = toService ? stanza.getFrom() : stanza.getTo();
        return peer != null && now.list.allows(peer, StanzaKind.of(stanza, toService), now.facts);
    }
}
