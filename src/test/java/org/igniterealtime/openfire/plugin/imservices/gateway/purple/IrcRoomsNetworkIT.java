package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomContract;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Ngircd;
import org.junit.jupiter.api.io.TempDir;

/** IRC's channels over libpurple, on a real server, do what rooms must. */
class IrcRoomsNetworkIT extends RoomContract {

    private static final String ROOM = "#garden";

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
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public String room() {
            return ROOM;
        }

        @Override
        public Guest guest(String nick) throws Exception {
            IrcClient client = IrcClient.connect(server.port(), nick);
            clients.add(client);
            return new IrcGuest(client);
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

    private record IrcGuest(IrcClient client) implements Guest {

        private void does(String command, String seen) throws Exception {
            client.send(command);
            client.awaitLine(seen, line -> line.contains(seen));
        }

        @Override
        public void enter() throws Exception {
            does("JOIN " + ROOM, " 366 ");
        }

        @Override
        public void say(String text) throws Exception {
            client.say(ROOM, text);
        }

        @Override
        public String hears(String from) throws Exception {
            return client.awaitMessage(from);
        }

        @Override
        public void subject(String text) throws Exception {
            does("TOPIC " + ROOM + " :" + text, "TOPIC " + ROOM);
        }

        @Override
        public void password(String password) throws Exception {
            does("MODE " + ROOM + " +k " + password, "+k");
        }

        @Override
        public void kick(String nick, String reason) throws Exception {
            does("KICK " + ROOM + " " + nick + " :" + reason, "KICK " + ROOM);
        }

        @Override
        public void invite(String nick, String otherRoom) throws Exception {
            does("JOIN " + otherRoom, " 366 ");
            does("INVITE " + nick + " " + otherRoom, " 341 ");
        }

        @Override
        public void leave() throws Exception {
            does("PART " + ROOM, "PART " + ROOM);
        }
    }
}
