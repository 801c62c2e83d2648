package org.igniterealtime.openfire.plugin.imservices.answers;

import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.Presence;

/** How the stanzas of services are built. */
public final class Stanzas {

    /** {@code xml:lang} (RFC 6120 section 8.1.5). */
    public static final QName LANGUAGE = QName.get("lang", Namespace.XML_NAMESPACE);

    /** Of the columns of Openfire's rosters. */
    private static final int LONGEST_LABEL = 255;

    private Stanzas() {}

    /** An error in answer to a request, with the request's payload (RFC 6120 section 8.3.1). */
    public static IQ error(IQ request, PacketError.Condition condition, String text) {
        IQ error = IQ.createResultIQ(request);
        if (request.getChildElement() != null
                && !request.getChildElement().getNamespaceURI().equals("jabber:iq:register")) {
            // A registration may hold a password: it does not travel back.
            Element child = request.getChildElement().createCopy();
            if (child.getNamespaceURI().equals("http://jabber.org/protocol/commands")) {
                // Neither does what may be in a form.
                child.clearContent();
            }
            error.setChildElement(child);
        }
        error.setError(new PacketError(condition, condition.getDefaultType(), text));
        return error;
    }

    /** An error in answer to a message. */
    public static Message error(Message message, PacketError error) {
        // What a service itself is told may answer a question for a password: it does not travel
        // back.
        boolean toService = message.getTo() == null || message.getTo().getNode() == null;
        return error(
                message.getFrom(),
                message.getTo(),
                message.getID(),
                toService ? null : message.getBody(),
                error);
    }

    /**
     * An error in answer to a message that need not be kept whole.
     *
     * @param to who sent it
     * @param from whom it was for
     * @param id its id; null when it had none
     * @param body its text; null when it had none
     */
    public static Message error(JID to, JID from, String id, String body, PacketError error) {
        Message answer = new Message();
        answer.setTo(to);
        answer.setFrom(from);
        if (id != null) {
            answer.setID(id);
        }
        if (body != null) {
            answer.setBody(body);
        }
        answer.setError(error);
        answer.setType(Message.Type.error);
        return answer;
    }

    /** An error of the condition, with the type that goes with it; the text may be null. */
    public static PacketError error(PacketError.Condition condition, String text) {
        return new PacketError(condition, condition.getDefaultType(), text);
    }

    /** A presence of a type, or available for null. */
    public static Presence presence(Presence.Type type, JID from, JID to) {
        Presence presence = type == null ? new Presence() : new Presence(type);
        presence.setFrom(from);
        presence.setTo(to);
        return presence;
    }

    /** A name as a roster can hold it: a line that XML allows, not longer than the server's columns. */
    public static String label(String text) {
        String line = xml(text).replaceAll("\\s+", " ").strip();
        int end = Math.min(line.length(), LONGEST_LABEL);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).strip();
    }

    /** Characters that XML 1.0 does not allow become U+FFFD; the same text when there are none. */
    public static String xml(String text) {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!allowed(c)) {
                return replaced(text, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        text.codePoints()
                .skip(text.codePointCount(0, from))
                .forEach(c -> clean.appendCodePoint(allowed(c) ? c : 0xFFFD));
        return clean.toString();
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c < 0xD800
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
