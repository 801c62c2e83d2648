package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** {@code PurpleConnectionUiOps}: who comes online and goes offline, and why. */
final class ConnectionOps {

    private final Edge edge;
    private final Loop loop;
    private final Logins logins;
    private final Accounts accounts;
    private final Contacts contacts;
    private final RequestOps requests;
    private final Notices notices;
    private final EventSink sink;

    private final PurpleCallbacks.Subject connected = this::connected;
    private final PurpleCallbacks.Subject disconnected = this::disconnected;
    private final PurpleCallbacks.ConnectionNotice notice = this::notice;
    private final PurpleCallbacks.ReportDisconnectReason reason = this::reason;
    private final FunctionTable table =
            new FunctionTable(Layout.CONNECTION_UI_OPS)
                    .set(Layout.CONNECTION_CONNECTED, connected)
                    .set(Layout.CONNECTION_DISCONNECTED, disconnected)
                    .set(Layout.CONNECTION_NOTICE, notice)
                    .set(Layout.CONNECTION_REPORT_DISCONNECT_REASON, reason);

    ConnectionOps(
            Edge edge,
            Loop loop,
            Logins logins,
            Accounts accounts,
            Contacts contacts,
            RequestOps requests,
            Notices notices,
            EventSink sink) {
        this.edge = edge;
        this.loop = loop;
        this.logins = logins;
        this.accounts = accounts;
        this.contacts = contacts;
        this.requests = requests;
        this.notices = notices;
        this.sink = sink;
    }

    void install() {
        Purple.purple_connections_set_ui_ops(table.address());
    }

    private void connected(Pointer connection) {
        edge.run(
                "connected",
                () -> {
                    Login login = logins.ofConnection(connection);
                    if (login == null || login.isEnding()) {
                        return;
                    }
                    accounts.connected(login);
                    sink.send(new Event.Online(login.number));
                    // The protocol has not done all that it does when it comes online.
                    loop.later(
                            () -> {
                                if (login.isOnline()) {
                                    login.dialect().online();
                                    contacts.online(login);
                                }
                            });
                });
    }

    private void disconnected(Pointer connection) {
        edge.run(
                "disconnected",
                () -> {
                    Login login = logins.ofConnection(connection);
                    if (login != null) {
                        accounts.disconnected(login);
                    }
                });
    }

    private void notice(Pointer connection, Pointer text) {
        edge.run("notice", () -> notices.tell(logins.ofConnection(connection), C.string(text)));
    }

    private void reason(Pointer connection, int reason, Pointer text) {
        edge.run(
                "report_disconnect_reason",
                () -> {
                    Login login = logins.ofConnection(connection);
                    if (login == null) {
                        return;
                    }
                    String words = Markup.toText(C.string(text)).strip();
                    String refusal = requests.refusal();
                    login.blame(cause(reason), refusal.isEmpty() ? words : words + " " + refusal);
                });
    }

    /** {@code PurpleConnectionError} to {@code Disconnect.Cause} by name. */
    static String cause(int reason) {
        return switch (reason) {
            case 0 -> "NETWORK_ERROR";
            case 1, 2, 3 -> "AUTHENTICATION_FAILED";
            case 4, 5, 8, 9, 10, 11, 12, 13, 14, 15 -> "ENCRYPTION_FAILED";
            case 6 -> "NAME_IN_USE";
            case 7 -> "INVALID_SETTINGS";
            default ->
                    Purple.purple_connection_error_is_fatal(reason) != 0
                            ? "OTHER"
                            : "NETWORK_ERROR";
        };
    }
}
