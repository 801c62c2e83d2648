package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * Messages that come. Where a network tells no times they are taken at the signal {@code receiving-im-msg}, before libpurple makes a
 * conversation (with a history) for them. The others go on as far as {@code PurpleConversationUiOps}, the one place that tells
 * the time (not all protocols mark what is late); so does what libpurple itself writes into a conversation. Conversations do not stay.
 */
final class ConversationOps {

    private static final int STOP = 1;
    private static final int GO_ON = 0;

    private final Edge edge;
    private final Loop loop;
    private final Logins logins;
    private final Context context;
    private final Notices notices;
    private final AutoResponses autoResponses;
    private final OwnEchoes echoes;
    private final Clock clock;
    private final EventSink sink;
    private final ChatOps chats;

    private final Set<Pointer> closing = new HashSet<>();

    private final PurpleCallbacks.ReceivingIm receivingIm = this::receiving;
    private final PurpleCallbacks.WriteConv writeConv = this::write;
    private final PurpleCallbacks.HasFocus hasFocus = conversation -> 1;
    private final FunctionTable table =
            new FunctionTable(Layout.CONVERSATION_UI_OPS)
                    .set(Layout.CONVERSATION_WRITE_CONV, writeConv)
                    .set(Layout.CONVERSATION_HAS_FOCUS, hasFocus);
    private final Memory handle = new Memory(8);

    ConversationOps(
            Edge edge,
            Loop loop,
            Logins logins,
            Context context,
            Notices notices,
            OwnEchoes echoes,
            Clock clock,
            EventSink sink,
            ChatOps chats) {
        this.edge = edge;
        this.chats = chats;
        this.loop = loop;
        this.logins = logins;
        this.context = context;
        this.notices = notices;
        this.echoes = echoes;
        this.autoResponses = new AutoResponses(clock);
        this.clock = clock;
        this.sink = sink;
    }

    /** Before libpurple starts. */
    void install() {
        chats.fill(table);
        Purple.purple_conversations_set_ui_ops(table.address());
    }

    /** After libpurple has started. */
    void connect() {
        Purple.purple_signal_connect(
                Purple.purple_conversations_get_handle(),
                "receiving-im-msg",
                handle,
                CallbackReference.getFunctionPointer(receivingIm),
                null);
    }

    private int receiving(
            Pointer account,
            Pointer sender,
            Pointer message,
            Pointer conversation,
            Pointer flags,
            Pointer data) {
        return edge.call(
                "receiving-im-msg",
                GO_ON,
                () -> {
                    int how = flags.getInt(0);
                    Login login = logins.ofAccount(account);
                    boolean hasTime = login != null && login.dialect().tellsTimes();
                    if (hasTime || (how & Purple.PURPLE_MESSAGE_DELAYED) != 0) {
                        return GO_ON;
                    }
                    heard(
                            login,
                            C.string(sender.getPointer(0)),
                            C.string(message.getPointer(0)),
                            how,
                            clock.millis());
                    return STOP;
                });
    }

    private void write(
            Pointer conversation,
            Pointer name,
            Pointer alias,
            Pointer message,
            int flags,
            long time) {
        edge.run(
                "write_conv",
                () -> {
                    if (ChatOps.isChat(conversation)) {
                        chats.written(conversation, C.string(name), C.string(message), flags, time);
                        return;
                    }
                    Login login =
                            logins.ofAccount(Purple.purple_conversation_get_account(conversation));
                    String text = C.string(message);
                    if ((flags & Purple.PURPLE_MESSAGE_SEND) != 0) {
                        String with = C.orEmpty(Purple.purple_conversation_get_name(conversation));
                        sentElsewhere(login, with, text, flags, time * 1000);
                    } else {
                        if ((flags & (Purple.PURPLE_MESSAGE_SYSTEM | Purple.PURPLE_MESSAGE_ERROR))
                                != 0) {
                            String with =
                                    C.orEmpty(Purple.purple_conversation_get_name(conversation));
                            notices.tell(login, Markup.toHtml(with) + ": " + text);
                        } else {
                            take(login, C.string(name), text, flags, time * 1000);
                        }
                    }
                    close(conversation);
                });
    }

    private void heard(Login login, String name, String html, int flags, long time) {
        if ((flags & Purple.PURPLE_MESSAGE_SEND) != 0) {
            // Some protocols tell what the user has sent from elsewhere as if it had come.
            sentElsewhere(login, name, html, flags, time);
        } else {
            take(login, name, html, flags, time);
        }
    }

    private void sentElsewhere(Login login, String name, String html, int flags, long time) {
        if (login == null || login.isEnding()) {
            return;
        }
        String to = login.normalize(name);
        String text = Markup.toText(html);
        boolean remote = (flags & Purple.PURPLE_MESSAGE_REMOTE_SEND) != 0;
        if (remote || !echoes.isEcho(login, to, text, System.nanoTime())) {
            String looks = Markup.hasTags(html) ? html : "";
            sink.send(new Event.SentElsewhere(login.number, to, text, looks, time));
        }
    }

    private void take(Login login, String sender, String message, int flags, long time) {
        if (login == null || login.isEnding()) {
            return;
        }
        String html = login.dialect().html(message);
        if (login.dialect().isFromNetwork(sender)) {
            notices.tell(login, html);
            return;
        }
        String from = login.normalize(sender);
        String text = Markup.toText(html);
        if ((flags & Purple.PURPLE_MESSAGE_AUTO_RESP) != 0
                && !autoResponses.isNews(login, from, text)) {
            return;
        }
        String looks = Markup.hasTags(html) ? html : "";
        sink.send(new Event.Message(login.number, from, text, looks, time));
        context.run(login.number, () -> login.dialect().heardFrom(from));
    }

    private void close(Pointer conversation) {
        if (closing.add(conversation)) {
            loop.later(
                    () -> {
                        closing.remove(conversation);
                        if (C.list(Purple.purple_get_conversations()).contains(conversation)) {
                            Purple.purple_conversation_destroy(conversation);
                        }
                    });
        }
    }
}
