package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.function.ToIntFunction;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;

/** The signals with which libpurple's XMPP shows each stanza before it sends or reads it. */
final class JabberSignals {

    private static final int STOP = 1;
    private static final int GO_ON = 0;

    private final Edge edge;
    private final Logins logins;
    private final Memory handle = new Memory(8);
    private final PurpleCallbacks.SendingXmlnode sending =
            (connection, stanza, data) ->
                    with(
                            connection,
                            "jabber-sending-xmlnode",
                            jabber -> {
                                jabber.sending(stanza.getPointer(0));
                                return GO_ON;
                            });
    private final PurpleCallbacks.ReceivingIq receivingIq =
            (connection, type, id, from, stanza, data) ->
                    with(
                            connection,
                            "jabber-receiving-iq",
                            jabber -> jabber.isOurs(C.string(id)) ? STOP : GO_ON);
    private final PurpleCallbacks.ReceivingMessage receivingMessage =
            (connection, type, id, from, to, stanza, data) ->
                    with(
                            connection,
                            "jabber-receiving-message",
                            jabber ->
                                    "error".equals(C.string(type))
                                                    && jabber.failed(C.string(id), stanza)
                                            ? STOP
                                            : GO_ON);

    JabberSignals(Edge edge, Logins logins) {
        this.edge = edge;
        this.logins = logins;
    }

    /**
     * Whether the protocol has them: it may be another one of that id.
     *
     * @param protocol the {@code PurplePlugin}
     */
    boolean connect(Pointer protocol) {
        return connect(protocol, "jabber-sending-xmlnode", sending)
                && connect(protocol, "jabber-receiving-iq", receivingIq)
                && connect(protocol, "jabber-receiving-message", receivingMessage);
    }

    private boolean connect(Pointer protocol, String signal, Callback callback) {
        long id =
                Purple.purple_signal_connect(
                        protocol,
                        signal,
                        handle,
                        CallbackReference.getFunctionPointer(callback),
                        null);
        return id != 0;
    }

    private int with(Pointer connection, String where, ToIntFunction<JabberDialect> work) {
        return edge.call(
                where,
                GO_ON,
                () -> {
                    Login login = logins.ofConnection(connection);
                    return login != null
                                    && !login.isEnding()
                                    && login.dialect() instanceof JabberDialect jabber
                            ? work.applyAsInt(jabber)
                            : GO_ON;
                });
    }
}
