package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomCommand;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/**
 * IRC's channels. Who is in them libpurple keeps; what goes in and what a server says against it is done here, because libpurple
 * tells the one without the other. For the loop thread.
 */
final class IrcRooms implements RoomDialect {

    /** Answers that are about something that was asked for (RFC 2812 section 5.2 and later servers). */
    private static final Map<String, String> FAILURES =
            Map.ofEntries(
                    Map.entry("401", "NO_SUCH_OCCUPANT"),
                    Map.entry("403", "NO_SUCH_ROOM"),
                    Map.entry("405", "TOO_MANY"),
                    Map.entry("407", "OTHER"),
                    Map.entry("431", "NICK_INVALID"),
                    Map.entry("432", "NICK_INVALID"),
                    Map.entry("433", "NICK_IN_USE"),
                    Map.entry("436", "NICK_IN_USE"),
                    Map.entry("437", "NICK_IN_USE"),
                    Map.entry("438", "NOT_ALLOWED"),
                    Map.entry("441", "NO_SUCH_OCCUPANT"),
                    Map.entry("442", "NOT_INSIDE"),
                    Map.entry("443", "OTHER"),
                    Map.entry("447", "NOT_ALLOWED"),
                    Map.entry("471", "FULL"),
                    Map.entry("472", "UNSUPPORTED"),
                    Map.entry("473", "MEMBERS_ONLY"),
                    Map.entry("474", "BANNED"),
                    Map.entry("475", "PASSWORD"),
                    Map.entry("476", "NO_SUCH_ROOM"),
                    Map.entry("477", "MEMBERS_ONLY"),
                    Map.entry("478", "OTHER"),
                    Map.entry("479", "NO_SUCH_ROOM"),
                    Map.entry("481", "NOT_ALLOWED"),
                    Map.entry("482", "NOT_ALLOWED"),
                    Map.entry("484", "NOT_ALLOWED"),
                    Map.entry("485", "NOT_ALLOWED"),
                    Map.entry("489", "NOT_ALLOWED"),
                    Map.entry("520", "NOT_ALLOWED"));

    /** Modes of channels by rank (RFC 2811 section 4.1 and later servers); libpurple's flags for them. */
    private record Mode(String rank, char letter, int flag) {}

    private static final List<Mode> MODES =
            List.of(
                    new Mode("OWNER", 'q', Purple.PURPLE_CBFLAGS_FOUNDER),
                    new Mode("ADMIN", 'o', Purple.PURPLE_CBFLAGS_OP),
                    new Mode("MODERATOR", 'h', Purple.PURPLE_CBFLAGS_HALFOP),
                    new Mode("MEMBER", 'v', Purple.PURPLE_CBFLAGS_VOICE));

    private final Login login;
    private final Rooms rooms;
    private final Charset charset;
    private final UnaryOperator<String> text;
    private final EventSink sink;
    private final Consumer<Runnable> paced;
    private final Consumer<byte[]> raw;
    private final IrcErrands errands;
    private final IrcList list;
    private RoomEvent.Out departure;

    /**
     * @param text what a line's bytes mean
     * @param paced does something when the network allows for another line
     * @param raw sends lines
     */
    IrcRooms(
            Login login,
            Rooms rooms,
            Charset charset,
            UnaryOperator<String> text,
            EventSink sink,
            Consumer<Runnable> paced,
            Consumer<byte[]> raw) {
        this.login = login;
        this.rooms = rooms;
        this.charset = charset;
        this.text = text;
        this.sink = sink;
        this.paced = paced;
        this.raw = raw;
        this.errands = new IrcErrands(paced, raw);
        this.list =
                new IrcList(
                        login,
                        rooms.names(),
                        text,
                        () -> paced.accept(() -> raw.accept(line("LIST"))),
                        sink);
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The nickname is one for the whole server: the first room decides, all others take it as it is. */
    @Override
    public void join(Room room, String nick, String password) {
        if (!IrcText.isTarget(room.name) || password.length() > 0 && !IrcText.isTarget(password)) {
            rooms.refuse(room, IrcText.isTarget(room.name) ? "PASSWORD" : "NO_SUCH_ROOM", "");
        } else if (nick.isEmpty() || isOwn(nick) || rooms.of(login).size() > 1) {
            enter(room, password);
        } else {
            rename(
                    nick,
                    new IrcErrands.Outcome() {
                        @Override
                        public void done() {
                            enter(room, password);
                        }

                        @Override
                        public void failed(String kind, String reason) {
                            rooms.refuse(room, kind, reason);
                        }
                    });
        }
    }

    private boolean isOwn(String nick) {
        return nick.equals(
                C.orEmpty(Purple.purple_connection_get_display_name(login.connection())));
    }

    private void enter(Room room, String password) {
        byte[] line = line("JOIN " + room.name + (password.isEmpty() ? "" : " " + password));
        room.queued = true;
        paced.accept(
                () -> {
                    if (!room.unwanted) {
                        room.queued = false;
                        room.since = System.nanoTime();
                        raw.accept(line);
                    }
                });
    }

    private void rename(String nick, IrcErrands.Outcome outcome) {
        if (!IrcText.isTarget(nick)) {
            outcome.failed("NICK_INVALID", "");
            return;
        }
        errands.add(List.of(line("NICK " + nick)), subjects(nick), outcome);
    }

    @Override
    public void ask(Room room, RoomCommand.Ask ask) {
        IrcErrands.Outcome outcome = outcome(room, ask);
        if (!ask.who().isEmpty() && !IrcText.isTarget(ask.who())) {
            outcome.failed("NO_SUCH_OCCUPANT", "");
            return;
        }
        String who = ask.who();
        String words = IrcText.line(ask.text());
        switch (ask.kind()) {
            case "SUBJECT" ->
                    send(outcome, subjects(room.name), "TOPIC " + room.name + " :" + words);
            case "NICK" -> rename(ask.text(), outcome);
            case "KICK" ->
                    send(
                            outcome,
                            subjects(room.name, who),
                            "KICK " + room.name + " " + who + " :" + words);
            case "BAN" ->
                    send(
                            outcome,
                            subjects(room.name, who),
                            "MODE " + room.name + " +b " + who + "!*@*",
                            "KICK " + room.name + " " + who + " :" + words);
            case "INVITE" ->
                    send(outcome, subjects(room.name, who), "INVITE " + who + " " + room.name);
            case "RANK" -> rank(room, who, ask.text(), outcome);
            default -> outcome.failed("UNSUPPORTED", "");
        }
    }

    @Override
    public void list(long id) {
        list.ask(id);
    }

    @Override
    public void tick() {
        list.tick();
    }

    private void rank(Room room, String who, String rank, IrcErrands.Outcome outcome) {
        if (!room.has(who)) {
            outcome.failed("NO_SUCH_OCCUPANT", "");
            return;
        }
        int flags = room.flags(who);
        StringBuilder taken = new StringBuilder();
        StringBuilder given = new StringBuilder();
        for (Mode mode : MODES) {
            boolean has = (flags & mode.flag()) != 0;
            boolean wanted = mode.rank().equals(rank);
            if (has && !wanted) {
                taken.append(mode.letter());
            } else if (wanted && !has) {
                given.append(mode.letter());
            }
        }
        int changes = taken.length() + given.length();
        if (changes == 0) {
            outcome.done();
            return;
        }
        String modes = (taken.isEmpty() ? "" : "-" + taken) + (given.isEmpty() ? "" : "+" + given);
        send(
                outcome,
                subjects(room.name, who),
                "MODE " + room.name + " " + modes + (" " + who).repeat(changes));
    }

    private void send(IrcErrands.Outcome outcome, List<String> subjects, String... lines) {
        List<byte[]> encoded = new ArrayList<>();
        for (String line : lines) {
            encoded.add(line(line));
        }
        errands.add(encoded, subjects, outcome);
    }

    private IrcErrands.Outcome outcome(Room room, RoomCommand.Ask ask) {
        return new IrcErrands.Outcome() {
            @Override
            public void done() {
                sink.send(room.event(new RoomEvent.Done(ask.id())));
            }

            @Override
            public void failed(String kind, String reason) {
                sink.send(room.event(new RoomEvent.Failed(ask.id(), kind, reason)));
            }
        };
    }

    /** As servers name them in their answers: bytes as characters, folded. */
    private List<String> subjects(String... names) {
        List<String> subjects = new ArrayList<>();
        for (String name : names) {
            subjects.add(fold(IrcText.latin(name.getBytes(charset))));
        }
        return subjects;
    }

    /** A line, cut where servers would cut it. */
    private byte[] line(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(IrcText.lines(line, charset, IrcText.LINE).get(0));
        bytes.write('\r');
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** What a line says of rooms that libpurple does not tell. Whether it must not see the line. */
    boolean received(IrcLine line) {
        departure = departure(line);
        if (list.received(line)) {
            return true;
        }
        String failure = FAILURES.get(line.command());
        if (failure == null) {
            return false;
        }
        String words = text.apply(line.words());
        Room awaited = rooms.awaited(login, fold(text.apply(line.parameter(1))));
        if (awaited != null) {
            rooms.refuse(awaited, failure, words);
            return true;
        }
        return errands.failed(line, failure, words);
    }

    boolean pong(String token) {
        return errands.pong(token);
    }

    /** Who got somebody out of a room, and why: libpurple puts that into words for people. Null for any other line. */
    private RoomEvent.Out departure(IrcLine line) {
        return switch (line.command()) {
            case "KICK" -> new RoomEvent.Out("KICKED", text.apply(line.nick()), reason(line, 2));
            case "PART" -> new RoomEvent.Out("LEFT", "", reason(line, 1));
            case "QUIT" -> new RoomEvent.Out("LEFT", "", reason(line, 0));
            default -> null;
        };
    }

    private String reason(IrcLine line, int parameter) {
        return text.apply(line.parameter(parameter));
    }

    /** How somebody gets out of a room by the line that libpurple is reading; null when the line says nothing of that. */
    RoomEvent.Out departure() {
        return departure;
    }
}
