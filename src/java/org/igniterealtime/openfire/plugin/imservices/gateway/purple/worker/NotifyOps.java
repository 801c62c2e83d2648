package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;

/** {@code PurpleNotifyUiOps}: what libpurple would show in a window goes to the user as a notice. */
final class NotifyOps {

    private final Edge edge;
    private final Notices notices;
    private final Logins logins;

    // A null handle tells libpurple that there is nothing to be closed later.
    private final PurpleCallbacks.NotifyMessage message =
            (type, title, primary, secondary) -> tell(title, primary, secondary);
    private final PurpleCallbacks.NotifyFormatted formatted = this::tell;
    private final PurpleCallbacks.NotifyUri uri = address -> tell(address);
    private final PurpleCallbacks.NotifyEmail email = this::tellEmail;
    private final FunctionTable table =
            new FunctionTable(Layout.NOTIFY_UI_OPS)
                    .set(Layout.NOTIFY_MESSAGE, message)
                    .set(Layout.NOTIFY_EMAIL, email)
                    .set(Layout.NOTIFY_FORMATTED, formatted)
                    .set(Layout.NOTIFY_URI, uri);

    NotifyOps(Edge edge, Notices notices, Logins logins) {
        this.edge = edge;
        this.notices = notices;
        this.logins = logins;
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
}
