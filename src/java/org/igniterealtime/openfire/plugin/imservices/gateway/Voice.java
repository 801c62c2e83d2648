package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Collection;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/** What the gateway itself says to one user. */
final class Voice {

    private final Host host;
    private final JID gateway;
    private final JID user;
    private final GatewayIdentity identity;

    /** Whether the user is being put out by the access list. */
    private boolean parting;

    Voice(Host host, JID gateway, JID user, GatewayIdentity identity) {
        this.host = host;
        this.gateway = gateway;
        this.identity = identity;
        this.user = user;
    }

    Texts texts() {
        return host.texts(locale());
    }

    Locale locale() {
        return host.locale(user);
    }

    /** Whether unavailable presence is to pass the access list, because that is why he gets it. */
    void part(boolean now) {
        parting = now;
    }

    void send(Packet stanza) {
        // An error is for something that the user was let do.
        boolean last =
                stanza instanceof Presence presence
                        ? parting && presence.getType() == Presence.Type.unavailable
                        : stanza instanceof Message message
                                && message.getType() == Message.Type.error;
        if (last) {
            host.farewell(stanza);
        } else {
            host.send(stanza);
        }
    }

    /** Presence of the gateway (XEP-0100 sections 4.4.1 and 4.5.1); available for a null type. */
    void presence(Presence.Type type, JID to) {
        Presence presence = Stanzas.presence(type, gateway, to);
        if (type == null) {
            identity.gateway().stamp(presence);
        }
        send(presence);
    }

    /** A message from the gateway itself. */
    void say(String text) {
        send(message(text));
    }

    /** The same with an address to go to (XEP-0066 section 3). */
    void address(String text, String uri) {
        Message message = message(text);
        message.addChildElement("x", "jabber:x:oob").addElement("url").setText(Stanzas.xml(uri));
        send(message);
    }

    private Message message(String text) {
        Message message = new Message();
        message.setType(Message.Type.chat);
        message.setFrom(gateway);
        message.setTo(user);
        message.setBody(Stanzas.xml(text));
        return message;
    }

    /** What the gateway is, for who writes to it. As an error, which nobody answers: two automata could talk to each other for ever. */
    void help(Message message) {
        String text = new Languages(host).of(message).get("gateway.help", gateway.getDomain());
        send(Stanzas.error(message, Stanzas.error(Condition.feature_not_implemented, text)));
    }

    /**
     * A log-in that failed, as a presence error (XEP-0100 section 4.4.2). To each resource, because a server delivers no
     * presence error to a bare address.
     */
    void loginFailed(Disconnect reason, Collection<JID> resources) {
        for (JID resource : resources) {
            Presence presence = Stanzas.presence(null, gateway, resource);
            presence.setError(error(reason, reason(reason)));
            presence.setType(Presence.Type.error);
            send(presence);
        }
    }

    /** The network's own words, or ours when it has none. */
    String reason(Disconnect disconnect) {
        return disconnect.reason().isBlank()
                ? texts().get("gateway.cause." + disconnect.cause().name().toLowerCase(Locale.ROOT))
                : Stanzas.xml(disconnect.reason());
    }

    /** XEP-0100 section 4.8: who is not registered has no message carried. */
    static PacketError registrationRequired(Texts texts) {
        return Stanzas.error(
                Condition.registration_required, texts.get("gateway.error.unregistered"));
    }

    static PacketError error(Disconnect disconnect, String text) {
        Condition condition =
                switch (disconnect.cause()) {
                    case AUTHENTICATION_FAILED -> Condition.not_authorized;
                    case NAME_IN_USE -> Condition.conflict;
                    case ENCRYPTION_FAILED, INVALID_SETTINGS -> Condition.not_acceptable;
                    case NETWORK_ERROR, WORKER_LOST -> Condition.remote_server_timeout;
                    case QUARANTINED -> Condition.internal_server_error;
                    case LOGGED_OUT -> Condition.recipient_unavailable;
                    case OTHER -> Condition.service_unavailable;
                };
        return Stanzas.error(condition, text);
    }
}
