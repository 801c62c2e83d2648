package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;

/** {@code Presence.Show} by name to libpurple's statuses and back. For the loop thread. */
final class Statuses {

    /** Ids of XMPP and Gadu-Gadu, and of ICQ: libpurple has no primitive for who would like to talk. */
    private static final List<String> CHATTY = List.of("freeforchat", "free4chat");

    private Statuses() {}

    /** Sets an account's status, to the nearest that its protocol has. */
    static void set(Pointer account, String show, String message) {
        if (show.equals("CHAT")) {
            for (String id : CHATTY) {
                Pointer type = Purple.purple_account_get_status_type(account, id);
                if (type != null) {
                    set(account, type, message);
                    return;
                }
            }
        }
        for (int primitive : primitives(show)) {
            Pointer type = Purple.purple_account_get_status_type_with_primitive(account, primitive);
            if (type != null) {
                set(account, type, message);
                return;
            }
        }
    }

    private static void set(Pointer account, Pointer type, String message) {
        Pointer attributes = null;
        Pointer key = null;
        Pointer value = null;
        if (Purple.purple_status_type_get_attr(type, "message") != null) {
            key = GLib.g_strdup("message");
            // libpurple takes it for HTML.
            value = GLib.g_strdup(Markup.toHtml(message));
            attributes = GLib.g_list_append(GLib.g_list_append(null, key), value);
        }
        Purple.purple_account_set_status_list(
                account, Purple.purple_status_type_get_id(type), 1, attributes);
        GLib.g_list_free(attributes);
        GLib.g_free(key);
        GLib.g_free(value);
    }

    /** The best first. Who wants to be invisible is rather away than available. */
    private static int[] primitives(String show) {
        return switch (show) {
            case "AWAY" ->
                    new int[] {
                        Purple.PURPLE_STATUS_AWAY,
                        Purple.PURPLE_STATUS_EXTENDED_AWAY,
                        Purple.PURPLE_STATUS_AVAILABLE
                    };
            case "XA" ->
                    new int[] {
                        Purple.PURPLE_STATUS_EXTENDED_AWAY,
                        Purple.PURPLE_STATUS_AWAY,
                        Purple.PURPLE_STATUS_AVAILABLE
                    };
            case "DND" ->
                    new int[] {
                        Purple.PURPLE_STATUS_UNAVAILABLE,
                        Purple.PURPLE_STATUS_AWAY,
                        Purple.PURPLE_STATUS_AVAILABLE
                    };
            case "INVISIBLE" ->
                    new int[] {
                        Purple.PURPLE_STATUS_INVISIBLE,
                        Purple.PURPLE_STATUS_AWAY,
                        Purple.PURPLE_STATUS_AVAILABLE
                    };
            default -> new int[] {Purple.PURPLE_STATUS_AVAILABLE};
        };
    }

    static String show(Pointer status) {
        Pointer type = Purple.purple_status_get_type(status);
        return switch (Purple.purple_status_type_get_primitive(type)) {
            case Purple.PURPLE_STATUS_OFFLINE -> "OFFLINE";
            case Purple.PURPLE_STATUS_UNAVAILABLE -> "DND";
            case Purple.PURPLE_STATUS_INVISIBLE -> "INVISIBLE";
            case Purple.PURPLE_STATUS_AWAY -> "AWAY";
            case Purple.PURPLE_STATUS_EXTENDED_AWAY -> "XA";
            default ->
                    CHATTY.contains(Purple.purple_status_type_get_id(type)) ? "CHAT" : "AVAILABLE";
        };
    }

    /** The free text of a status, as the protocol keeps it; empty when there is none. */
    static String message(Pointer status) {
        Pointer type = Purple.purple_status_get_type(status);
        if (Purple.purple_status_type_get_attr(type, "message") == null) {
            return "";
        }
        return C.orEmpty(Purple.purple_status_get_attr_string(status, "message"));
    }
}
