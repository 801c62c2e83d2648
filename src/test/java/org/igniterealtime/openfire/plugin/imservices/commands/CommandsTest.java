package org.igniterealtime.openfire.plugin.imservices.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.IQ;

/** Sessions, actions and errors of XEP-0050 version 1.3.0, with a command that asks two questions. */
class CommandsTest {

    private static final String OTHER = "second@example.org/desk";

    private final CommandsKit kit =
            new CommandsKit(
                    List.of(
                            new Operation("two", turn -> Answer.next(new Question(1))),
                            new Operation(
                                    "broken",
                                    turn -> {
                                        throw new IllegalStateException("broken on purpose");
                                    })));

    /** Asks for a value; the second ends the command with both, unless it is "wrong". */
    private static final class Question implements Stage {

        private final int number;

        Question(int number) {
            this.number = number;
        }

        @Override
        public DataForm form(Turn turn) {
            DataForm form = Forms.question("Question " + number, "Answer.");
            Forms.field(form, "value", "Value", FormField.Type.text_single, "as shown");
            Forms.field(form, "version", null, FormField.Type.hidden, "1");
            return form;
        }

        @Override
        public Answer submit(Turn turn, Values values) {
            if (values.first("value").equals("wrong")) {
                return new Answer.Again(
                        Map.of("version", List.of("2")), List.of(Note.error("wrong")));
            }
            return number == 1
                    ? Answer.next(new Question(2))
                    : Answer.done(Note.info(values.first("value") + values.first("version")));
        }

        @Override
        public boolean last() {
            return number == 2;
        }
    }

    @Test
    void theFirstAnswerHasTheFormAndWhatCanBeDoneWithIt() {
        IQ answer = kit.execute("two", Map.of());
        Element command = answer.getChildElement();
        assertEquals("executing", command.attributeValue("status"));
        assertFalse(command.attributeValue("sessionid").isEmpty());
        assertEquals("next", command.element("actions").attributeValue("execute"), "section 4.2");
        assertNotNull(command.element("actions").element("next"));
        assertNull(command.element("actions").element("prev"), "section 3.4: there is no way back");
        assertEquals("en", command.attributeValue("lang"), "section 3.7");
        assertEquals("as shown", CommandsKit.value(answer, "value"));
    }

    @Test
    void executeIsWhatTheLastAnswerCalledIt() {
        String id = kit.begin("two");
        IQ second = kit.send("two", id, "execute", Map.of("value", "a"));
        assertEquals(
                "complete",
                second.getChildElement().element("actions").attributeValue("execute"),
                "section 3.4");
        assertNotNull(second.getChildElement().element("actions").element("prev"));
        IQ end = kit.send("two", id, null, Map.of("value", "b"));
        assertEquals("completed", end.getChildElement().attributeValue("status"));
        assertEquals("info b1", CommandsKit.notes(end).get(0));
        assertNull(end.getChildElement().element("actions"));
    }

    @Test
    void whatIsNotSentIsAsItWasShown() {
        String id = kit.begin("two");
        kit.send("two", id, "next", Map.of());
        IQ end = kit.send("two", id, "complete", Map.of());
        assertEquals(List.of("info as shown1"), CommandsKit.notes(end));
    }

    @Test
    void theWayBackKeepsWhatWasTyped() {
        String id = kit.begin("two");
        kit.send("two", id, "next", Map.of("value", "first"));
        IQ back = kit.send("two", id, "prev", Map.of("value", "second"));
        assertEquals("executing", back.getChildElement().attributeValue("status"));
        assertEquals("first", CommandsKit.value(back, "value"));
        assertNull(back.getChildElement().element("actions").element("prev"));
        kit.assertError(kit.send("two", id, "prev", Map.of()), "bad-request", "bad-action");
    }

    @Test
    void whatWasTypedBeforeTheWayBackIsThereAgain() {
        String id = kit.begin("two");
        kit.send("two", id, "next", Map.of("value", "first"));
        kit.send("two", id, "prev", Map.of("value", "second"));
        IQ again = kit.send("two", id, "next", Map.of());
        assertEquals("second", CommandsKit.value(again, "value"));
        kit.send("two", id, "prev", Map.of("value", "third"));
        IQ other = kit.send("two", id, "next", Map.of("value", "another"));
        assertEquals(
                "as shown", CommandsKit.value(other, "value"), "that was about something else");
    }

    @Test
    void whatIsWrongComesBackAsItWasTyped() {
        String id = kit.begin("two");
        kit.send("two", id, "next", Map.of());
        IQ again = kit.send("two", id, "complete", Map.of("value", "wrong"));
        assertEquals("executing", again.getChildElement().attributeValue("status"));
        assertEquals(List.of("error wrong"), CommandsKit.notes(again));
        assertEquals("wrong", CommandsKit.value(again, "value"));
        assertEquals("2", CommandsKit.value(again, "version"));
        IQ end = kit.send("two", id, "complete", Map.of("value", "right"));
        assertEquals(List.of("info right2"), CommandsKit.notes(end));
    }

    @Test
    void aFieldThatTheFormDoesNotHaveIsToldOf() {
        String id = kit.begin("two");
        IQ answer = kit.send("two", id, "next", Map.of("valeu", "typed"));
        assertTrue(CommandsKit.notes(answer).get(0).startsWith("warn "));
        assertTrue(CommandsKit.notes(answer).get(0).contains("valeu"));
    }

    @Test
    void aCancelledExecutionHasEnded() {
        String id = kit.begin("two");
        IQ answer = kit.send("two", id, "cancel", null);
        assertEquals(IQ.Type.result, answer.getType(), "section 2.4.3");
        assertEquals("canceled", answer.getChildElement().attributeValue("status"));
        assertEquals(id, answer.getChildElement().attributeValue("sessionid"));
        kit.assertError(kit.send("two", id, "next", Map.of()), "not-allowed", "session-expired");
    }

    @Test
    void aCompletedExecutionHasEnded() {
        String id = kit.begin("two");
        kit.send("two", id, "next", Map.of());
        kit.send("two", id, "complete", Map.of());
        kit.assertError(
                kit.send("two", id, "complete", Map.of()), "not-allowed", "session-expired");
    }

    @Test
    void anExecutionThatNobodyTouchesEnds() {
        String id = kit.begin("two");
        kit.pass(Sessions.IDLE);
        String touched = kit.begin("two");
        assertEquals(IQ.Type.result, kit.send("two", id, "next", Map.of()).getType());
        kit.pass(Sessions.IDLE.plusSeconds(1));
        kit.assertError(
                kit.send("two", touched, "next", Map.of()), "not-allowed", "session-expired");
    }

    @Test
    void theOldestOfTooManyExecutionsEnds() {
        String oldest = kit.begin("two");
        String others = kit.beginAs(OTHER, "two");
        for (int i = 0; i < Sessions.LIMIT_EACH; i++) {
            kit.pass(java.time.Duration.ofSeconds(1));
            kit.begin("two");
        }
        kit.assertError(
                kit.send("two", oldest, "next", Map.of()), "not-allowed", "session-expired");
        assertEquals(IQ.Type.result, kit.sendAs(OTHER, "two", others, "next", Map.of()).getType());
    }

    @Test
    void errorsOfSection44() {
        kit.assertError(kit.execute("none", Map.of()), "item-not-found", null);
        kit.assertError(
                kit.sendAs("juliet@example.org/balcony", "two", null, null, null),
                "forbidden",
                null);
        kit.assertError(kit.send("two", "1234", "next", Map.of()), "bad-request", "bad-sessionid");
        String id = kit.begin("two");
        kit.assertError(
                kit.send("two", id, "explode", Map.of()), "bad-request", "malformed-action");
        kit.assertError(kit.send("two", id, "complete", Map.of()), "bad-request", "bad-action");
        kit.assertError(kit.send("two", null, "next", Map.of()), "bad-request", "bad-action");
        kit.assertError(kit.send("two", id, "next", null), "bad-request", "bad-payload");
        assertEquals(
                IQ.Type.result,
                kit.send("two", id, "next", Map.of()).getType(),
                "an error ends nothing");
    }

    @Test
    void aSessionIsOfOneRequesterAndOneCommand() {
        String id = kit.begin("two");
        kit.assertError(
                kit.sendAs(OTHER, "two", id, "next", Map.of()), "bad-request", "bad-sessionid");
        kit.assertError(
                kit.sendAs("admin@example.org/other", "two", id, "cancel", null),
                "bad-request",
                "bad-sessionid");
        kit.assertError(kit.send("broken", id, "next", Map.of()), "bad-request", "bad-sessionid");
    }

    @Test
    void aFormOfTypeCancelIsTakenAsSubmitted() {
        String id = kit.begin("two");
        IQ request = kit.request("admin@example.org/desk", "two", id, "next", Map.of());
        request.getChildElement().element("x").addAttribute("type", "cancel");
        assertEquals(
                "executing",
                kit.commands().answer(request).getChildElement().attributeValue("status"),
                "section 3.5.1");
    }

    @Test
    void aRequestOfTypeGetIsNone() {
        IQ request = kit.request("admin@example.org/desk", "two", null, null, null);
        request.setType(IQ.Type.get);
        kit.assertError(kit.commands().answer(request), "bad-request", null);
    }

    @Test
    void usersHaveNoCommands() {
        IQ request = kit.request("admin@example.org/desk", "two", null, null, null);
        request.setTo("juliet@example.org");
        kit.assertError(kit.commands().answer(request), "item-not-found", null);
    }

    @Test
    void theFirstLanguageHolds() {
        IQ first = kit.request("admin@example.org/desk", "two", null, null, null);
        first.getElement().addAttribute("xml:lang", "xx-unknown");
        IQ answer = kit.commands().answer(first);
        assertEquals("en", answer.getChildElement().attributeValue("lang"), "section 3.7");
    }

    @Test
    void whatFailsIsAnError() {
        IQ answer = kit.execute("broken", Map.of());
        kit.assertError(answer, "internal-server-error", null);
    }

    @Test
    void onlyRequestsForTheseNodesConcern() {
        IQ request = kit.request("admin@example.org/desk", "two", null, null, null);
        assertTrue(Commands.concerns(request));
        request.getChildElement().addAttribute("node", "http://jabber.org/protocol/admin#add-user");
        assertFalse(Commands.concerns(request));
        assertFalse(Commands.concerns(IQ.createResultIQ(request)));
    }
}
