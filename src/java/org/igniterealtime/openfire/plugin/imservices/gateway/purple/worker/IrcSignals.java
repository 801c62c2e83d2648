package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;

/** The signal with which libpurple's IRC shows each line that it received before it reads it. */
final class IrcSignals {

    private final Edge edge;
    private final Logins logins;
    private final Memory handle = new Memory(8);
    private final PurpleCallbacks.ReceivingText receivingText = this::receiving;

    IrcSignals(Edge edge, Logins logins) {
        this.edge = edge;
        this.logins = logins;
    }

    /** @param protocol the {@code PurplePlugin} */
    void connect(Pointer protocol) {
        Purple.purple_signal_connect(
                protocol,
                "irc-receiving-text",
                handle,
                CallbackReference.getFunctionPointer(receivingText),
                null);
    }

    private void receiving(Pointer connection, Pointer line, Pointer data) {
        edge.run(
                "irc-receiving-text",
                () -> {
                    Login login = logins.ofConnection(connection);
                    if (login != null && !login.isEnding()) {
                        login.dialect().received(line);
                    }
                });
    }
}
