package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.igniterealtime.openfire.plugin.imservices.gateway.PromptsTest.field;
import static org.igniterealtime.openfire.plugin.imservices.gateway.PromptsTest.options;
import static org.igniterealtime.openfire.plugin.imservices.gateway.PromptsTest.prompt;
import static org.igniterealtime.openfire.plugin.imservices.gateway.PromptsTest.required;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Field;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Kind;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Option;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.End;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** What the network asks, as commands (XEP-0050 version 1.3.0) with forms (XEP-0004 version 2.13.1). */
class PromptCommandsTest {

    private static final String COMMANDS = "http://jabber.org/protocol/commands";
    private static final String ITEMS = "http://jabber.org/protocol/disco#items";
    private static final String INFO = "http://jabber.org/protocol/disco#info";

    private final GatewayKit kit = new GatewayKit();

    private IQ answer(String from, String type, String payload) {
        kit.forget();
        kit.in(
                "<iq type='"
                        + type
                        + "' id='q' from='"
                        + from
                        + "' to='net.example.org'>"
                        + payload
                        + "</iq>");
        List<IQ> answers = new ArrayList<>();
        for (Packet packet : kit.all()) {
            if (packet instanceof IQ iq) {
                answers.add(iq);
            } else {
                others.add(packet);
            }
        }
        assertEquals(1, answers.size());
        return answers.get(0);
    }

    private final List<Packet> others = new ArrayList<>();

    /** The nodes and names of the commands (section 2.2). */
    private List<Element> commands(String from) {
        IQ list = answer(from, "get", "<query xmlns='" + ITEMS + "' node='" + COMMANDS + "'/>");
        assertEquals(IQ.Type.result, list.getType(), list.toXML());
        return list.getChildElement().elements("item");
    }

    private String node() {
        List<Element> items = commands("alice@example.org/work");
        assertEquals(1, items.size());
        return items.get(0).attributeValue("node");
    }

    private IQ execute(String node, String attributes, Map<String, String> values) {
        return execute("alice@example.org/work", node, attributes, values);
    }

    private IQ execute(String from, String node, String attributes, Map<String, String> values) {
        StringBuilder form = new StringBuilder();
        if (values != null) {
            form.append("<x xmlns='jabber:x:data' type='submit'>");
            values.forEach(
                    (name, value) -> {
                        form.append("<field var='").append(name).append("'>");
                        for (String each : value.split("\n")) {
                            form.append("<value>").append(each).append("</value>");
                        }
                        form.append("</field>");
                    });
            form.append("</x>");
        }
        return answer(
                from,
                "set",
                "<command xmlns='"
                        + COMMANDS
                        + "' node='"
                        + node
                        + "' "
                        + attributes
                        + ">"
                        + form
                        + "</command>");
    }

    private static String session(IQ answer) {
        return "sessionid='" + answer.getChildElement().attributeValue("sessionid") + "'";
    }

    private static String status(IQ answer) {
        return answer.getChildElement().attributeValue("status");
    }

    private static String note(IQ answer) {
        Element note = answer.getChildElement().element("note");
        return note == null ? null : note.attributeValue("type") + ": " + note.getText();
    }

    private String lastSaid() {
        return others.isEmpty() ? null : ((Message) others.get(others.size() - 1)).getBody();
    }

    @Test
    void aQuestionIsACommandOfItsUserOnly() {
        kit.registered("carol@example.org", "ca").aliceOnline();
        kit.in("<presence from='carol@example.org/home' to='net.example.org'/>");
        assertEquals(List.of(), commands("alice@example.org/work"));
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        Element item = commands("alice@example.org/work").get(0);
        assertEquals("Colours", item.attributeValue("name"));
        assertEquals("net.example.org", item.attributeValue("jid"));
        String node = item.attributeValue("node");
        assertEquals(List.of(), commands("carol@example.org/home"));
        assertEquals(List.of(), commands("stranger@example.org/home"));
        IQ refused = execute("carol@example.org/home", node, "", null);
        assertEquals("item-not-found", refused.getError().getCondition().toXMPP());
        refused = execute("stranger@example.org/home", node, "", null);
        assertEquals("item-not-found", refused.getError().getCondition().toXMPP());
        IQ stranger =
                answer(
                        "carol@example.org/home",
                        "get",
                        "<query xmlns='" + INFO + "' node='" + node + "'/>");
        assertEquals("item-not-found", stranger.getError().getCondition().toXMPP());
        IQ info =
                answer(
                        "alice@example.org/work",
                        "get",
                        "<query xmlns='" + INFO + "' node='" + node + "'/>");
        Element identity = info.getChildElement().element("identity");
        assertEquals("automation", identity.attributeValue("category"), "section 2.3");
        assertEquals("command-node", identity.attributeValue("type"));
    }

    @Test
    void theFormHasTheFieldsOfTheQuestion() {
        kit.aliceOnline();
        kit.alice()
                .ask(
                        prompt(
                                1,
                                field("note", "About you", Kind.FIXED),
                                field("name", "Name", Kind.TEXT, "Al"),
                                required("password", "Password", Kind.SECRET),
                                required("age", "Age", Kind.NUMBER),
                                field("sure", "Sure", Kind.BOOLEAN, "true"),
                                options("best", "Best", Kind.ONE, List.of("20")),
                                options("likes", "Likes", Kind.SEVERAL, List.of("10", "20")),
                                field("about", "About", Kind.LINES, "one\ntwo")));
        kit.time.run();
        String node = node();
        IQ first = execute(node, "action='execute'", null);
        Element command = first.getChildElement();
        assertEquals("executing", status(first));
        assertEquals("complete", command.element("actions").attributeValue("execute"));
        Element form = command.element("x");
        assertEquals("form", form.attributeValue("type"));
        assertEquals("Colours", form.elementText("title"));
        assertEquals("What do you like?", form.elementText("instructions"));
        List<String> types =
                form.elements("field").stream().map(field -> field.attributeValue("type")).toList();
        assertEquals(
                List.of(
                        "fixed",
                        "text-single",
                        "text-private",
                        "text-single",
                        "boolean",
                        "list-single",
                        "list-multi",
                        "text-multi"),
                types);
        assertEquals(2, form.elements("field").get(5).elements("option").size());
        assertEquals(2, form.elements("field").get(7).elements("value").size());

        IQ again =
                execute(
                        node,
                        session(first) + " action='complete'",
                        Map.of("password", "pass-word", "age", "many", "likes", "10"));
        assertEquals("executing", status(again));
        assertEquals("error: Age: Please answer with a whole number.", note(again));
        assertFalse(again.toXML().contains("pass-word"), again.toXML());
        assertEquals(List.of(), kit.alice().calls());
        IQ missing = execute(node, session(first), Map.of("age", "42"));
        assertEquals("error: Password: An answer is required. Password", note(missing));

        IQ done = execute(node, session(first), Map.of("password", "pass-word", "age", "42"));
        assertEquals("completed", status(done));
        assertEquals("info: Your answer has been passed on.", note(done));
        assertEquals(
                List.of("answer 1 {age=[42], likes=[10], password=[pass-word]}"),
                kit.alice().calls(),
                "what was left as it was shown is not sent");
        assertEquals(List.of(), commands("alice@example.org/work"));
    }

    @Test
    void anAnswerInTheFormIsToldInTheChat() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        String node = node();
        execute(node, session(execute(node, "", null)), Map.of("answer", "tea"));
        assertEquals(List.of("answer 1 {answer=[tea]}"), kit.alice().calls());
        assertEquals(
                "The question has been answered in the form; an answer is not expected here any more.",
                lastSaid());
    }

    @Test
    void anAnswerInTheChatIsToldInTheForm() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        String node = node();
        IQ first = execute(node, "", null);
        kit.in(
                "<message type='chat' from='alice@example.org/home' to='net.example.org'><body>tea</body></message>");
        IQ late = execute(node, session(first), Map.of("answer", "coffee"));
        assertEquals("completed", status(late));
        assertEquals(
                "error: There is no question open any more: nothing has been passed on.",
                note(late));
        assertEquals(List.of("answer 1 {answer=[tea]}"), kit.alice().calls());
        IQ anew = execute(node, "", null);
        assertEquals("item-not-found", anew.getError().getCondition().toXMPP());
    }

    @Test
    void anAnswerAfterTheWithdrawalIsRefused() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        String node = node();
        IQ first = execute(node, "", null);
        kit.alice().endPrompt(1, End.WITHDRAWN);
        kit.time.run();
        IQ late = execute(node, session(first), Map.of("answer", "coffee"));
        assertTrue(note(late).startsWith("error: "), late.toXML());
        assertEquals(List.of(), kit.alice().calls());
    }

    /** Section 3.4: cancel is always allowed; here it is the question's own button. */
    @Test
    void toCancelTheCommandDeclinesTheQuestion() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        String node = node();
        IQ canceled = execute(node, session(execute(node, "", null)) + " action='cancel'", null);
        assertEquals("canceled", status(canceled));
        assertEquals(List.of("answer 1 declined"), kit.alice().calls());
    }

    @Test
    void anyQuestionCanBeAnsweredFirst() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.alice().ask(prompt(2, field("answer", "", Kind.TEXT)));
        kit.time.run();
        List<Element> items = commands("alice@example.org/work");
        assertEquals(2, items.size());
        String second = items.get(1).attributeValue("node");
        execute(second, session(execute(second, "", null)), Map.of("answer", "b"));
        assertEquals(List.of("answer 2 {answer=[b]}"), kit.alice().calls());
        kit.in(
                "<message type='chat' from='alice@example.org/home' to='net.example.org'><body>a</body></message>");
        assertEquals(
                List.of("answer 2 {answer=[b]}", "answer 1 {answer=[a]}"), kit.alice().calls());
    }

    @Test
    void anotherResourceCannotGoOn() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        String node = node();
        IQ first = execute(node, "", null);
        IQ refused =
                execute(
                        "alice@example.org/home",
                        node,
                        session(first),
                        Map.of("answer", "pass-word"));
        assertEquals("bad-sessionid", refused.getError().getApplicationConditionName());
        assertFalse(refused.toXML().contains("pass-word"), refused.toXML());
        assertEquals(List.of(), kit.alice().calls());
    }

    @Test
    void whatIsWrongChangesNothing() {
        kit.aliceOnline();
        Field choice =
                new Field(
                        "answer",
                        "",
                        Kind.ONE,
                        List.of(),
                        List.of(new Option("10", "red"), new Option("20", "green")),
                        true);
        kit.alice().ask(prompt(1, choice));
        kit.time.run();
        String node = node();
        IQ first = execute(node, "", null);
        for (String value : List.of("30", "red", "10\n20", "")) {
            IQ again = execute(node, session(first), Map.of("answer", value));
            assertEquals("executing", status(again));
            assertTrue(note(again).startsWith("error: "), again.toXML());
        }
        assertEquals(List.of(), kit.alice().calls());
        IQ malformed = execute(node, "action='jump'", null);
        assertEquals("malformed-action", malformed.getError().getApplicationConditionName());
        assertEquals(
                "service-unavailable",
                at("bob@net.example.org", node).getError().getCondition().toXMPP());
    }

    private IQ at(String address, String node) {
        kit.forget();
        kit.in(
                "<iq type='set' id='q' from='alice@example.org/work' to='"
                        + address
                        + "'><command xmlns='"
                        + COMMANDS
                        + "' node='"
                        + node
                        + "'/></iq>");
        return (IQ) kit.next();
    }

    @Test
    void formsThatNobodyTouchesAreForgotten() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.SECRET)));
        kit.time.run();
        String node = node();
        IQ first = execute(node, "", null);
        kit.time.pass(Duration.ofMinutes(20));
        IQ late = execute(node, session(first), Map.of("answer", "x"));
        assertEquals("session-expired", late.getError().getApplicationConditionName());
        assertEquals(List.of(), kit.alice().calls());
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        kit.time.pass(Duration.ofMinutes(2));
        assertEquals(0, kit.time.pending());
    }
}
