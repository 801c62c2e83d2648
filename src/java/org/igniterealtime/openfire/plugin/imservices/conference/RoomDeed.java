package org.igniterealtime.openfire.plugin.imservices.conference;

import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.IQ;

/**
 * What somebody does to a room, or to who is in it (XEP-0045 sections 8 to 10), as the audit log has it.
 *
 * @param what one line
 * @param details more, without passwords
 */
record RoomDeed(Phrase what, String details) {

    static final String OWNER = "http://jabber.org/protocol/muc#owner";
    static final String ADMIN = "http://jabber.org/protocol/muc#admin";
    static final String DATA = "jabber:x:data";

    /** Not whether there is a password: {@code muc#roomconfig_passwordprotectedroom}. */
    private static final Pattern SECRET = Pattern.compile("(?i).*secret.*|.*pass(word|wd|phrase)?");

    private static final String HIDDEN = "\u2026";

    /** The deed that a request wants to be done; empty when it only asks. */
    static Optional<RoomDeed> of(IQ request) {
        Element query = request.getChildElement();
        if (request.getType() != IQ.Type.set || query == null) {
            return Optional.empty();
        }
        String room = request.getTo().toBareJID();
        if (query.getNamespaceURI().equals(OWNER)) {
            Element end = query.element("destroy");
            if (end != null) {
                return Optional.of(
                        new RoomDeed(
                                ConferenceWording.AUDIT_DESTROYED.with(room),
                                reason(end.elementText("reason")).strip()));
            }
            Element form = query.element(QName.get("x", DATA));
            if (form != null) {
                // Who cancels leaves everything as it is.
                return "submit".equals(form.attributeValue("type"))
                        ? Optional.of(
                                new RoomDeed(
                                        ConferenceWording.AUDIT_CONFIGURED.with(room),
                                        fields(form)))
                        : Optional.empty();
            }
        } else if (!query.getNamespaceURI().equals(ADMIN)) {
            return Optional.empty();
        }
        return Optional.of(new RoomDeed(ConferenceWording.AUDIT_PEOPLE.with(room), people(query)));
    }

    private static String fields(Element form) {
        StringJoiner lines = new StringJoiner("\n");
        for (Object child : form.elements("field")) {
            Element field = (Element) child;
            String name = field.attributeValue("var", "");
            boolean secret =
                    SECRET.matcher(name).matches()
                            || "text-private".equals(field.attributeValue("type"));
            StringJoiner values = new StringJoiner(", ");
            for (Object value : field.elements("value")) {
                String text = ((Element) value).getText();
                values.add(secret && !text.isEmpty() ? HIDDEN : text);
            }
            if (!name.equals("FORM_TYPE")) {
                lines.add(name + " = " + values);
            }
        }
        return lines.toString();
    }

    private static String people(Element query) {
        StringJoiner lines = new StringJoiner("\n");
        for (Object child : query.elements("item")) {
            Element item = (Element) child;
            StringJoiner line = new StringJoiner(", ");
            for (String name : new String[] {"jid", "nick", "affiliation", "role"}) {
                String value = item.attributeValue(name);
                if (value != null) {
                    line.add(name + " = " + value);
                }
            }
            lines.add(line + reason(item.elementText("reason")));
        }
        return lines.toString();
    }

    private static String reason(String reason) {
        return reason == null || reason.isBlank() ? "" : " (" + reason.strip() + ")";
    }
}
