package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The fake's rooms do what rooms must. */
class ScriptedRoomsTest extends RoomContract {

    private static final String ROOM = "#garden";

    @Override
    protected Harness harness() {
        return new ScriptedHarness();
    }

    private static final class ScriptedHarness implements Harness {

        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final ScriptedNetwork network = new ScriptedNetwork(task -> executor.execute(task));

        @Override
        public Network network() {
            return network;
        }

        @Override
        public String room() {
            return ROOM;
        }

        @Override
        public Guest guest(String nick) {
            return new ScriptedGuest(network.rooms, nick);
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }

    private record ScriptedGuest(ScriptedRooms rooms, String nick) implements Guest {

        @Override
        public void enter() {
            rooms.comes(ROOM, nick);
        }

        @Override
        public void say(String text) {
            rooms.says(ROOM, nick, text, Instant.now());
        }

        @Override
        public String hears(String from) {
            return rooms.heard(ROOM, from);
        }

        @Override
        public void subject(String text) {
            rooms.subjectSet(ROOM, nick, text);
        }

        @Override
        public void password(String password) {
            rooms.password(ROOM, password);
        }

        @Override
        public void kick(String who, String reason) {
            rooms.putOut(ROOM, who, new Departure(Departure.How.KICKED, nick, reason));
        }

        @Override
        public void invite(String who, String otherRoom) {
            rooms.invites(otherRoom, nick, who);
        }

        @Override
        public void leave() {
            rooms.goes(ROOM, nick, "");
        }
    }
}
