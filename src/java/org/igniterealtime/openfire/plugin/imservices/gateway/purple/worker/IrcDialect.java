package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/**
 * IRC, as libpurple 2.14 speaks it: what it gets wrong or does not tell is mended here, by reading lines before it does.
 */
final class IrcDialect implements Dialect {

    /** An option of ours: the password is no server's, but NickServ's. */
    private static final String NICKSERV = "nickserv";

    private static final String RATE_INTERVAL = "ratelimit-interval";
    private static final String RATE_BURST = "ratelimit-burst";
    private static final int DEFAULT_RATE_INTERVAL = 2;
    private static final int DEFAULT_RATE_BURST = 5;

    /** How long a server may owe an answer. */
    private static final long ANSWER_NANOS = 120_000_000_000L;

    /** libpurple sends a PING after a minute of silence. */
    private static final long SILENCE_NANOS = 240_000_000_000L;

    /** Numerics that answer a message, with the target as second parameter (RFC 2812 section 5.2 and later servers). */
    private static final Map<String, String> REFUSALS =
            Map.ofEntries(
                    Map.entry("401", "NO_SUCH_CONTACT"),
                    Map.entry("402", "NO_SUCH_CONTACT"),
                    Map.entry("403", "NO_SUCH_CONTACT"),
                    Map.entry("404", "REFUSED"),
                    Map.entry("407", "REFUSED"),
                    Map.entry("413", "REFUSED"),
                    Map.entry("414", "REFUSED"),
                    Map.entry("477", "REFUSED"),
                    Map.entry("486", "REFUSED"),
                    Map.entry("492", "REFUSED"),
                    Map.entry("531", "REFUSED"),
                    Map.entry("716", "REFUSED"));

    /** Numerics that end a log-in, which libpurple overlooks or answers with another name. */
    private static final Map<String, String> REJECTIONS =
            Map.of(
                    "433", "NAME_IN_USE",
                    "436", "NAME_IN_USE",
                    "437", "NAME_IN_USE",
                    "464", "AUTHENTICATION_FAILED",
                    "465", "OTHER");

    private final Login login;
    private final Worker worker;
    private final Charset charset;
    private final boolean identifies;

    private final IrcWatch watch;
    private final IrcRequests requests;
    private final IrcRooms rooms;

    private String password = "";
    private IrcSender sender;
    private Pointer sendSource;
    private Function sendRaw;
    private long lastHeard;
    private int timer;
    private boolean pumping;
    private int forgotten;

    IrcDialect(Login login, Worker worker, Map<String, String> options) {
        this.login = login;
        this.worker = worker;
        this.charset = charset(options.getOrDefault("encoding", ""));
        this.identifies = Boolean.parseBoolean(options.get(NICKSERV));
        this.watch = new IrcWatch(login);
        this.requests =
                new IrcRequests(
                        this::raw, notice -> worker.notices().tell(login, notice), this::text);
        this.rooms =
                new IrcRooms(
                        login,
                        worker.rooms(),
                        charset,
                        this::text,
                        worker.sink(),
                        this::paced,
                        this::raw);
    }

    /** libpurple sends in the first of the encodings that the option names. */
    private static Charset charset(String encodings) {
        String first = encodings.split(",", 2)[0].strip();
        try {
            return first.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(first);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // As libpurple does with an encoding that it does not know.
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public void configure() {
        int interval =
                Purple.purple_account_get_int(login.account, RATE_INTERVAL, DEFAULT_RATE_INTERVAL);
        int burst = Purple.purple_account_get_int(login.account, RATE_BURST, DEFAULT_RATE_BURST);
        boolean limited = interval > 0;
        Allowance allowance =
                limited
                        ? new Allowance(Math.max(1, burst), 1.0 / interval)
                        : new Allowance(Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
        sender = new IrcSender(login.number, allowance, limited, this::raw, worker.sink());
        Purple.purple_account_set_int(login.account, RATE_INTERVAL, 0);
        if (identifies) {
            // libpurple would send it with PASS, for which some servers let nobody in.
            password = C.orEmpty(Purple.purple_account_get_password(login.account));
            Purple.purple_account_set_password(login.account, null);
        }
    }

    @Override
    public boolean tellsTimes() {
        return false;
    }

    @Override
    public void online() {
        Pointer connection = login.connection();
        Pointer irc = connection.getPointer(Layout.PURPLE_CONNECTION_PROTO_DATA);
        // irc_send_handler_cb, which libpurple adds to GLib's loop by itself and lets run once a
        // second.
        sendSource = GSources.reference(GLib.g_main_context_find_source_by_user_data(null, irc));
        // irc_blist_timeout, which asks which contacts are there.
        watch.start(worker.eventLoop().timerOf(irc));
        sendRaw =
                Function.getFunction(
                        worker.protocolInfo()
                                .getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_SEND_RAW));
        if (!password.isEmpty()) {
            raw(("PRIVMSG NickServ :IDENTIFY " + password + "\r\n").getBytes(charset));
            password = "";
        }
        flush();
        pump();
    }

    @Override
    public void offline() {
        cancelTimer();
        GSources.release(sendSource);
        sendSource = null;
        watch.stop();
        sendRaw = null;
    }

    /**
     * When a server closes the connection before the log-in has been written, libpurple stops without a word (irc.c,
     * do_login and irc_login_cb). Then it waits for nothing any more; twice, because it may just have been asked something.
     */
    @Override
    public boolean isForgotten() {
        boolean waiting =
                worker.eventLoop().isWaitingFor(login.number)
                        || worker.dns().isWaitingFor(login.number);
        forgotten = waiting ? 0 : forgotten + 1;
        return forgotten >= 2;
    }

    @Override
    public void tick() {
        long now = System.nanoTime();
        long owing = sender.owesPongSince();
        if (owing != 0 && now - owing > ANSWER_NANOS
                || lastHeard != 0 && now - lastHeard > SILENCE_NANOS) {
            worker.accounts()
                    .disconnect(login, "NETWORK_ERROR", "The server does not answer any more.");
        } else {
            watch.tick(now);
        }
    }

    @Override
    public void flush() {
        GSources.dispatchNow(sendSource);
    }

    @Override
    public boolean takesContactsEarly() {
        return true;
    }

    @Override
    public void paced(Runnable work) {
        sender.paced(work);
        pump();
    }

    /** Servers have dots in their names, which nicknames cannot have. */
    @Override
    public boolean isFromNetwork(String name) {
        return name.indexOf('.') >= 0 || name.isEmpty();
    }

    @Override
    public RoomDialect rooms() {
        return rooms;
    }

    @Override
    public RoomEvent.Out departure() {
        return rooms.departure();
    }

    @Override
    public void heardFrom(String name) {
        watch.seen(name, true);
    }

    @Override
    public void send(long id, String to, String text, String html) {
        Pointer connection = login.connection();
        if (!login.isOnline() || connection == null) {
            refuse(id, "OFFLINE", "");
            return;
        }
        if (!IrcText.isTarget(to)) {
            refuse(id, "NO_SUCH_CONTACT", "IRC has no such names.");
            return;
        }
        if (IrcText.isChannel(to) && !worker.rooms().isWanted(login, to)) {
            // Many channels take messages from outside; but whoever sent it thinks that he is in.
            refuse(id, "REFUSED", "Not in the room.");
            return;
        }
        byte[] start = ("PRIVMSG " + to + " :").getBytes(charset);
        int own =
                C.orEmpty(Purple.purple_connection_get_display_name(connection))
                        .getBytes(charset)
                        .length;
        List<byte[]> lines =
                IrcText.lines(text, charset, IrcText.room(own, to.getBytes(charset).length));
        if (lines.isEmpty()) {
            refuse(id, "REFUSED", "There is no text in it.");
            return;
        }
        lines.replaceAll(line -> line(start, line));
        sender.send(new IrcMessage(id, fold(IrcText.latin(to.getBytes(charset))), lines));
        pumpLater();
    }

    private static byte[] line(byte[] start, byte[] text) {
        byte[] line = new byte[start.length + text.length + 2];
        System.arraycopy(start, 0, line, 0, start.length);
        System.arraycopy(text, 0, line, start.length, text.length);
        line[line.length - 2] = '\r';
        line[line.length - 1] = '\n';
        return line;
    }

    private void refuse(long id, String kind, String reason) {
        worker.sink().send(new Event.Undelivered(login.number, id, kind, reason));
    }

    /** Sends what may be sent, and comes back when there is more. */
    private void pump() {
        if (sendRaw == null) {
            return;
        }
        long delay = sender.pump(System.nanoTime());
        cancelTimer();
        if (delay >= 0) {
            timer = worker.eventLoop().after(delay, this::onTimer);
        }
    }

    /** Once for all that comes in this turn. */
    private void pumpLater() {
        if (!pumping) {
            pumping = true;
            worker.loop()
                    .atEndOfTurn(
                            () -> {
                                pumping = false;
                                pump();
                            });
        }
    }

    private void onTimer() {
        timer = 0;
        pump();
    }

    private void cancelTimer() {
        if (timer != 0) {
            worker.eventLoop().cancel(timer);
            timer = 0;
        }
    }

    private void raw(byte[] lines) {
        if (sendRaw == null) {
            // Not online yet, or not any more.
            return;
        }
        try (Memory memory = new Memory(lines.length + 1L)) {
            memory.write(0, lines, 0, lines.length);
            memory.setByte(lines.length, (byte) 0);
            sendRaw.invokeInt(new Object[] {login.connection(), memory, lines.length});
        }
        flush();
    }

    @Override
    public void received(Pointer address) {
        lastHeard = System.nanoTime();
        Pointer line = address.getPointer(0);
        byte[] bytes = line.getByteArray(0, (int) line.indexOf(0, (byte) 0));
        byte[] plain = IrcText.withoutLooks(bytes);
        if (plain != bytes) {
            line.write(0, plain, 0, plain.length);
            line.setByte(plain.length, (byte) 0);
        }
        if (isOursAlone(IrcLine.parse(IrcText.latin(plain)))) {
            // An empty line: the protocol passes over it.
            line.setByte(0, (byte) 0);
        }
    }

    private boolean isOursAlone(IrcLine line) {
        String command = line.command();
        if (login.isOnline() && rooms.received(line)) {
            if (command.equals("401")) {
                // Servers do not say which line it was about: a message to him has not arrived
                // either.
                failed(line);
            }
            return true;
        }
        if (command.equals("PRIVMSG") || command.equals("NOTICE")) {
            return requests.take(line);
        }
        if (command.equals("PONG")) {
            boolean ours = sender.pong(line.words()) || rooms.pong(line.words());
            if (ours) {
                pumpLater();
            }
            return ours;
        }
        if (!login.isOnline()) {
            return isRejection(line);
        }
        return REFUSALS.containsKey(command) && failed(line);
    }

    /** Whether a message of ours was refused. */
    private boolean failed(IrcLine line) {
        String target = line.parameter(1);
        if (line.command().equals("401")) {
            watch.seen(login.normalize(text(target)), false);
        }
        return sender.failed(fold(target), REFUSALS.get(line.command()), text(line.words()));
    }

    private boolean isRejection(IrcLine line) {
        String cause = REJECTIONS.get(line.command());
        if (line.command().equals("ERROR")) {
            // Some servers (ngircd) have no numeric for it. libpurple closes the connection after
            // an ERROR.
            if (line.words().toLowerCase(Locale.ROOT).contains("password")) {
                login.blame("AUTHENTICATION_FAILED", text(line.words()));
            }
            return false;
        }
        if (cause != null) {
            String reason = text(line.words());
            login.blame(cause, reason);
            // Not from within the connection's own callback.
            worker.loop().later(() -> worker.accounts().disconnect(login, cause, reason));
        }
        return cause != null;
    }

    private String text(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    private static String fold(String latin) {
        return latin.toLowerCase(Locale.ROOT);
    }
}
