package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * {@code PurpleNotifyUiOps}: what libpurple would show in a window goes to the user as a notice. There is nothing that could be closed
 * later, so libpurple tells the asker at once that the window is closed.
 */
final class NotifyOps {

    /** Of several e-mails at once. */
    private static final int MOST_EMAILS = 20;

    /** Addresses are not shortened: half of one leads elsewhere. */
    private static final int LONGEST_ADDRESS = 4_000;

    private final Edge edge;
    private final Notices notices;
    private final Logins logins;
    private final Context context;
    private final EventSink sink;

    // A null handle tells libpurple that there is nothing to be closed later.
    private final PurpleCallbacks.NotifyMessage message =
            (type, title, primary, secondary) -> tell(title, primary, secondary);
    private final PurpleCallbacks.NotifyFormatted formatted = this::tell;
    private final PurpleCallbacks.NotifyUri uri = this::tellAddress;
    private final PurpleCallbacks.NotifyEmail email = this::tellEmail;
    private final PurpleCallbacks.NotifyEmails emails = this::tellEmails;
    private final PurpleCallbacks.NotifyUserInfo userInfo = this::tellUserInfo;
    private final FunctionTable table =
            new FunctionTable(Layout.NOTIFY_UI_OPS)
                    .set(Layout.NOTIFY_MESSAGE, message)
                    .set(Layout.NOTIFY_EMAIL, email)
                    .set(Layout.NOTIFY_EMAILS, emails)
                    .set(Layout.NOTIFY_FORMATTED, formatted)
                    .set(Layout.NOTIFY_USERINFO, userInfo)
                    .set(Layout.NOTIFY_URI, uri);

    NotifyOps(Edge edge, Notices notices, Logins logins, Context context, EventSink sink) {
        this.edge = edge;
        this.notices = notices;
        this.logins = logins;
        this.context = context;
        this.sink = sink;
    }

    void install() {
        Purple.purple_notify_set_ui_ops(table.address());
    }

    private Pointer tell(Pointer... parts) {
        edge.run(
                "a notice",
                () -> {
                    String[] texts = new String[parts.length];
                    for (int i = 0; i < parts.length; i++) {
                        texts[i] = C.string(parts[i]);
                    }
                    notices.tell(texts);
                });
        return null;
    }

    private Pointer tellAddress(Pointer address) {
        edge.run(
                "an address",
                () -> {
                    String text = C.string(address).strip();
                    Login login = logins.of(context.account());
                    if (login == null || text.isEmpty() || text.length() > LONGEST_ADDRESS) {
                        notices.tell(login, Markup.toHtml(text));
                    } else if (login.notices.take(System.nanoTime())) {
                        sink.send(new Event.Address(login.number, text));
                    }
                });
        return null;
    }

    private Pointer tellEmail(
            Pointer connection, Pointer subject, Pointer from, Pointer to, Pointer url) {
        edge.run(
                "an e-mail notice",
                () ->
                        notices.tell(
                                logins.ofConnection(connection),
                                C.string(from),
                                C.string(subject),
                                C.string(url)));
        return null;
    }

    private Pointer tellEmails(
            Pointer connection,
            long count,
            int detailed,
            Pointer subjects,
            Pointer senders,
            Pointer recipients,
            Pointer urls) {
        edge.run(
                "e-mail notices",
                () -> {
                    Login login = logins.ofConnection(connection);
                    if (detailed == 0 || senders == null || subjects == null) {
                        notices.tell(login, "E-mails that are not read: " + count);
                        return;
                    }
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < Math.min(count, MOST_EMAILS); i++) {
                        text.append(element(senders, i))
                                .append(": ")
                                .append(element(subjects, i))
                                .append("<br>");
                    }
                    notices.tell(login, text.toString());
                });
        return null;
    }

    private static String element(Pointer array, int index) {
        return C.string(array.getPointer((long) index * Native.POINTER_SIZE));
    }

    private Pointer tellUserInfo(Pointer connection, Pointer who, Pointer info) {
        edge.run(
                "what is known of somebody",
                () -> {
                    Pointer text =
                            Purple.purple_notify_user_info_get_text_with_newline(info, "<br>");
                    String html = C.string(text);
                    GLib.g_free(text);
                    notices.tell(
                            logins.ofConnection(connection), Markup.toHtml(C.string(who)), html);
                });
        return null;
    }
}
