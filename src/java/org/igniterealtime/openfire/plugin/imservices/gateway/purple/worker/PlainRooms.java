package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomCommand;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/**
 * Rooms of protocols about which no more is known than libpurple tells. What is asked for counts as done when libpurple took it;
 * what it has no function for, protocols have as commands to be typed ({@code /kick}).
 */
final class PlainRooms implements RoomDialect {

    /** What was sent and has not come back, at most. */
    private static final int ECHOES = 64;

    /** What goes as a command, as a person would type it. */
    private static final Set<String> TYPED = Set.of("KICK", "BAN", "RANK");

    private static final long ECHO_NANOS = 60_000_000_000L;

    private record Echo(String text, long sent) {}

    private final Login login;
    private final Rooms rooms;
    private final Pointer protocolInfo;
    private final ChatComponents components;
    private final RoomlistOps lists;
    private final EventSink sink;
    private final Map<Room, ArrayDeque<Echo>> echoes = new HashMap<>();

    PlainRooms(
            Login login,
            Rooms rooms,
            Pointer protocolInfo,
            ChatComponents components,
            RoomlistOps lists,
            EventSink sink) {
        this.lists = lists;
        this.login = login;
        this.rooms = rooms;
        this.protocolInfo = protocolInfo;
        this.components = components;
        this.sink = sink;
    }

    @Override
    public void join(Room room, String nick, String password) {
        if (!components.isThereAny()) {
            rooms.refuse(room, "UNSUPPORTED", "");
            return;
        }
        components.join(login.connection(), rooms.names().toPurple(room.name), nick, password);
    }

    /** A message for a room: what libpurple answers to it; see {@code serv_chat_send}. */
    int send(Room room, String text) {
        ArrayDeque<Echo> sent = echoes.computeIfAbsent(room, key -> new ArrayDeque<>());
        Echo echo = new Echo(text, System.nanoTime());
        sent.add(echo);
        if (sent.size() > ECHOES) {
            sent.remove();
        }
        int result =
                Purple.serv_chat_send(
                        login.connection(),
                        room.id(),
                        Markup.toHtml(text),
                        Purple.PURPLE_MESSAGE_SEND);
        if (result < 0) {
            sent.remove(echo);
        }
        return result;
    }

    /** Whether the network only says again what was sent. */
    boolean isEcho(Room room, String text) {
        echoes.keySet().removeIf(known -> known.conversation == null);
        ArrayDeque<Echo> sent = echoes.get(room);
        if (sent == null) {
            return false;
        }
        long now = System.nanoTime();
        sent.removeIf(echo -> now - echo.sent() > ECHO_NANOS);
        return remove(sent, text);
    }

    private static boolean remove(ArrayDeque<Echo> sent, String text) {
        return sent.stream()
                .filter(echo -> echo.text().equals(text))
                .findFirst()
                .map(sent::remove)
                .orElse(false);
    }

    @Override
    public void ask(Room room, RoomCommand.Ask ask) {
        if (TYPED.contains(ask.kind()) && ask.who().chars().anyMatch(Character::isWhitespace)) {
            // A command takes the first word for the name: it would be somebody else.
            fail(room, ask, "UNSUPPORTED", "");
            return;
        }
        switch (ask.kind()) {
            case "SUBJECT" -> subject(room, ask);
            case "NICK" -> command(room, ask, "nick " + ask.text());
            case "KICK" -> command(room, ask, "kick " + ask.who() + " " + ask.text());
            case "BAN" -> command(room, ask, "ban " + ask.who() + " " + ask.text());
            case "RANK" -> command(room, ask, "affiliate " + affiliation(ask) + " " + ask.who());
            case "INVITE" -> invite(room, ask);
            default -> fail(room, ask, "UNSUPPORTED", "");
        }
    }

    @Override
    public void list(long id) {
        if (asksUsers()) {
            lists.none(login, id);
        } else {
            lists.list(login, id);
        }
    }

    /** libpurple's XMPP asks the user at which server rooms are to be looked for, each time. */
    private boolean asksUsers() {
        return login.dialect() instanceof JabberDialect;
    }

    @Override
    public void tick() {
        lists.tick(login);
    }

    private static String affiliation(RoomCommand.Ask ask) {
        return switch (ask.text()) {
            case "OWNER" -> "owner";
            case "ADMIN", "MODERATOR" -> "admin";
            case "MEMBER" -> "member";
            default -> "none";
        };
    }

    private void subject(Room room, RoomCommand.Ask ask) {
        Pointer function =
                protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_SET_CHAT_TOPIC);
        if (function == null) {
            fail(room, ask, "UNSUPPORTED", "");
            return;
        }
        Pointer text = GLib.g_strdup(ask.text());
        try {
            Function.getFunction(function)
                    .invokeVoid(new Object[] {login.connection(), room.id(), text});
        } finally {
            GLib.g_free(text);
        }
        done(room, ask);
    }

    private void invite(Room room, RoomCommand.Ask ask) {
        if (protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INVITE) == null) {
            fail(room, ask, "UNSUPPORTED", "");
            return;
        }
        Purple.serv_chat_invite(login.connection(), room.id(), ask.text(), ask.who());
        done(room, ask);
    }

    private void command(Room room, RoomCommand.Ask ask, String line) {
        String typed = line.replaceAll("[\\p{Cntrl}]+", " ").strip();
        try (Memory error = new Memory(Native.POINTER_SIZE)) {
            error.clear();
            int status =
                    Purple.purple_cmd_do_command(
                            room.conversation, typed, Markup.toHtml(typed), error);
            Pointer words = error.getPointer(0);
            String reason = Markup.toText(C.string(words));
            if (words != null) {
                GLib.g_free(words);
            }
            if (status == Purple.PURPLE_CMD_STATUS_OK) {
                done(room, ask);
            } else {
                boolean refused = status == Purple.PURPLE_CMD_STATUS_FAILED;
                fail(room, ask, refused ? "NOT_ALLOWED" : "UNSUPPORTED", reason);
            }
        }
    }

    private void done(Room room, RoomCommand.Ask ask) {
        sink.send(room.event(new RoomEvent.Done(ask.id())));
    }

    private void fail(Room room, RoomCommand.Ask ask, String kind, String reason) {
        sink.send(room.event(new RoomEvent.Failed(ask.id(), kind, reason)));
    }
}
