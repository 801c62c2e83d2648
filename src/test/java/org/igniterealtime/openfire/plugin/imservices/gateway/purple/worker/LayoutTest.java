package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offsets in {@link Layout} are those of libpurple's headers: a C compiler says so. */
class LayoutTest {

    private static final Path HEADER = Path.of("/usr/include/libpurple/purple.h");
    private static final int POINTER = 8;

    /** C expressions for the constants; indices are offsets in pointers. */
    private static Map<String, String> expressions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("PURPLE_PLUGIN_INFO", "offsetof(PurplePlugin, info)");
        all.put("PURPLE_PLUGIN_INFO_ID", "offsetof(PurplePluginInfo, id)");
        all.put("PURPLE_PLUGIN_INFO_NAME", "offsetof(PurplePluginInfo, name)");
        all.put("PURPLE_PLUGIN_INFO_EXTRA_INFO", "offsetof(PurplePluginInfo, extra_info)");
        for (String field :
                List.of(
                        "options",
                        "user_splits",
                        "protocol_options",
                        "chat_info",
                        "chat_info_defaults",
                        "send_typing",
                        "reject_chat",
                        "chat_invite",
                        "set_chat_topic",
                        "send_raw")) {
            all.put(
                    "PURPLE_PLUGIN_PROTOCOL_INFO_" + field.toUpperCase(java.util.Locale.ROOT),
                    "offsetof(PurplePluginProtocolInfo, " + field + ")");
        }
        all.put("PURPLE_CONNECTION_FLAGS", "offsetof(PurpleConnection, flags)");
        for (String field : List.of("identifier", "required", "secret")) {
            all.put(
                    "PROTO_CHAT_ENTRY_" + field.toUpperCase(java.util.Locale.ROOT),
                    "offsetof(struct proto_chat_entry, " + field + ")");
        }
        all.put("PURPLE_CONNECTION_PROTO_DATA", "offsetof(PurpleConnection, proto_data)");
        all.put("PURPLE_KEY_VALUE_PAIR_VALUE", "offsetof(PurpleKeyValuePair, value)");
        all.put("G_LIST_DATA", "offsetof(GSList, data) + 0 * offsetof(GList, data)");
        all.put(
                "G_LIST_NEXT",
                "offsetof(GSList, next) == offsetof(GList, next) ? offsetof(GList, next) : 999");
        table(all, "EVENT_LOOP", "PurpleEventLoopUiOps");
        table(all, "CONNECTION", "PurpleConnectionUiOps");
        table(all, "ACCOUNT", "PurpleAccountUiOps");
        table(all, "BLIST", "PurpleBlistUiOps");
        table(all, "CONVERSATION", "PurpleConversationUiOps");
        all.put("PURPLE_ROOMLIST_ROOMS", "offsetof(PurpleRoomlist, rooms)");
        table(all, "ROOMLIST", "PurpleRoomlistUiOps");
        table(all, "NOTIFY", "PurpleNotifyUiOps");
        table(all, "REQUEST", "PurpleRequestUiOps");
        table(all, "DNS_QUERY", "PurpleDnsQueryUiOps");
        return all;
    }

    private static void table(Map<String, String> all, String prefix, String struct) {
        for (Field constant : Layout.class.getFields()) {
            String name = constant.getName();
            if (name.equals(prefix + "_UI_OPS")) {
                all.put(name, "sizeof(" + struct + ") / " + POINTER);
            } else if (name.startsWith(prefix + "_")) {
                String field =
                        name.substring(prefix.length() + 1).toLowerCase(java.util.Locale.ROOT);
                if (struct.equals("PurpleNotifyUiOps") || struct.equals("PurpleRequestUiOps")) {
                    String stem = prefix.toLowerCase(java.util.Locale.ROOT);
                    field = field.equals("close") ? "close_" + stem : stem + "_" + field;
                }
                all.put(name, "offsetof(" + struct + ", " + field + ") / " + POINTER);
            }
        }
    }

    @Test
    void isWhatTheHeadersSay(@TempDir Path folder) throws Exception {
        assertTrue(Files.exists(HEADER), "libpurple-dev is missing; ./test installs it");
        StringBuilder program = new StringBuilder("#include <stddef.h>\n#include <stdio.h>\n");
        program.append("#include <purple.h>\nint main(void) {\n");
        Map<String, String> expressions = expressions();
        expressions.forEach(
                (name, value) ->
                        program.append("printf(\"" + name + " %d\\n\", (int) (" + value + "));\n"));
        program.append("return 0; }\n");
        Path source = Files.writeString(folder.resolve("layout.c"), program);
        run(
                "/bin/sh",
                "-c",
                "cc -w -o '"
                        + folder
                        + "/layout' '"
                        + source
                        + "' $(pkg-config --cflags --libs purple)");
        Map<String, Integer> actual = new LinkedHashMap<>();
        run(folder.resolve("layout").toString())
                .lines()
                .map(line -> line.split(" "))
                .forEach(parts -> actual.put(parts[0], Integer.valueOf(parts[1])));
        for (Field constant : Layout.class.getFields()) {
            assertEquals(actual.get(constant.getName()), constant.getInt(null), constant.getName());
        }
        assertEquals(Layout.class.getFields().length, actual.size());
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
