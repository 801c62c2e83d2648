package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Network} with rooms must do. An implementation's test extends this and brings a {@link Harness}. */
public abstract class RoomContract {

    /** The network under test. Closing it ends it. */
    public interface Harness extends AutoCloseable {

        /** Not yet started; the same one at each call. */
        Network network();

        /** A room's name, normalized. */
        String room();

        /** Somebody on the other side. The first who comes into a room keeps order there. */
        Guest guest(String nick) throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Somebody on the other side, in the room. */
    public interface Guest {

        void enter() throws Exception;

        void say(String text) throws Exception;

        /** Waits for what somebody says. */
        String hears(String from) throws Exception;

        void subject(String text) throws Exception;

        void password(String password) throws Exception;

        void kick(String nick, String reason) throws Exception;

        /** Asks somebody to come into another room. */
        void invite(String nick, String otherRoom) throws Exception;

        void leave() throws Exception;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Harness harness;
    private String room;
    private Recorder told;
    private NetworkAccount account;
    private NetworkRooms rooms;

    protected abstract Harness harness() throws Exception;

    @BeforeEach
    final void begin() throws Exception {
        harness = harness();
        harness.network().start();
        room = harness.room();
        told = new Recorder();
        account =
                harness.network()
                        .logIn(
                                new Account(
                                        "alice@example.org",
                                        "alice",
                                        "",
                                        Map.of(),
                                        Presence.AVAILABLE),
                                told);
        told.await("online");
        rooms = account.rooms().orElseThrow();
    }

    @AfterEach
    final void end() throws Exception {
        try {
            harness.network().stop();
            told.await("offline");
        } finally {
            harness.close();
        }
    }

    private Guest romeoInside() throws Exception {
        Guest romeo = harness.guest("romeo");
        romeo.enter();
        return romeo;
    }

    private void enters() {
        rooms.join(room, "alice", "");
        told.await("entered " + room + " as alice");
    }

    @Test
    void aRoomsNameIsNoContacts() {
        assertTrue(harness.network().abilities().contains(Ability.ROOMS));
        assertTrue(harness.network().isRoom(room));
        assertEquals(room, harness.network().normalize(room));
        assertFalse(harness.network().isRoom("romeo"));
    }

    @Test
    void tellsWhoIsThereAndWhatItIsAbout() throws Exception {
        Guest romeo = romeoInside();
        romeo.subject("Roses & thorns <3");
        rooms.join(room, "alice", "");
        String entered = told.await("entered");
        assertEquals(
                "entered " + room + " as alice: [alice NONE, romeo ADMIN] about Roses & thorns <3",
                entered);
    }

    @Test
    void carriesMessagesBothWays() throws Exception {
        Guest romeo = romeoInside();
        enters();
        account.send(1, room, "good night");
        told.await("delivered 1");
        assertEquals("good night", romeo.hears("alice"));
        romeo.say("good <b>night & good night");
        told.await("message " + room + " romeo: good <b>night & good night");
    }

    @Test
    void takesNoMessageForARoomThatTheAccountIsNotIn() throws Exception {
        romeoInside();
        enters();
        rooms.leave(room);
        account.send(1, room, "anybody?");
        told.await("undelivered 1");
    }

    @Test
    void tellsWhoComesAndGoes() throws Exception {
        romeoInside();
        enters();
        Guest nurse = harness.guest("nurse");
        nurse.enter();
        told.await("occupant " + room + " nurse NONE");
        nurse.leave();
        told.await("gone " + room + " nurse LEFT");
    }

    @Test
    void tellsWhoPutTheAccountOutAndWhy() throws Exception {
        Guest romeo = romeoInside();
        enters();
        romeo.kick("alice", "it is the lark");
        told.await("left " + room + " KICKED by romeo: it is the lark");
        // And in again, as if nothing had been.
        enters();
    }

    @Test
    void wantsThePassword() throws Exception {
        Guest romeo = romeoInside();
        romeo.password("rose");
        rooms.join(room, "alice", "");
        told.await("refused " + room + " PASSWORD");
        rooms.join(room, "alice", "rose");
        told.await("entered " + room + " as alice");
    }

    @Test
    void answersEachRequest() throws Exception {
        romeoInside();
        enters();
        rooms.ask(1, room, new RoomRequest(RoomRequest.Kind.NICK, "", "romeo"));
        told.await("failed 1 NICK_IN_USE");
        rooms.ask(2, room, new RoomRequest(RoomRequest.Kind.KICK, "romeo", "out"));
        told.await("failed 2 NOT_ALLOWED");
        rooms.ask(3, room, new RoomRequest(RoomRequest.Kind.SUBJECT, "", "Night"));
        told.await("subject " + room + " alice: Night");
        told.await("done 3");
        rooms.ask(4, room, new RoomRequest(RoomRequest.Kind.NICK, "", "juliet"));
        told.await("renamed " + room + " alice juliet");
        told.await("done 4");
        rooms.ask(5, "#nowhere", new RoomRequest(RoomRequest.Kind.SUBJECT, "", "x"));
        told.await("failed 5 NOT_INSIDE");
    }

    @Test
    void tellsWhoIsInvitedAndChangesNothing() throws Exception {
        Guest romeo = romeoInside();
        enters();
        romeo.invite("alice", "#tomb");
        told.await("invited #tomb by romeo");
        rooms.ask(1, room, new RoomRequest(RoomRequest.Kind.NICK, "", "romeo"));
        told.await("failed 1 NICK_IN_USE");
        rooms.ask(2, room, new RoomRequest(RoomRequest.Kind.NICK, "", "juliet"));
        told.await("renamed " + room + " alice juliet");
    }

    @Test
    void listsRooms() throws Exception {
        romeoInside();
        enters();
        rooms.list(1);
        assertTrue(told.await("listed 1").contains(room + " 2"));
    }

    /** Keeps what it is told as lines. */
    private static final class Recorder implements AccountListener, RoomListener {

        private final List<String> lines = new ArrayList<>();

        private synchronized void note(String line) {
            lines.add(line);
            notifyAll();
        }

        /** Takes the first line that begins so, waiting for it. */
        private synchronized String await(String start) {
            Predicate<String> fits = line -> line.startsWith(start);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (lines.stream().noneMatch(fits)) {
                long rest = (end - System.nanoTime()) / 1_000_000;
                if (rest <= 0) {
                    throw new AssertionError("not told: " + start + "; but: " + lines);
                }
                try {
                    wait(rest);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            String line = lines.stream().filter(fits).findFirst().orElseThrow();
            lines.remove(line);
            return line;
        }

        @Override
        public RoomListener rooms() {
            return this;
        }

        @Override
        public void online() {
            note("online");
        }

        @Override
        public void offline(Disconnect reason) {
            note("offline");
        }

        @Override
        public void message(String from, Text text, Instant time) {}

        @Override
        public void delivered(long id) {
            note("delivered " + id);
        }

        @Override
        public void undelivered(long id, Failure failure) {
            note("undelivered " + id + " " + failure.kind());
        }

        @Override
        public void contactPresence(String name, Presence presence) {}

        @Override
        public void contact(Contact contact) {}

        @Override
        public void contactRemoved(String name) {}

        @Override
        public void authorizationRequested(String name, String alias, String message) {}

        @Override
        public void typing(String from, Typing state) {}

        @Override
        public void sentElsewhere(String to, Text text, Instant time) {}

        @Override
        public void notice(String text) {
            note("notice " + text);
        }

        @Override
        public void entered(
                String room,
                String nick,
                List<Occupant> occupants,
                String subject,
                String subjectBy) {
            List<String> people =
                    occupants.stream()
                            .map(each -> each.nick() + " " + each.rank())
                            .sorted()
                            .toList();
            note("entered " + room + " as " + nick + ": " + people + " about " + subject);
        }

        @Override
        public void refused(String room, RoomFailure failure) {
            note("refused " + room + " " + failure.kind());
        }

        @Override
        public void occupant(String room, Occupant occupant) {
            note("occupant " + room + " " + occupant.nick() + " " + occupant.rank());
        }

        @Override
        public void renamed(String room, String from, String to) {
            note("renamed " + room + " " + from + " " + to);
        }

        @Override
        public void gone(String room, String nick, Departure how) {
            note("gone " + room + " " + nick + " " + how.how());
        }

        @Override
        public void left(String room, Departure how) {
            note("left " + room + " " + how.how() + " by " + how.by() + ": " + how.reason());
        }

        @Override
        public void message(String room, String nick, String text, Instant time) {
            note("message " + room + " " + nick + ": " + text);
        }

        @Override
        public void subject(String room, String nick, String text) {
            note("subject " + room + " " + nick + ": " + text);
        }

        @Override
        public void invited(String room, String from, String reason, String password) {
            note("invited " + room + " by " + from);
        }

        @Override
        public void listed(long id, List<ListedRoom> all) {
            note(
                    "listed "
                            + id
                            + all.stream().map(it -> " " + it.name() + " " + it.people()).toList());
        }

        @Override
        public void done(long id) {
            note("done " + id);
        }

        @Override
        public void failed(long id, RoomFailure failure) {
            note("failed " + id + " " + failure.kind());
        }
    }
}
