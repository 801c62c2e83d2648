package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.roster.RosterEntry;
import org.jivesoftware.smack.roster.RosterGroup;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jxmpp.jid.impl.JidCreate;

/**
 * Every type of gateway but IRC (which has a real server in the other scenarios), under libpurple's id, with the name parts and account
 * options of the real protocol, and the scripted protocol in its place: XEP-0077 version 2.4 sections 3.1, 3.2 and 4, XEP-0100 version
 * 1.0 sections 4.1 to 4.8, 5.1 and 5.3, addresses by XEP-0106 version 1.1.
 */
class ScriptedTypesIT {

    private static final String SECRET = "open sesame";

    private enum PasswordUse {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    /**
     * How a real network names people, and what an account needs.
     *
     * @param user what alice registers
     * @param login what libpurple logs in with: with the further parts of the name
     * @param contact somebody, as the network writes him
     * @param node the same, in the node of his address
     * @param busy which of libpurple's statuses says "do not disturb" there
     */
    private record Type(
            String key,
            String protocol,
            String params,
            PasswordUse password,
            String user,
            String login,
            String contact,
            String node,
            String busy) {

        /** The address of somebody whose name is a word. */
        String address(String word) {
            return (key.equals("msn") ? word + "\\40hotmail.com" : word) + "@" + domain();
        }

        /** SIMPLE gives libpurple the body as it came. */
        boolean handsOverPlainText() {
            return key.equals("simple");
        }

        String domain() {
            return key + "." + OpenfireServer.DOMAIN;
        }

        String section() {
            return """
                    [%s]
                    category=gateway
                    type=%s
                    name=%s
                    module=purple
                    params=%s;%s
                    """
                    .formatted(domain(), key, key, protocol, params);
        }

        @Override
        public String toString() {
            return key;
        }
    }

    private static Type type(
            String key,
            String protocol,
            String params,
            PasswordUse password,
            String user,
            String login,
            String contact,
            String node,
            String busy) {
        return new Type(key, protocol, params, password, user, login, contact, node, busy);
    }

    private static List<Type> types() {
        return List.of(
                type(
                        "icq",
                        "prpl-icq",
                        "server=icq.example;port=5191;encryption=no_encryption",
                        PasswordUse.REQUIRED,
                        "12345678",
                        "12345678",
                        "98765432",
                        "98765432",
                        "unavailable"),
                type(
                        "aim",
                        "prpl-aim",
                        "server=aim.example;use_clientlogin=0",
                        PasswordUse.REQUIRED,
                        "Alice Aim",
                        "Alice Aim",
                        "Chatty Bob",
                        "chattybob",
                        "away"),
                type(
                        "yahoo",
                        "prpl-yahoo",
                        "port=5051;room_list_locale=de",
                        PasswordUse.REQUIRED,
                        "alice_y",
                        "alice_y",
                        "Bob.Y",
                        "bob.y",
                        "unavailable"),
                type(
                        "msn",
                        "prpl-msn",
                        "server=msn.example;http_method=1",
                        PasswordUse.REQUIRED,
                        "alice@hotmail.com",
                        "alice@hotmail.com",
                        "Bob@Hotmail.com",
                        "bob\\40hotmail.com",
                        "unavailable"),
                type(
                        "myspace",
                        "prpl-myspace",
                        "server=myspace.example",
                        PasswordUse.REQUIRED,
                        "alice@example.net",
                        "alice@example.net",
                        "Bob Tom",
                        "bobtom",
                        "away"),
                type(
                        "qq",
                        "prpl-qq",
                        "client_version=qq2007;show_news=0",
                        PasswordUse.REQUIRED,
                        "10001",
                        "10001",
                        "10002",
                        "10002",
                        "unavailable"),
                type(
                        "gadu-gadu",
                        "prpl-gg",
                        "encryption=require_tls;gg_server=gg.example",
                        PasswordUse.REQUIRED,
                        "3456789",
                        "3456789",
                        "4567890",
                        "4567890",
                        "unavailable"),
                type(
                        "xmpp",
                        "prpl-jabber",
                        "server=capulet.example;resource=Balcony;connection_security=require_tls",
                        PasswordUse.REQUIRED,
                        "juliet",
                        "juliet@capulet.example/Balcony",
                        "Romeo@montague.example",
                        "romeo\\40montague.example",
                        "unavailable"),
                type(
                        "twitter",
                        "prpl-mbpurple-twitter",
                        "twitter_hostname=twitter.example;twitter_use_https=1",
                        PasswordUse.REQUIRED,
                        "alice_t",
                        "alice_t",
                        "bob_t",
                        "bob_t",
                        "available"),
                // The user is a phone number or an e-mail address, contacts are numbers.
                type(
                        "facebook",
                        "prpl-facebook",
                        "sync-interval=1;show-unread=0",
                        PasswordUse.REQUIRED,
                        "+4915112345678",
                        "+4915112345678",
                        "100000000000001",
                        "100000000000001",
                        "available"),
                type(
                        "simple",
                        "prpl-simple",
                        "server=sip.example;udp=1;useproxy=1;proxy=proxy.example",
                        PasswordUse.REQUIRED,
                        "alice",
                        "alice@sip.example",
                        "sip:bob@sip.example",
                        "bob\\40sip.example",
                        "available"),
                type(
                        "sametime",
                        "prpl-meanwhile",
                        "server=sametime.example;port=1534;force_login=1",
                        PasswordUse.REQUIRED,
                        "alice",
                        "alice",
                        "uid=bob,ou=people/acme",
                        "uid=bob,ou=people\\2facme",
                        "unavailable"),
                type(
                        "silc",
                        "prpl-silc",
                        "server=silc.example;port=707",
                        PasswordUse.OPTIONAL,
                        "alice",
                        "alice@silcnet.org",
                        "bob",
                        "bob",
                        "unavailable"),
                type(
                        "groupwise",
                        "prpl-novell",
                        "server=groupwise.example;port=8301",
                        PasswordUse.REQUIRED,
                        "alice",
                        "alice",
                        "Bob",
                        "bob",
                        "unavailable"),
                type(
                        "bonjour",
                        "prpl-bonjour",
                        "port=5299;first=Alice;last=A",
                        PasswordUse.NONE,
                        "alice",
                        "alice",
                        "bob@laptop",
                        "bob\\40laptop",
                        "away"));
    }

    @RegisterExtension static final Scene scene = new Scene();

    private static ScriptedPeer peer;

    private static void start() throws Exception {
        if (peer == null) {
            peer =
                    scene.with(
                            ScriptedPeer.install(
                                    scene.server().home().resolve("modules"),
                                    types().stream().map(Type::protocol).toArray(String[]::new)));
            scene.start(types().stream().map(Type::section).collect(Collectors.joining("\n")));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aliceIsOnTheNetwork(Type type) throws Exception {
        start();
        scene.awaitService(type.domain());
        Gateway gateway = new Gateway(type.domain());
        String bob = type.node() + "@" + type.domain();
        try (XmppUser alice = scene.user("alice-" + type.key())) {
            assertForm(type, gateway.form(alice));
            ScriptedLink network = register(type, gateway, alice);
            assertSettings(type, network);
            alice.awaitPresence(type.domain(), Presence.Type.available);

            contacts(type, gateway, alice, network, bob);
            presence(type, alice, network, bob);
            messages(type, alice, network, bob);
            subscription(type, alice, network);

            gateway.unregister(alice);
            network.await("close");
            network.awaitEnd();
        }
        assertEquals(List.of(), peer.complaints());
    }

    /** XEP-0077 section 3.1, example 2, and section 4. */
    private static void assertForm(Type type, Element form) {
        Element data = form.element(QName.get("x", "jabber:x:data"));
        assertNotNull(form.element("username"));
        assertNotNull(field(data, "username").element("required"));
        if (type.password() == PasswordUse.NONE) {
            assertNull(form.element("password"));
            assertNull(field(data, "password"));
        } else {
            assertNotNull(form.element("password"));
            assertEquals(
                    type.password() == PasswordUse.REQUIRED,
                    field(data, "password").element("required") != null);
        }
    }

    private static Element field(Element data, String name) {
        return data.elements("field").stream()
                .filter(field -> name.equals(field.attributeValue("var")))
                .findFirst()
                .orElse(null);
    }

    /** XEP-0100 section 4.1. The answer may wait for the log-in. */
    private static ScriptedLink register(Type type, Gateway gateway, XmppUser alice)
            throws Exception {
        String password = type.password() == PasswordUse.REQUIRED ? SECRET : "";
        FutureTask<Void> registration =
                new FutureTask<>(
                        () -> {
                            gateway.register(alice, type.user(), password);
                            return null;
                        });
        new Thread(registration, "registration").start();
        ScriptedLink network = peer.awaitLogin(type.protocol());
        network.connected();
        registration.get(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS);
        return network;
    }

    private static void assertSettings(Type type, ScriptedLink network) {
        assertEquals(type.login(), network.name());
        assertEquals(type.password() == PasswordUse.REQUIRED ? SECRET : null, network.password());
        Map<String, String> options = network.options();
        for (String pair : type.params().split(";")) {
            String[] parts = pair.split("=", 2);
            String value = options.get(parts[0]);
            if (value != null) {
                boolean truth = value.equals("true") || value.equals("false");
                assertEquals(truth ? "" + parts[1].equals("1") : parts[1], value, parts[0]);
            }
        }
    }

    /** Sections 4.6 and 7: who is on the network's list is in the roster, who is added there is on the network's list. */
    private static void contacts(
            Type type, Gateway gateway, XmppUser alice, ScriptedLink network, String bob)
            throws Exception {
        network.say("contact", type.contact(), "Friends & family", "Bob of " + type.key());
        gateway.awaitSubscription(alice, bob);
        Await.until(
                bob + " is in the roster as the network has him",
                Limits.ANSWER,
                () -> {
                    RosterEntry entry = alice.roster().getEntry(JidCreate.bareFrom(bob));
                    return ("Bob of " + type.key()).equals(entry.getName())
                            && entry.getGroups().stream()
                                    .map(RosterGroup::getName)
                                    .toList()
                                    .equals(List.of("Friends & family"));
                },
                () -> alice.roster().getEntries());

        String carol = type.address("4711");
        alice.roster().createItem(JidCreate.bareFrom(carol), "Carol", new String[] {"Work"});
        alice.sendPresence(Presence.Type.subscribe, carol);
        String name = type.key().equals("msn") ? "4711@hotmail.com" : "4711";
        assertEquals("Work", network.await("add", name).argument(1));
    }

    /** Sections 4.4, step 5, and 5.3. */
    private static void presence(Type type, XmppUser alice, ScriptedLink network, String bob)
            throws Exception {
        network.say("presence", type.contact(), "available", "in <b>the</b> tub");
        Presence there = alice.awaitPresence(bob, Presence.Type.available);
        assertEquals("in the tub", there.getStatus());
        network.say("presence", type.contact(), "offline");
        alice.awaitPresence(bob, Presence.Type.unavailable);

        Presence busy = alice.presence(Presence.Type.available);
        alice.send(busy.asBuilder("busy").setMode(Presence.Mode.dnd).setStatus("1 < 2").build());
        assertEquals("1 &lt; 2", network.await("status", type.busy(), "1 &lt; 2").argument(1));
    }

    /** Sections 4.8 and 5.4. */
    private static void messages(Type type, XmppUser alice, ScriptedLink network, String bob)
            throws Exception {
        List<String> texts = List.of("first & 汉 <i>", "second\nline", "third");
        for (String text : texts) {
            alice.say(bob, text);
            network.say(
                    "message",
                    type.contact(),
                    type.handsOverPlainText()
                            ? text
                            : text.replace("&", "&amp;")
                                    .replace("<", "&lt;")
                                    .replace("\n", "<br>"));
        }
        for (String html : List.of("first &amp; 汉 &lt;i&gt;", "second<br>line", "third")) {
            assertEquals(html, network.await("im").argument(1));
        }
        assertEquals(texts, alice.awaitMessages(bob, texts.size(), Limits.ANSWER));
        assertEquals(List.of(), network.taken("im"));
    }

    /** Section 5.1: whether somebody sees her is for her to say. */
    private static void subscription(Type type, XmppUser alice, ScriptedLink network)
            throws Exception {
        String dora = type.address("4712");
        network.say("authorize", "dora", "4712", "Dora", "let me see you");
        Presence asks = alice.awaitPresence(dora, Presence.Type.subscribe);
        assertEquals("let me see you", asks.getStatus());
        alice.sendPresence(Presence.Type.subscribed, dora);
        assertEquals("ok", network.await("answer", "dora").argument(1));
    }
}
