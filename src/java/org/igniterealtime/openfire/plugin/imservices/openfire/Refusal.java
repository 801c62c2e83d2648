package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Optional;
import org.dom4j.Attribute;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError;

/**
 * What the sender of a stanza is told that reaches nobody: an error for messages and requests, nothing for presence and answers
 * (XEP-0016 section 2.14; RFC 6120 sections 8.2.3 and 8.3.1).
 */
final class Refusal {

    private static final Logger log = LoggerFactory.getLogger(Refusal.class);

    private Refusal() {}

    static Optional<Packet> of(Packet packet, PacketError.Condition condition) {
        if (sender(packet) == null) {
            return Optional.empty();
        }
        if (packet instanceof IQ request
                && (request.getType() == IQ.Type.get || request.getType() == IQ.Type.set)) {
            IQ result = IQ.createResultIQ(request);
            if (request.getChildElement() != null) {
                result.setChildElement(emptied(request.getChildElement()));
            }
            result.setError(condition);
            return Optional.of(result);
        }
        if (packet instanceof Message message && message.getType() != Message.Type.error) {
            Message bounce = new Message();
            bounce.setID(message.getID());
            bounce.setThread(message.getThread());
            bounce.setFrom(message.getTo());
            bounce.setTo(message.getFrom());
            bounce.setError(condition);
            return Optional.of(bounce);
        }
        return Optional.empty();
    }

    /**
     * What was asked, without what stands in it. Parts of the server that ask look at it in the answer without looking whether it is there;
     * clients stumble over contents that no answer has (Smack over {@code <activate/>}), and lose their connections.
     */
    private static Element emptied(Element asked) {
        Element empty = DocumentHelper.createElement(asked.getQName());
        for (Object each : asked.attributes()) {
            Attribute attribute = (Attribute) each;
            empty.addAttribute(attribute.getQName(), attribute.getValue());
        }
        return empty;
    }

    /** Null when there is none or it is no address. */
    static JID sender(Packet packet) {
        try {
            return packet.getFrom();
        } catch (IllegalArgumentException e) {
            log.debug("A stanza has a malformed sender", e);
            return null;
        }
    }
}
