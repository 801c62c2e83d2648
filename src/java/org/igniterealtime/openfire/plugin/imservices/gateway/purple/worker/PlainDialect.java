package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * Protocols about which no more is known than libpurple tells: a message counts as delivered when libpurple took it. What
 * it does with it from there, and what the network answers, is not to be had through its interface.
 */
final class PlainDialect implements Dialect {

    private final Login login;
    private final EventSink sink;

    PlainDialect(Login login, EventSink sink) {
        this.login = login;
        this.sink = sink;
    }

    @Override
    public void send(long id, String to, String text) {
        Pointer connection = login.connection();
        if (connection == null || !login.isOnline()) {
            sink.send(new Event.Undelivered(login.number, id, "OFFLINE", ""));
            return;
        }
        int result =
                Purple.serv_send_im(
                        connection, to, Markup.toHtml(text), Purple.PURPLE_MESSAGE_SEND);
        // server.h: "the return value of send_im: < 0 is an error (-E2BIG and so on), 0 is taken
        // and not to be echoed".
        if (result >= 0) {
            sink.send(new Event.Delivered(login.number, id));
        } else {
            sink.send(new Event.Undelivered(login.number, id, "REFUSED", refusal(-result)));
        }
    }

    private static String refusal(int errno) {
        return switch (errno) {
            case 7 -> "The message is too long for this network.";
            case 107 -> "Not connected.";
            default -> "The network took no message (error " + errno + ").";
        };
    }
}
