package org.igniterealtime.openfire.plugin.imservices.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Sends commands, stanza by stanza. */
public final class CommandsKit {

    public static final String ADMIN = "admin@example.org/desk";

    private static final Set<String> ADMINISTRATORS =
            Set.of("admin@example.org", "second@example.org");
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    private final Commands commands;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public CommandsKit(List<Operation> operations) {
        commands =
                new Commands(
                        operations,
                        user -> ADMINISTRATORS.contains(user.toBareJID()),
                        user -> Locale.ENGLISH,
                        JID::getNode,
                        new Texts(Locale.ENGLISH),
                        new Clock() {
                            @Override
                            public ZoneId getZone() {
                                return ZoneOffset.UTC;
                            }

                            @Override
                            public Clock withZone(ZoneId zone) {
                                throw new UnsupportedOperationException();
                            }

                            @Override
                            public Instant instant() {
                                return now;
                            }
                        });
    }

    public Commands commands() {
        return commands;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** The id of a new execution. */
    public String begin(String name) {
        return beginAs(ADMIN, name);
    }

    public String beginAs(String from, String name) {
        return sendAs(from, name, null, null, null).getChildElement().attributeValue("sessionid");
    }

    /** A first request, and when there are values, the form of the first answer filled in with them. */
    public IQ execute(String name, Map<String, String> values) {
        IQ first = send(name, null, null, null);
        if (values.isEmpty()) {
            return first;
        }
        return send(name, first.getChildElement().attributeValue("sessionid"), null, values);
    }

    public IQ send(String name, String id, String action, Map<String, String> values) {
        return sendAs(ADMIN, name, id, action, values);
    }

    public IQ sendAs(
            String from, String name, String id, String action, Map<String, String> values) {
        return commands.answer(request(from, name, id, action, values));
    }

    /**
     * @param values of the form; null for none. Values are split at line breaks
     */
    public IQ request(
            String from, String name, String id, String action, Map<String, String> values) {
        IQ request = new IQ(IQ.Type.set);
        request.setFrom(from);
        request.setTo("example.org");
        Element command = request.setChildElement("command", Commands.NAMESPACE);
        command.addAttribute("node", Operation.NODES + name);
        command.addAttribute("sessionid", id);
        command.addAttribute("action", action);
        if (values != null) {
            Element form = command.addElement("x", "jabber:x:data").addAttribute("type", "submit");
            values.forEach(
                    (field, text) -> {
                        Element element = form.addElement("field").addAttribute("var", field);
                        for (String value : text.split("\n")) {
                            element.addElement("value").setText(value);
                        }
                    });
        }
        return request;
    }

    public void assertError(IQ answer, String condition, String specific) {
        assertEquals(IQ.Type.error, answer.getType(), answer.toXML());
        Element error = answer.getElement().element("error");
        assertNotNull(error.element(org.dom4j.QName.get(condition, STANZAS)), answer.toXML());
        String named = answer.getError().getApplicationConditionName();
        assertEquals(specific, named, answer.toXML());
        if (specific != null) {
            assertEquals(
                    Commands.NAMESPACE, answer.getError().getApplicationConditionNamespaceURI());
        }
        assertNull(answer.getChildElement().attributeValue("status"));
    }

    public static String status(IQ answer) {
        return answer.getChildElement().attributeValue("status");
    }

    public static String id(IQ answer) {
        return answer.getChildElement().attributeValue("sessionid");
    }

    /** The notes, each behind its type. */
    public static List<String> notes(IQ answer) {
        List<String> notes = new ArrayList<>();
        for (Object each : answer.getChildElement().elements("note")) {
            Element note = (Element) each;
            notes.add(note.attributeValue("type") + " " + note.getText());
        }
        return notes;
    }

    public static Element field(Element form, String name) {
        for (Object each : form.elements("field")) {
            if (name.equals(((Element) each).attributeValue("var"))) {
                return (Element) each;
            }
        }
        return null;
    }

    /** The values of a field of the form, one a line; null when there is no such field. */
    public static String value(IQ answer, String name) {
        Element field = field(answer.getChildElement().element("x"), name);
        return field == null ? null : text(field);
    }

    private static String text(Element field) {
        List<String> values = new ArrayList<>();
        for (Object value : field.elements("value")) {
            values.add(((Element) value).getText());
        }
        return String.join("\n", values);
    }

    /** The values that a field offers. */
    public static List<String> options(IQ answer, String name) {
        List<String> options = new ArrayList<>();
        for (Object option :
                field(answer.getChildElement().element("x"), name).elements("option")) {
            options.add(((Element) option).elementText("value"));
        }
        return options;
    }

    /** A column of a table. */
    public static List<String> column(IQ answer, String name) {
        List<String> cells = new ArrayList<>();
        for (Object item : answer.getChildElement().element("x").elements("item")) {
            cells.add(text(field((Element) item, name)));
        }
        return cells;
    }
}
