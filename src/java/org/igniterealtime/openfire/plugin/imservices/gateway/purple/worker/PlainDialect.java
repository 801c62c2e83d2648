package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * Protocols about which no more is known than libpurple tells: a message counts as delivered when libpurple took it. What
 * it does with it from there, and what the network answers, is not to be had through its interface.
 */
final class PlainDialect implements Dialect {

    /** E2BIG. */
    private static final int TOO_LONG = 7;

    /** No network's messages are shorter; what is too long then is so for another reason. */
    private static final int SHORTEST = 32;

    /** ENOENT. */
    private static final int NOT_IN_ROOM = -2;

    private final Login login;
    private final OwnEchoes echoes;
    private final EventSink sink;
    private final UnaryOperator<String> html;
    private final Rooms rooms;
    private final PlainRooms plainRooms;

    /** Whether the network has taken a part of the message that is being sent. */
    private boolean begun;

    private PlainDialect(Login login, Worker worker, UnaryOperator<String> html) {
        this.login = login;
        this.echoes = worker.echoes();
        this.sink = worker.sink();
        this.rooms = worker.rooms();
        this.plainRooms =
                new PlainRooms(
                        login,
                        rooms,
                        worker.protocolInfo(),
                        worker.chatComponents(),
                        worker.roomlists(),
                        sink);
        this.html = html;
    }

    /** What comes is HTML, as libpurple has it. */
    static PlainDialect taking(Login login, Worker worker) {
        return new PlainDialect(login, worker, message -> message);
    }

    /** What comes is plain text, in which {@code <} and {@code &} are themselves. */
    static PlainDialect takingPlainText(Login login, Worker worker) {
        return new PlainDialect(login, worker, Markup::toHtml);
    }

    @Override
    public String html(String message) {
        return html.apply(message);
    }

    @Override
    public RoomDialect rooms() {
        return plainRooms;
    }

    @Override
    public boolean isEcho(Room room, String text) {
        return plainRooms.isEcho(room, text);
    }

    @Override
    public void send(long id, String to, String text, String html) {
        Pointer connection = login.connection();
        if (connection == null || !login.isOnline()) {
            sink.send(new Event.Undelivered(login.number, id, "OFFLINE", ""));
            return;
        }
        begun = false;
        int result = NOT_IN_ROOM;
        Room room = rooms.of(login, to);
        if (!rooms.names().isRoom(to)) {
            result = sayAll(to, text, html);
        } else if (room != null && room.entered) {
            result = plainRooms.send(room, text);
        }
        // server.h: "the return value of send_im: < 0 is an error (-E2BIG and so on), 0 is taken
        // and not to be echoed".
        if (result >= 0) {
            sink.send(new Event.Delivered(login.number, id));
        } else {
            // What has gone in part must not go once more.
            String kind = begun ? "UNCERTAIN" : "REFUSED";
            sink.send(new Event.Undelivered(login.number, id, kind, refusal(-result)));
        }
    }

    private int sayAll(String to, String text, String html) {
        int result = 0;
        for (String part : parts(text)) {
            boolean whole = part.equals(text);
            result = say(to, part, login.markup(part, whole ? html : ""));
            if (result < 0) {
                break;
            }
        }
        return result;
    }

    /** Where the protocol has no line breaks, each line is a message. */
    private List<String> parts(String text) {
        return login.has(Purple.PURPLE_CONNECTION_NO_NEWLINES)
                ? text.lines().filter(line -> !line.isBlank()).toList()
                : List.of(text);
    }

    /** What the protocol finds too long goes in two halves, without its looks. What {@code send_im} says of the last of it. */
    private int say(String to, String text, String markup) {
        int result =
                Purple.serv_send_im(login.connection(), to, markup, Purple.PURPLE_MESSAGE_SEND);
        if (result == -TOO_LONG && text.length() >= SHORTEST) {
            int middle = middle(text);
            String first = text.substring(0, middle).stripTrailing();
            String rest = text.substring(middle).stripLeading();
            result = first.isEmpty() ? 0 : say(to, first, Markup.toHtml(first));
            return result < 0 || rest.isEmpty() ? result : say(to, rest, Markup.toHtml(rest));
        }
        begun |= result >= 0;
        if (result == 0) {
            String sent = Markup.toText(markup);
            echoes.expect(login, login.normalize(to), sent, System.nanoTime());
        }
        return result;
    }

    /** Where a text is best divided: at the end of a line or else of a word in its middle. */
    static int middle(String text) {
        int half = text.length() / 2;
        for (char end : new char[] {'\n', ' '}) {
            int at = text.lastIndexOf(end, half);
            if (at > half / 2) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(half)) ? half - 1 : half;
    }

    private static String refusal(int errno) {
        return switch (errno) {
            case TOO_LONG -> "The message is too long for this network.";
            case 107 -> "Not connected.";
            case -NOT_IN_ROOM -> "Not in the room.";
            default -> "The network took no message (error " + errno + ").";
        };
    }
}
