package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;

/** Which protocols are known to do things differently. A further one is a line here. */
final class Dialects {

    interface Maker {
        Dialect make(Login login, Worker worker, Map<String, String> options);
    }

    private static final String JABBER = "prpl-jabber";

    /** Whose dialect says that a message is delivered when the network has said so. */
    private static final Set<String> CONFIRMING = Set.of("prpl-irc", JABBER);

    /** Whose connections never have {@code PURPLE_CONNECTION_HTML}; it is not to be had before there is one. */
    private static final Set<String> PLAIN =
            Set.of("prpl-irc", "prpl-simple", "prpl-novell", "prpl-silc", "prpl-myspace");

    private static final Map<String, Maker> KNOWN =
            Map.of(
                    "prpl-irc",
                    IrcDialect::new,
                    JABBER,
                    JabberDialect::new,
                    // simple.c, process_incoming_message: the body of text/plain as it is.
                    "prpl-simple",
                    (login, worker, options) -> PlainDialect.takingPlainText(login, worker));

    private final String protocol;
    private final Maker maker;

    /** @param speaksJabber whether a protocol of that id is libpurple's own XMPP */
    Dialects(String id, boolean speaksJabber) {
        this.protocol = id.equals(JABBER) && !speaksJabber ? "" : id;
        maker =
                KNOWN.getOrDefault(
                        protocol, (login, worker, options) -> PlainDialect.taking(login, worker));
    }

    /** {@code Ability} by name, as the {@code PurplePluginProtocolInfo} and what is known of the protocol say. */
    List<String> abilities(Pointer protocolInfo) {
        List<String> abilities = new ArrayList<>();
        if (protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INFO) != null) {
            abilities.add("ROOMS");
        }
        if (TypingOps.isOffered(protocolInfo)) {
            abilities.add("TYPING");
        }
        if (CONFIRMING.contains(protocol)) {
            abilities.add("RECEIPTS");
        }
        if (!PLAIN.contains(protocol)) {
            abilities.add("LOOKS");
        }
        return abilities;
    }

    Dialect of(Login login, Worker worker, Command.LogIn command) {
        return maker.make(login, worker, command.options());
    }
}
