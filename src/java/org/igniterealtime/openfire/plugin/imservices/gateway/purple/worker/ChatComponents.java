package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;

/** What a protocol wants to know to go into a room ({@code chat_info}): a table of texts by name. For the loop thread. */
final class ChatComponents {

    /** What protocols call the nickname to be used. */
    private static final Set<String> NICKNAMES = Set.of("handle", "nick", "nickname");

    private static final String PASSWORD = "password";

    /** An entry of {@code chat_info}. */
    private record Entry(Pointer identifier, boolean required, boolean secret) {
        String name() {
            return C.string(identifier);
        }
    }

    private final Pointer info;
    private final Pointer defaults;
    private final Pointer hash = GLib.function(PurpleCore.GLIB, "g_str_hash");
    private final Pointer equal = GLib.function(PurpleCore.GLIB, "g_str_equal");
    private final Pointer free = GLib.function(PurpleCore.GLIB, "g_free");

    /** @param protocolInfo the {@code PurplePluginProtocolInfo} */
    ChatComponents(Pointer protocolInfo) {
        // libpurple refuses an invitation for which it may not ask the user; whether he comes is
        // for him
        // to say.
        protocolInfo.setPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_REJECT_CHAT, null);
        info = protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INFO);
        defaults = protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_CHAT_INFO_DEFAULTS);
    }

    /** Whether the protocol has rooms that one can go into. */
    boolean isThereAny() {
        return info != null;
    }

    /** The table for a room, to be destroyed by the caller. Keys are the protocol's own strings, values are the table's. */
    Pointer make(Pointer connection, String room, String nick, String password) {
        List<Entry> entries = entries(connection);
        Pointer table = defaults == null ? null : call(defaults, connection, room);
        boolean named = table != null;
        if (table == null) {
            table = GLib.g_hash_table_new_full(hash, equal, null, free);
        }
        for (Entry entry : entries) {
            if (entry.secret() && !password.isEmpty()) {
                put(table, entry, password);
            } else if (NICKNAMES.contains(entry.name()) && !nick.isEmpty()) {
                put(table, entry, nick);
            } else if (!named && entry.required()) {
                put(table, entry, room);
                named = true;
            }
        }
        return table;
    }

    /** Whether a table is for a room. */
    boolean mention(Pointer connection, Pointer table, String room) {
        if (table == null) {
            return false;
        }
        Pointer wanted = make(connection, room, "", "");
        try {
            return entries(connection).stream()
                    .filter(Entry::required)
                    .filter(entry -> !NICKNAMES.contains(entry.name()))
                    .allMatch(
                            entry ->
                                    text(table, entry.name())
                                            .equalsIgnoreCase(text(wanted, entry.name())));
        } finally {
            GLib.g_hash_table_destroy(wanted);
        }
    }

    static String password(Pointer table) {
        return table == null ? "" : text(table, PASSWORD);
    }

    private static String text(Pointer table, String key) {
        return C.string(GLib.g_hash_table_lookup(table, key));
    }

    private static void put(Pointer table, Entry entry, String value) {
        GLib.g_hash_table_replace(table, entry.identifier(), GLib.g_strdup(value));
    }

    private List<Entry> entries(Pointer connection) {
        List<Entry> entries = new ArrayList<>();
        if (info == null) {
            return entries;
        }
        Pointer list = Function.getFunction(info).invokePointer(new Object[] {connection});
        for (Pointer entry : C.list(list)) {
            entries.add(
                    new Entry(
                            entry.getPointer(Layout.PROTO_CHAT_ENTRY_IDENTIFIER),
                            entry.getInt(Layout.PROTO_CHAT_ENTRY_REQUIRED) != 0,
                            entry.getInt(Layout.PROTO_CHAT_ENTRY_SECRET) != 0));
            GLib.g_free(entry);
        }
        GLib.g_list_free(list);
        return entries;
    }

    private static Pointer call(Pointer function, Pointer connection, String room) {
        Pointer name = GLib.g_strdup(room);
        try {
            return Function.getFunction(function).invokePointer(new Object[] {connection, name});
        } finally {
            GLib.g_free(name);
        }
    }

    /** How a room is to be asked to let somebody in: libpurple itself tells whoever cannot. */
    void join(Pointer connection, String room, String nick, String password) {
        Pointer table = make(connection, room, nick, password);
        try {
            Purple.serv_join_chat(connection, table);
        } finally {
            GLib.g_hash_table_destroy(table);
        }
    }
}
