package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import java.util.Optional;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** The kinds of stanzas that a list can tell apart. */
public enum StanzaKind {
    /** A message to the service. */
    MESSAGE("message"),
    /** An IQ of any type to the service. */
    IQ("iq"),
    /** A presence notification to the service: no type, or {@code unavailable}. */
    PRESENCE_IN("presence-in"),
    /** A presence notification from the service. */
    PRESENCE_OUT("presence-out"),
    /**
     * All else: subscriptions and probes both ways, messages and IQs from the service. Only a rule without children concerns
     * them (XEP-0016 section 2.1 calls the children incoming, section 2.13 includes the rest).
     */
    OTHER("");

    /** All of them, as bits. */
    static final int ALL = (1 << values().length) - 1;

    private final String element;

    StanzaKind(String element) {
        this.element = element;
    }

    /** The child of an item that means this kind; empty for {@link #OTHER}, which has none. */
    public String element() {
        return element;
    }

    int bit() {
        return 1 << ordinal();
    }

    static Optional<StanzaKind> of(String element) {
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && kind.element.equals(element))
                .findFirst();
    }

    /**
     * The kind of a stanza.
     *
     * @param stanza any stanza
     * @param toService whether it goes to the service, and not from it to somebody
     */
    public static StanzaKind of(Packet stanza, boolean toService) {
        if (stanza instanceof Presence presence) {
            boolean notification =
                    presence.getType() == null || presence.getType() == Presence.Type.unavailable;
            if (notification) {
                return toService ? PRESENCE_IN : PRESENCE_OUT;
            }
            return OTHER;
        }
        if (!toService) {
            return OTHER;
        }
        if (stanza instanceof Message) {
            return MESSAGE;
        }
        return stanza instanceof IQ ? IQ : OTHER;
    }
}
