package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Instant;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Ability;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * A message on its way to the network: what is needed to send it, and to give it back.
 *
 * @param sender the full address that it came from
 * @param contact the address that it goes to, as the user wrote it
 * @param stanzaId the id that the user's client gave it; null when none
 * @param type of the stanza
 * @param text the body, and what stands beside it as XHTML-IM
 * @param receipt whether the client asked for a receipt (XEP-0184)
 * @param since when it came
 */
record Outgoing(
        JID sender,
        JID contact,
        String stanzaId,
        Message.Type type,
        Text text,
        boolean receipt,
        Instant since) {

    static Outgoing of(Message message, GatewayParts parts) {
        Element request = message.getChildElement("request", MessageDispatcher.RECEIPTS);
        boolean tells = parts.network().abilities().contains(Ability.RECEIPTS);
        return new Outgoing(
                message.getFrom(),
                message.getTo(),
                message.getID(),
                message.getType(),
                new Text(message.getBody(), Xhtml.html(message)),
                tells && request != null && message.getID() != null,
                parts.now());
    }

    /** Characters, of which a user may have only so many waiting. */
    int length() {
        return text.plain().length() + text.html().length();
    }
}
