package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkContract;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.junit.jupiter.api.io.TempDir;

/** What every network must do, done by libpurple's IRC with a real server: workers, links and all. */
class IrcNetworkIT extends NetworkContract {

    @TempDir Path folder;

    @Override
    protected Harness harness() throws Exception {
        return new IrcHarness(folder);
    }

    private static final class IrcHarness implements Harness {

        private final Ngircd server = Ngircd.start();
        private final TestHost host;
        private final PurpleNetwork network;
        private final List<IrcClient> clients = new ArrayList<>();

        private IrcHarness(Path folder) throws Exception {
            host = new TestHost(folder);
            network =
                    new PurpleNetwork(
                            PurpleNetworkFixture.definition(
                                    "prpl-irc",
                                    "server=127.0.0.1",
                                    "port=" + server.port(),
                                    "ssl=0",
                                    "ratelimit-interval=0"),
                            host);
            clients.add(IrcClient.connect(server.port(), "mallory"));
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Account account(String name) {
            return new Account(name + "@example.org", name, "", Map.of(), Presence.AVAILABLE);
        }

        /** The nickname is taken. */
        @Override
        public Optional<Account> refused() {
            return Optional.of(account("mallory"));
        }

        @Override
        public NetworkContract.Peer peer(String name) throws Exception {
            IrcClient client = IrcClient.connect(server.port(), name);
            clients.add(client);
            return new IrcPeer(client);
        }

        @Override
        public void breakOff() {
            server.stop();
        }

        @Override
        public void close() throws IOException {
            for (IrcClient client : clients) {
                client.close();
            }
            server.close();
            host.close();
        }
    }

    private record IrcPeer(IrcClient client) implements NetworkContract.Peer {
        @Override
        public String name() {
            return client.nick();
        }

        @Override
        public void send(Account to, String text) throws Exception {
            client.say(to.name(), text);
        }

        @Override
        public List<String> received(int lines, Duration patience) throws Exception {
            return client.awaitMessages("alice", lines, patience);
        }

        @Override
        public void type(Account to, Typing state) {
            throw new UnsupportedOperationException("IRC has no such thing");
        }

        @Override
        public List<Typing> typing(int count, Duration patience) {
            throw new UnsupportedOperationException("IRC has no such thing");
        }

        @Override
        public void leave() throws Exception {
            client.close();
        }
    }
}
