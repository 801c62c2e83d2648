package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * XMPP, as libpurple 2.14 speaks it. It asks for no acknowledgement (XEP-0198), but a server handles what comes over a stream in
 * order (RFC 6120 section 10.1): a ping (XEP-0199) behind the messages, one at a time, and its answer, whatever it is, is the receipt
 * for all before it. A message that comes back as an error is known by its id.
 */
final class JabberDialect implements Dialect {

    private static final String MESSAGE_ID = "ims-m";
    private static final String PING_ID = "ims-p";
    private static final String STANZAS = "urn:ietf:params:xml:ns:xmpp-stanzas";

    /** RFC 6120 section 8.3.3: those that say that there is nobody. Servers hide with service-unavailable who has an account. */
    private static final List<String> NOBODY =
            List.of(
                    "item-not-found",
                    "service-unavailable",
                    "recipient-unavailable",
                    "remote-server-not-found",
                    "gone");

    private static final List<String> OTHERS =
            List.of(
                    "forbidden",
                    "not-allowed",
                    "not-authorized",
                    "not-acceptable",
                    "policy-violation",
                    "resource-constraint",
                    "remote-server-timeout",
                    "subscription-required",
                    "jid-malformed",
                    "bad-request",
                    "internal-server-error");

    private final Login login;
    private final Worker worker;
    private final PlainRooms rooms;

    /** What nobody guesses: whoever knows the id of a stanza can answer it in another's name. */
    private final SecureRandom random = new SecureRandom();

    /** Sent, and neither confirmed nor refused, with the ids of their stanzas; each is known to who gets the message. */
    private final TreeMap<Long, String> open = new TreeMap<>();

    /** The id of the message that libpurple is about to send; 0 for none. */
    private long beingSent;

    private String stanzaId = "";

    /** The id of the ping that is on its way. */
    private String ping = "";

    /** The last message before the ping that is on its way; 0 when none is. */
    private long sealed;

    private boolean pinging;
    private Function sendRaw;

    JabberDialect(Login login, Worker worker, Map<String, String> options) {
        this.login = login;
        this.worker = worker;
        this.rooms =
                new PlainRooms(
                        login,
                        worker.rooms(),
                        worker.protocolInfo(),
                        worker.chatComponents(),
                        worker.roomlists(),
                        worker.sink());
    }

    @Override
    public RoomDialect rooms() {
        return rooms;
    }

    @Override
    public boolean isEcho(Room room, String text) {
        return rooms.isEcho(room, text);
    }

    @Override
    public void online() {
        sendRaw =
                Function.getFunction(
                        worker.protocolInfo()
                                .getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_SEND_RAW));
        pingLater();
    }

    @Override
    public void offline() {
        sendRaw = null;
    }

    /** libpurple keeps what the stanza has. */
    @Override
    public String statusText(String status) {
        return status;
    }

    @Override
    public void send(long id, String to, String text, String html) {
        Pointer connection = login.connection();
        if (connection == null || !login.isOnline()) {
            worker.sink().send(new Event.Undelivered(login.number, id, "OFFLINE", ""));
            return;
        }
        Room room = worker.rooms().of(login, to);
        boolean toRoom = worker.rooms().names().isRoom(to);
        if (toRoom && (room == null || !room.entered)) {
            worker.sink()
                    .send(new Event.Undelivered(login.number, id, "REFUSED", "Not in the room."));
            return;
        }
        beingSent = id;
        stanzaId = MESSAGE_ID + id + "-" + Long.toHexString(random.nextLong());
        int result =
                toRoom
                        ? rooms.send(room, text)
                        : Purple.serv_send_im(
                                connection,
                                to,
                                login.markup(text, html),
                                Purple.PURPLE_MESSAGE_SEND);
        boolean taken = beingSent == 0;
        beingSent = 0;
        if (result < 0 || !taken) {
            // jabber_message_send_im takes no name that is no address.
            worker.sink().send(new Event.Undelivered(login.number, id, "NO_SUCH_CONTACT", ""));
        } else {
            open.put(id, stanzaId);
            pingLater();
        }
    }

    /** A stanza goes out: a message gets the id by which its error is known. */
    void sending(Pointer stanza) {
        if (beingSent != 0 && stanza != null && Purple.xmlnode_get_child(stanza, "body") != null) {
            Purple.xmlnode_set_attrib(stanza, "id", stanzaId);
            beingSent = 0;
        }
    }

    /** Once for all that is sent in this turn. */
    private void pingLater() {
        if (!pinging && sealed == 0 && !open.isEmpty()) {
            pinging = true;
            worker.loop()
                    .atEndOfTurn(
                            () -> {
                                pinging = false;
                                ping();
                            });
        }
    }

    private void ping() {
        if (sendRaw == null || open.isEmpty()) {
            return;
        }
        sealed = open.lastKey();
        ping = PING_ID + Long.toHexString(random.nextLong());
        byte[] stanza =
                ("<iq type='get' id='" + ping + "'><ping xmlns='urn:xmpp:ping'/></iq>")
                        .getBytes(StandardCharsets.US_ASCII);
        try (Memory memory = new Memory(stanza.length + 1L)) {
            memory.write(0, stanza, 0, stanza.length);
            memory.setByte(stanza.length, (byte) 0);
            sendRaw.invokeInt(new Object[] {login.connection(), memory, stanza.length});
        }
    }

    /** Whether an answer is to our ping: then the server has all before it. */
    boolean isOurs(String id) {
        if (sealed == 0 || !id.equals(ping)) {
            return false;
        }
        open.headMap(sealed, true).clear();
        worker.sink().send(new Event.Delivered(login.number, sealed));
        sealed = 0;
        pingLater();
        return true;
    }

    /** Whether a message that came back is one whose fate the plugin does not know yet. */
    boolean failed(String id, Pointer stanza) {
        Optional<Long> number =
                id.startsWith(MESSAGE_ID)
                        ? open.entrySet().stream()
                                .filter(each -> each.getValue().equals(id))
                                .map(Map.Entry::getKey)
                                .findFirst()
                        : Optional.empty();
        if (number.isEmpty()) {
            return false;
        }
        open.remove(number.get());
        Pointer error = Purple.xmlnode_get_child(stanza, "error");
        String kind = condition(error, NOBODY).isEmpty() ? "REFUSED" : "NO_SUCH_CONTACT";
        worker.sink().send(new Event.Undelivered(login.number, number.get(), kind, reason(error)));
        return true;
    }

    /** Which of the conditions the error has; empty for none. */
    private static String condition(Pointer error, List<String> conditions) {
        for (String condition : conditions) {
            if (error != null
                    && Purple.xmlnode_get_child_with_namespace(error, condition, STANZAS) != null) {
                return condition;
            }
        }
        return "";
    }

    private static String reason(Pointer error) {
        Pointer text =
                error == null
                        ? null
                        : Purple.xmlnode_get_child_with_namespace(error, "text", STANZAS);
        Pointer words = text == null ? null : Purple.xmlnode_get_data(text);
        if (words == null) {
            return condition(error, NOBODY) + condition(error, OTHERS);
        }
        String reason = C.string(words);
        GLib.g_free(words);
        return reason;
    }
}
