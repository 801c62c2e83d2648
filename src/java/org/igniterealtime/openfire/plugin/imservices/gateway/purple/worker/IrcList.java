package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** The list of channels (RFC 2812 section 3.2.6), one at a time for each account. For the loop thread. */
final class IrcList {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Login login;
    private final RoomNames names;
    private final UnaryOperator<String> text;
    private final Runnable ask;
    private final EventSink sink;
    private final List<Long> asking = new ArrayList<>();
    private RoomList list;
    private long since;

    /**
     * @param text what a line's bytes mean
     * @param ask sends the command
     */
    IrcList(
            Login login,
            RoomNames names,
            UnaryOperator<String> text,
            Runnable ask,
            EventSink sink) {
        this.login = login;
        this.names = names;
        this.text = text;
        this.ask = ask;
        this.sink = sink;
    }

    void ask(long id) {
        asking.add(id);
        if (list == null) {
            list = new RoomList(names);
            since = System.nanoTime();
            ask.run();
        }
    }

    /** Whether the line belongs to a list that was asked for. */
    boolean received(IrcLine line) {
        if (list == null) {
            return false;
        }
        switch (line.command()) {
            case "321" -> {
                return true;
            }
            case "322" -> {
                list.add(
                        text.apply(line.parameter(1)),
                        number(line.parameter(2)),
                        text.apply(line.parameter(3)));
                return true;
            }
            case "323" -> {
                List<RoomEvent.Entry> rooms = list.best();
                end(id -> new RoomEvent.Listed(id, rooms));
                return true;
            }
            default -> {
                // RPL_TRYAGAIN, or that there is too much.
                boolean refused =
                        (line.command().equals("263") || line.command().equals("416"))
                                && line.parameter(1).equalsIgnoreCase("LIST");
                if (refused) {
                    String words = text.apply(line.words());
                    end(id -> new RoomEvent.Failed(id, "OTHER", words));
                }
                return refused;
            }
        }
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            // A server that does not tell.
            return 0;
        }
    }

    /** Called about once a second. */
    void tick() {
        if (list != null && System.nanoTime() - since > PATIENCE_NANOS) {
            end(id -> new RoomEvent.Failed(id, "TIMEOUT", ""));
        }
    }

    private interface Answer {
        RoomEvent to(long id);
    }

    private void end(Answer answer) {
        list = null;
        List<Long> ids = List.copyOf(asking);
        asking.clear();
        ids.forEach(id -> sink.send(new Event.InRoom(login.number, "", answer.to(id))));
    }
}
