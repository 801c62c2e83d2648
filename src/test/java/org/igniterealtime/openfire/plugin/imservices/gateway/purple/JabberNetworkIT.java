package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkContract;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.kit.ProsodyServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smackx.chatstates.ChatState;
import org.jivesoftware.smackx.chatstates.packet.ChatStateExtension;
import org.junit.jupiter.api.io.TempDir;

/** What every network must do, done by libpurple's XMPP with a real Prosody. */
class JabberNetworkIT extends NetworkContract {

    private static final String DOMAIN = "far.example";

    @TempDir Path folder;

    @Override
    protected Harness harness() throws Exception {
        return new JabberHarness(folder);
    }

    private static final class JabberHarness implements Harness {

        private final ProsodyServer server = ProsodyServer.alone(DOMAIN);
        private final TestHost host;
        private final PurpleNetwork network;
        private final List<XmppUser> clients = new ArrayList<>();

        private JabberHarness(Path folder) throws Exception {
            host = new TestHost(folder);
            network =
                    new PurpleNetwork(
                            PurpleNetworkFixture.definition(
                                    "prpl-jabber",
                                    "domain=" + DOMAIN,
                                    "connect_server=127.0.0.1",
                                    "port=" + server.clientPort(),
                                    "connection_security=opportunistic_tls",
                                    // Else it asks, after a wrong password.
                                    "auth_plain_in_clear=1"),
                            host);
            server.addUser("alice");
            server.addUser("carol");
            server.befriend("alice", "bob");
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Account account(String name) {
            return account(name, Scene.PASSWORD);
        }

        private Account account(String name, String password) {
            return new Account(name + "@example.org", name, password, Map.of(), Presence.AVAILABLE);
        }

        @Override
        public Optional<Account> refused() {
            return Optional.of(account("alice", "not this"));
        }

        @Override
        public String nobody() {
            return "nobody@" + DOMAIN;
        }

        @Override
        public NetworkContract.Peer peer(String name) throws Exception {
            XmppUser client = server.user(name);
            clients.add(client);
            return new JabberPeer(client, name);
        }

        @Override
        public void breakOff() {
            server.stop();
        }

        @Override
        public void close() throws IOException {
            clients.forEach(XmppUser::vanish);
            server.close();
            host.close();
        }
    }

    private record JabberPeer(XmppUser client, String user) implements NetworkContract.Peer {

        private static final Map<Typing, ChatState> STATES =
                Map.of(
                        Typing.TYPING, ChatState.composing,
                        Typing.PAUSED, ChatState.paused,
                        Typing.NOT_TYPING, ChatState.active);

        private static String address(Account account) {
            return account.name() + "@" + DOMAIN;
        }

        @Override
        public String name() {
            return user + "@" + DOMAIN;
        }

        @Override
        public void send(Account to, String text) throws Exception {
            client.chat(address(to), text, new ChatStateExtension(ChatState.active));
        }

        @Override
        public List<String> received(int lines, Duration patience) throws Exception {
            List<String> received = new ArrayList<>();
            while (received.size() < lines) {
                Message next =
                        client.awaitMessage("a message", message -> message.getBody() != null);
                received.addAll(Arrays.asList(next.getBody().split("\n")));
            }
            return received;
        }

        @Override
        public void type(Account to, Typing state) throws Exception {
            client.sendExtension(address(to), new ChatStateExtension(STATES.get(state)));
        }

        @Override
        public List<Typing> typing(int count, Duration patience) throws Exception {
            List<Typing> typing = new ArrayList<>();
            while (typing.size() < count) {
                Message next =
                        client.awaitMessage(
                                "a state",
                                message ->
                                        message.getBody() == null
                                                && message.hasExtension(
                                                        ChatStateExtension.NAMESPACE));
                ChatStateExtension state =
                        (ChatStateExtension) next.getExtension(ChatStateExtension.NAMESPACE);
                STATES.forEach(
                        (key, value) -> {
                            if (value == state.getChatState()) {
                                typing.add(key);
                            }
                        });
            }
            return typing;
        }

        @Override
        public void leave() {
            client.close();
        }
    }
}
