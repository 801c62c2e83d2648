package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Field;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Kind;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt.Option;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptAnswer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.End;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.Refusal;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;

/** What the network asks, told and answered in the chat. */
class PromptsTest {

    private static final String COMES =
            "<presence from='alice@example.org/home' to='net.example.org'/>";

    private final GatewayKit kit = new GatewayKit();

    static Field field(String name, String label, Kind kind, String... values) {
        return new Field(name, label, kind, List.of(values), List.of(), false);
    }

    static Field required(String name, String label, Kind kind) {
        return new Field(name, label, kind, List.of(), List.of(), true);
    }

    static Field options(String name, String label, Kind kind, List<String> values) {
        return new Field(
                name,
                label,
                kind,
                values,
                List.of(new Option("10", "red"), new Option("20", "green")),
                false);
    }

    static Prompt prompt(long id, Field... fields) {
        return new Prompt(id, "Colours", "What do you like?", "Think of it.", List.of(fields));
    }

    private void writes(String text) {
        kit.in(
                "<message type='chat' id='w' from='alice@example.org/home' to='net.example.org'><body>"
                        + text
                        + "</body></message>");
    }

    private String said() {
        Packet next = kit.next();
        assertTrue(next instanceof Message, String.valueOf(next));
        Message message = (Message) next;
        assertEquals(Message.Type.chat, message.getType());
        assertEquals("net.example.org", message.getFrom().toString());
        assertEquals("alice@example.org", message.getTo().toString());
        return message.getBody();
    }

    /** The answer is refused by an error without it. */
    private String refused(String condition) {
        Message message = (Message) kit.next();
        assertEquals(Message.Type.error, message.getType(), message.toXML());
        assertEquals(condition, message.getError().getCondition().toXMPP());
        assertEquals("w", message.getID());
        assertEquals(null, message.getBody(), "it may be a password");
        return message.getError().getText();
    }

    @Test
    void tellsTheQuestionAndPassesTheTextOn() {
        kit.aliceOnline();
        kit.alice().ask(prompt(7, field("answer", "", Kind.TEXT)));
        kit.time.run();
        assertEquals(
                "Scripted asks you:\nColours\nWhat do you like?\nThink of it.\n"
                        + "Answer here, or with \"cancel\" to decline.",
                said());
        writes(" tea &amp; cake ");
        assertEquals(List.of("answer 7 {answer=[ tea & cake ]}"), kit.alice().calls());
        assertEquals("Your answer has been passed on.", said());
        kit.silence();
    }

    @Test
    void takesTheNumberOrTheNameOfAChoice() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, options("answer", "", Kind.ONE, List.of("20"))));
        kit.alice().ask(prompt(2, options("answer", "", Kind.ONE, List.of("20"))));
        kit.alice().ask(prompt(3, options("answer", "", Kind.ONE, List.of("20"))));
        kit.time.run();
        String question = said();
        assertTrue(question.contains("\n1: red\n2: green\n"), question);
        assertTrue(question.endsWith("Send \"-\" for: green"), question);
        writes("3");
        assertEquals("Please answer with a number from 1 to 2.", refused("not-acceptable"));
        assertEquals(List.of(), kit.alice().calls(), "what is wrong changes nothing");
        writes("1");
        writes("Green");
        writes("-");
        assertEquals(
                List.of("answer 1 {answer=[10]}", "answer 2 {answer=[20]}", "answer 3 {}"),
                kit.alice().calls());
    }

    @Test
    void asksForOneFieldAfterTheOther() {
        kit.aliceOnline();
        kit.alice()
                .ask(
                        prompt(
                                1,
                                field("note", "About you", Kind.FIXED),
                                field("name", "Name", Kind.TEXT, "Al"),
                                required("age", "Age", Kind.NUMBER),
                                field("sure", "Sure", Kind.BOOLEAN, "true"),
                                options("likes", "Likes", Kind.SEVERAL, List.of()),
                                field("about", "About", Kind.LINES)));
        kit.time.run();
        String first = said();
        assertTrue(first.contains("\nAbout you\n1 of 5: Name\n"), first);
        assertTrue(first.endsWith("Send \"-\" for: Al"), first);
        writes("-");
        String second = said();
        assertTrue(second.startsWith("2 of 5: Age\n"), second);
        writes("many");
        assertEquals("Please answer with a whole number.", refused("not-acceptable"));
        writes("-");
        assertEquals("Please answer with a whole number.", refused("not-acceptable"));
        writes("42");
        assertTrue(said().startsWith("3 of 5: Sure\n1: yes\n2: no\n"));
        writes("NO");
        assertTrue(said().startsWith("4 of 5: Likes\n1: red\n2: green\n"));
        writes("2 3");
        refused("not-acceptable");
        writes("2, 1");
        assertTrue(said().endsWith("Send \"-\" to leave it empty."));
        writes("one\ntwo");
        assertEquals(
                List.of("answer 1 {about=[one\ntwo], age=[42], likes=[20, 10], sure=[false]}"),
                kit.alice().calls());
        assertEquals("Your answer has been passed on.", said());
        kit.silence();
    }

    @Test
    void aSecretIsNeverSaidAgain() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.SECRET)));
        kit.time.run();
        assertTrue(said().contains("may stay in your history"));
        writes("pass\nword");
        assertEquals("Please answer in one line.", refused("not-acceptable"));
        writes("pass-word");
        assertEquals(List.of("answer 1 {answer=[pass-word]}"), kit.alice().calls());
        for (Packet packet : kit.all()) {
            assertFalse(packet.toXML().contains("word"), packet.toXML());
        }
        writes("pass-word");
        assertEquals(
                "There is no question open any more: nothing has been passed on.",
                refused("item-not-found"));
        PromptAnswer answer =
                PromptAnswer.of(prompt(1), java.util.Map.of("answer", List.of("pass-word")));
        assertFalse(answer.toString().contains("pass-word"));
    }

    @Test
    void cancelDeclines() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        said();
        writes("Cancel");
        assertEquals(List.of("answer 1 declined"), kit.alice().calls());
        assertEquals("The question has been declined.", said());
    }

    @Test
    void aQuestionWithoutFieldsIsConfirmed() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("note", "Read this", Kind.FIXED)));
        kit.time.run();
        assertTrue(
                said().endsWith(
                                "\nRead this\nAnswer here with \"ok\" to confirm, or with \"cancel\" to"
                                        + " decline."));
        writes("what?");
        refused("not-acceptable");
        writes("OK");
        assertEquals(List.of("answer 1 {}"), kit.alice().calls());
    }

    @Test
    void asksOneQuestionAtATime() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "First", Kind.TEXT)));
        kit.alice().ask(prompt(2, field("answer", "Second", Kind.TEXT)));
        kit.alice().ask(prompt(3, field("answer", "Third", Kind.TEXT)));
        kit.time.run();
        assertTrue(said().contains("First"));
        kit.silence();
        kit.alice().endPrompt(2, End.WITHDRAWN);
        kit.time.run();
        kit.silence();
        kit.alice().endPrompt(1, End.WITHDRAWN);
        kit.time.run();
        assertEquals(
                "The question has been withdrawn; an answer is not expected any more.", said());
        assertTrue(said().contains("Third"));
        writes("x");
        assertEquals(List.of("answer 3 {answer=[x]}"), kit.alice().calls());
    }

    @Test
    void anAnswerAfterTheEndIsRefusedHonestly() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        said();
        kit.alice().endPrompt(1, End.LATE);
        kit.time.run();
        assertEquals("Nobody answered the question in time; it has been declined.", said());
        writes("late");
        refused("item-not-found");
        assertEquals(List.of(), kit.alice().calls());
        kit.time.pass(Duration.ofMinutes(11));
        writes("hello?");
        assertTrue(
                kit.next().getError().getText().startsWith("This is the service itself"),
                "later it is no answer any more");
    }

    /** A log-in in two steps: the code is asked for while it goes on. */
    @Test
    void asksWhileTheAccountLogsIn() {
        kit.registered(GatewayKit.ALICE, "al");
        kit.network.manual();
        kit.start();
        kit.in(COMES);
        kit.alice().ask(prompt(1, field("answer", "Code", Kind.TEXT)));
        kit.time.run();
        assertTrue(said().contains("Code"));
        kit.time.pass(Duration.ofMinutes(9));
        writes("123456");
        assertEquals(List.of("answer 1 {answer=[123456]}"), kit.alice().calls());
        assertEquals("Your answer has been passed on.", said());
        kit.alice().online();
        kit.time.run();
        kit.out("<presence from='net.example.org' to='alice@example.org'/>");
    }

    /** The registration is tried (XEP-0100 section 4.1.1, step 6), and the network wants a code for that. */
    @Test
    void asksWhoRegisters() {
        kit.network.manual();
        kit.start();
        kit.host.online("alice@example.org/home");
        kit.in(
                "<iq type='set' id='r' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:register'><username>al</username>"
                        + "<password>secret</password></query></iq>");
        kit.alice().ask(prompt(1, field("answer", "Code", Kind.TEXT)));
        kit.time.run();
        assertTrue(said().contains("Code"));
        kit.time.pass(Limits.USUAL.trial().multipliedBy(3));
        kit.silence();
        writes("123456");
        assertEquals(List.of("answer 1 {answer=[123456]}"), kit.alice().calls());
        assertEquals("Your answer has been passed on.", said());
        writes("again");
        refused("item-not-found");
        kit.alice().online();
        kit.time.run();
        kit.out("<iq type='result' id='r' from='net.example.org' to='alice@example.org/home'/>");
    }

    @Test
    void nothingIsOpenOnceTheAccountIsGone() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        kit.alice().fail(Cause.AUTHENTICATION_FAILED, "No");
        kit.time.run();
        kit.forget();
        writes("x");
        refused("item-not-found");
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        assertEquals(0, kit.time.pending());
    }

    @Test
    void whoLogsOutIsAskedNothingMore() {
        kit.aliceOnline();
        var account = kit.alice();
        account.ask(prompt(1, field("answer", "", Kind.TEXT)));
        kit.time.run();
        kit.in("<presence type='unavailable' from='alice@example.org/home' to='net.example.org'/>");
        kit.forget();
        account.listener.prompts().asked(prompt(2, field("answer", "", Kind.TEXT)));
        kit.time.run();
        kit.silence();
    }

    @Test
    void saysWhyFilesAreRefused() {
        kit.aliceOnline();
        kit.alice().listener.prompts().refused(Refusal.FILE, "Save as\nholiday.jpg");
        kit.time.run();
        String text = said();
        assertTrue(text.startsWith("Scripted asked for a file or a folder. "), text);
        assertTrue(text.endsWith("\nSave as\nholiday.jpg"), text);
    }

    /** XEP-0066 section 3. */
    @Test
    void anAddressIsALink() {
        kit.aliceOnline();
        kit.alice().listener.prompts().address("https://example.org/?a=1&b=2");
        kit.time.run();
        kit.out(
                "<message type='chat' from='net.example.org' to='alice@example.org'><body>"
                        + "Scripted asks you to look at https://example.org/?a=1&amp;b=2</body>"
                        + "<x xmlns='jabber:x:oob'><url>https://example.org/?a=1&amp;b=2</url></x></message>");
    }

    @Test
    void asksInTheUsersLanguage() {
        kit.host.speaks(GatewayKit.ALICE, Locale.GERMAN);
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("sure", "", Kind.BOOLEAN)));
        kit.time.run();
        String question = said();
        assertTrue(question.startsWith("Scripted fragt Sie:\n"), question);
        assertTrue(question.contains("\n1: ja\n2: nein\n"), question);
        writes("Ja");
        assertEquals(List.of("answer 1 {sure=[true]}"), kit.alice().calls());
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        kit.aliceOnline();
        kit.alice().ask(prompt(1, field("a", "A", Kind.LINES), field("b", "B", Kind.LINES)));
        kit.time.run();
        said();
        String half = "x".repeat(PromptCheck.LONGEST / 2 + 1);
        writes("x".repeat(PromptCheck.LONGEST + 1));
        refused("not-acceptable");
        writes(half);
        said();
        writes(half);
        refused("not-acceptable");
        assertTrue(said().startsWith("Scripted asks you:"), "it begins anew");
        assertEquals(List.of(), kit.alice().calls());
    }

    @Test
    void theNetworksWordsCannotBreakTheStream() {
        kit.aliceOnline();
        kit.alice()
                .ask(new Prompt(1, "a\u0000b", "", "", List.of(field("x", "\u0001", Kind.TEXT))));
        kit.time.run();
        assertTrue(said().contains("a\uFFFDb"));
    }
}
