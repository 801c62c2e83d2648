package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Asked;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Delivered;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Listed;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Noticed;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Offline;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Online;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Received;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Seen;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Undelivered;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Unlisted;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a protocol of libpurple's does, as a network tells it: no network is needed to make it happen. */
class ScriptedProtocolIT {

    private static final String PROTOCOL = "prpl-scripted";

    @TempDir static Path folder;

    private static TestHost host;
    private static ScriptedPeer peer;
    private static PurpleNetwork network;
    private static int accounts;

    /** Whose complaints are what a test is about. */
    private static String complaining = "";

    private final RecordingListener told = new RecordingListener();
    private NetworkAccount account;
    private ScriptedLink link;

    @BeforeAll
    static void start() throws Exception {
        host = new TestHost(folder);
        peer = ScriptedPeer.install(host.modulesFolder(), PROTOCOL);
        network = new PurpleNetwork(PurpleNetworkFixture.definition(PROTOCOL), host);
        network.start();
    }

    @AfterAll
    static void stop() throws Exception {
        network.stop();
        host.close();
        peer.close();
    }

    @BeforeEach
    void logIn() throws Exception {
        String name = "alice" + accounts++;
        account =
                network.logIn(
                        new Account(
                                name + "@example.org", name, "open", Map.of(), Presence.AVAILABLE),
                        told);
        link = peer.awaitLogin(PROTOCOL, name);
        link.connected();
        told.await(Online.class, 1, Limits.ANSWER);
    }

    @AfterEach
    void logOut() throws Exception {
        link.sync();
        List<String> complaints = complaintsOf(name -> !name.equals(complaining));
        account.logOut();
        told.await(Offline.class, 1, Limits.ANSWER);
        link.awaitEnd();
        assertEquals(List.of(), told.breaches());
        assertEquals(List.of(), complaints);
    }

    private <T extends RecordingListener.Told> T last(Class<T> type, int count) {
        return told.await(type, count, Limits.ANSWER).get(count - 1);
    }

    private static List<String> complaintsOf(Predicate<String> names) throws Exception {
        return peer.complaints().stream()
                .map(text -> text.substring(PROTOCOL.length() + 1).split(": ", 2))
                .filter(parts -> names.test(parts[0]))
                .map(parts -> parts[1])
                .toList();
    }

    @Test
    void whatIsNotUnderstoodIsAComplaint() throws Exception {
        complaining = link.name();
        link.say("nonsense");
        link.say("presence", "bob", "nonsense");
        link.say("contact", "bob");
        link.say("contact-gone", "bob");
        link.say("message", "bob", "hello", "green");
        assertEquals(
                List.of(
                        "there is no command nonsense",
                        "the protocol has no status nonsense",
                        "contact has 1 arguments",
                        "bob is not on the list",
                        "messages have no flag green"),
                complaintsOf(complaining::equals));
    }

    @Test
    void contactsComeChangeAndGo() throws Exception {
        link.say("contact", "bob", "Friends", "Bob");
        assertEquals(
                new Contact("bob", "Bob", List.of("Friends")), last(Listed.class, 1).contact());
        link.say("contact", "bob", "Work", null);
        assertEquals(
                new Contact("bob", "Bob", List.of("Friends", "Work")),
                sorted(last(Listed.class, 2).contact()));
        link.say("contact-moved", "bob", "Work", "Family");
        assertEquals(
                new Contact("bob", "Bob", List.of("Family", "Friends")),
                sorted(last(Listed.class, 3).contact()));
        link.say("contact-gone", "bob", "Family");
        assertEquals(
                new Contact("bob", "Bob", List.of("Friends")), last(Listed.class, 4).contact());
        link.say("contact-gone", "bob");
        assertEquals("bob", last(Unlisted.class, 1).name());
    }

    private static Contact sorted(Contact contact) {
        return new Contact(
                contact.name(), contact.alias(), contact.groups().stream().sorted().toList());
    }

    /** Of people and groups, by the network; the second without a signal of libpurple's. */
    @Test
    void peopleAndGroupsAreRenamed() throws Exception {
        link.say("contact", "bob", "Friends");
        assertEquals(new Contact("bob", "", List.of("Friends")), last(Listed.class, 1).contact());
        link.say("server-alias", "bob", "Robert");
        assertEquals("Robert", last(Listed.class, 2).contact().alias());
        link.say("private-alias", "bob", "Bobby");
        assertEquals("Bobby", last(Listed.class, 3).contact().alias());
        link.say("group-renamed", "Friends", "Good friends");
        assertEquals(
                new Contact("bob", "Bobby", List.of("Good friends")),
                last(Listed.class, 4).contact());
        link.say("contact-renamed", "bob", "robert");
        assertEquals(
                new Contact("robert", "Bobby", List.of("Good friends")),
                last(Listed.class, 5).contact());
        assertEquals("bob", last(Unlisted.class, 1).name());
    }

    @Test
    void whatTheUserDoesToTheListIsSeen() throws Exception {
        account.addContact(new Contact("bob", "", List.of("Friends", "Work")));
        link.await("add", "bob", "Friends");
        link.await("add", "bob", "Work");
        account.addContact(new Contact("bob", "Bobby", List.of("Work")));
        link.await("remove", "bob", "Friends");
        link.await("alias", "bob", "Bobby");
        account.removeContact("bob");
        link.await("remove", "bob", "Work");
    }

    @Test
    void presencesOfEachKind() throws Exception {
        link.say("contact", "bob", "Friends");
        last(Listed.class, 1);
        Map<String, Presence.Show> statuses = new LinkedHashMap<>();
        statuses.put("available", Presence.Show.AVAILABLE);
        statuses.put("away", Presence.Show.AWAY);
        statuses.put("extended_away", Presence.Show.XA);
        statuses.put("unavailable", Presence.Show.DND);
        statuses.put("invisible", Presence.Show.INVISIBLE);
        for (Map.Entry<String, Presence.Show> status : statuses.entrySet()) {
            link.say("presence", "bob", status.getKey(), "so <i>" + status.getKey() + "</i>");
            awaitPresence(new Presence(status.getValue(), "so " + status.getKey()));
        }
        link.say("presence", "bob", "offline");
        awaitPresence(Presence.OFFLINE);
        link.taken("status");
        account.setPresence(new Presence(Presence.Show.XA, "gone & away"));
        link.await("status", "extended_away", "gone &amp; away");
    }

    private void awaitPresence(Presence presence) {
        told.await(
                "bob is " + presence,
                Limits.ANSWER,
                all -> all.get(all.size() - 1).equals(new Seen("bob", presence)));
    }

    @Test
    void messagesAreHtmlAndHaveTheirTime() throws Exception {
        link.say("message", "bob", "<b>a</b> &lt; b<br/>c");
        assertEquals("a < b\nc", last(Received.class, 1).text());
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        link.say("message", "stranger", "late", "delayed", "" + yesterday.getEpochSecond());
        Received late = last(Received.class, 2);
        assertEquals("stranger", late.from());
        assertEquals(yesterday.getEpochSecond(), late.time().getEpochSecond());
    }

    @Test
    void messagesAreTakenOrRefused() throws Exception {
        account.send(1, "bob", "a < b\nc");
        link.await("im", "bob", "a &lt; b<br>c");
        assertEquals(1, last(Delivered.class, 1).id());
        link.say("answer-messages", "-7");
        link.sync();
        account.send(2, "bob", "too long");
        assertEquals(Failure.Kind.REFUSED, last(Undelivered.class, 1).failure().kind());
    }

    @Test
    void somebodyAsksToSeeTheUser() throws Exception {
        link.say("authorize", "first", "bob", "Bob", "<i>hello</i>");
        assertEquals(new Asked("bob", "Bob", "hello"), last(Asked.class, 1));
        account.authorize("bob", true);
        link.await("answer", "first", "ok");
        link.say("authorize", "second", "carol", null, null);
        assertEquals("carol", last(Asked.class, 2).name());
        account.authorize("carol", false);
        link.await("answer", "second", "cancel");
        link.say("authorize", "third", "dora");
        last(Asked.class, 3);
        link.say("withdraw", "third");
        link.sync();
        account.authorize("dora", true);
        link.sync();
        assertEquals(List.of(), link.taken("answer"), "it was taken back");
    }

    @Test
    void noticesReachTheUser() throws Exception {
        List<String> expected = new ArrayList<>();
        notice(expected, "one", "notice", "one");
        notice(expected, "two\nthree", "notify-message", "error", "two", "three", null);
        notice(expected, "http://example.org/", "notify-uri", "http://example.org/");
        notice(expected, "four\nfive", "notify-formatted", null, "four", null, "<b>five</b>");
    }

    private void notice(List<String> expected, String text, String command, String... arguments)
            throws IOException {
        expected.add(text);
        link.say(command, arguments);
        told.await(Noticed.class, expected.size(), Limits.ANSWER);
        assertEquals(expected, told.told(Noticed.class).stream().map(Noticed::text).toList());
    }

    /** Questions of every kind come and are taken back: whoever answers them meanwhile, the protocol and the process go on. */
    @Test
    void questionsOfEveryKindAreAsked() throws Exception {
        List<List<String>> questions =
                List.of(
                        List.of("input", "1", "T", "P", "S", "", "line", "OK", "Cancel"),
                        List.of("input", "2", "T", "P", "S", "x", "masked", "OK", "Cancel", "bob"),
                        List.of("choice", "3", "T", "P", "S", "1", "OK", "Cancel", "a", "b"),
                        List.of("action", "4", "T", "P", "S", "-1", "Yes", "Cancel"),
                        Arrays.asList(
                                "fields", "5", "T", "P", "S", "OK", "Cancel", "!string", "a",
                                "Name", "x", "group", "More", null, null, "masked", "b", "Code", "",
                                "int", "c", "Number", "7", "bool", "d", "Truth", "1", "choice", "e",
                                "Choice", "x\ny", "multi", "f", "List", "*x\ny", "label", "g",
                                "Text", null),
                        List.of("file", "6", "T", "picture.png", "save"),
                        List.of("folder", "7", "T", "/"));
        for (List<String> question : questions) {
            link.say(question.get(0), question.subList(1, question.size()).toArray(String[]::new));
        }
        for (int i = 1; i <= questions.size(); i++) {
            link.say("withdraw", "" + i);
        }
        link.sync();
        List<String> withdrawn =
                peer.complaints().stream().filter(text -> text.contains("question")).toList();
        assertEquals(List.of(), withdrawn);
    }
}
