package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** What can be set for an account of the protocol, and setting it. For the loop thread. */
final class AccountOptions {

    private final List<Event.Option> options = new ArrayList<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final List<Event.Split> splits = new ArrayList<>();
    private final String passwordUse;
    private final Journal journal;

    /** @param protocolInfo the {@code PurplePluginProtocolInfo} */
    AccountOptions(Pointer protocolInfo, Journal journal) {
        this.journal = journal;
        for (Pointer option :
                C.list(
                        protocolInfo.getPointer(
                                Layout.PURPLE_PLUGIN_PROTOCOL_INFO_PROTOCOL_OPTIONS))) {
            add(option);
        }
        for (Pointer split :
                C.list(protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_USER_SPLITS))) {
            splits.add(
                    new Event.Split(
                            C.orEmpty(Purple.purple_account_user_split_get_text(split)),
                            C.orEmpty(Purple.purple_account_user_split_get_default_value(split)),
                            String.valueOf(
                                    (char) Purple.purple_account_user_split_get_separator(split))));
        }
        int flags = protocolInfo.getInt(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_OPTIONS);
        if ((flags & Purple.OPT_PROTO_NO_PASSWORD) != 0) {
            passwordUse = "NONE";
        } else if ((flags & Purple.OPT_PROTO_PASSWORD_OPTIONAL) != 0) {
            passwordUse = "OPTIONAL";
        } else {
            passwordUse = "REQUIRED";
        }
    }

    private void add(Pointer option) {
        String key = Purple.purple_account_option_get_setting(option);
        int type = Purple.purple_account_option_get_type(option);
        String kind;
        String fallback;
        List<String> values = List.of();
        switch (type) {
            case Purple.PURPLE_PREF_BOOLEAN -> {
                kind = "BOOLEAN";
                fallback =
                        String.valueOf(Purple.purple_account_option_get_default_bool(option) != 0);
            }
            case Purple.PURPLE_PREF_INT -> {
                kind = "INT";
                fallback = String.valueOf(Purple.purple_account_option_get_default_int(option));
            }
            case Purple.PURPLE_PREF_STRING -> {
                kind = Purple.purple_account_option_get_masked(option) != 0 ? "SECRET" : "STRING";
                fallback = C.orEmpty(Purple.purple_account_option_get_default_string(option));
            }
            case Purple.PURPLE_PREF_STRING_LIST -> {
                kind = "LIST";
                fallback = C.orEmpty(Purple.purple_account_option_get_default_list_value(option));
                values = new ArrayList<>();
                for (Pointer pair : C.list(Purple.purple_account_option_get_list(option))) {
                    values.add(C.string(pair.getPointer(Layout.PURPLE_KEY_VALUE_PAIR_VALUE)));
                }
            }
            default -> {
                // Of a kind that an account cannot have: nothing to set.
                return;
            }
        }
        types.put(key, type);
        options.add(
                new Event.Option(
                        key,
                        withoutMnemonic(C.orEmpty(Purple.purple_account_option_get_text(option))),
                        kind,
                        fallback,
                        values));
    }

    /** An underscore marks the letter of a keyboard shortcut; two stand for one. */
    private static String withoutMnemonic(String label) {
        return label.replaceAll("_(_?)", "$1");
    }

    List<Event.Option> options() {
        return options;
    }

    List<Event.Split> splits() {
        return splits;
    }

    /** A {@code PasswordUse} by name. */
    String passwordUse() {
        return passwordUse;
    }

    /** Sets options of an account. One that the protocol does not announce is set as what it looks like. */
    void apply(Pointer account, Map<String, String> values) {
        values.forEach(
                (key, value) -> {
                    Integer type = types.get(key);
                    try {
                        apply(account, key, value, type == null ? guess(value) : type);
                    } catch (NumberFormatException e) {
                        journal.warn(
                                "The account option "
                                        + key
                                        + " wants a whole number; the network's default is used"
                                        + " instead. Correct it in the services file or in the"
                                        + " registration.");
                    }
                });
    }

    private static void apply(Pointer account, String key, String value, int type) {
        switch (type) {
            case Purple.PURPLE_PREF_BOOLEAN ->
                    Purple.purple_account_set_bool(account, key, isTrue(value) ? 1 : 0);
            case Purple.PURPLE_PREF_INT ->
                    Purple.purple_account_set_int(account, key, Integer.parseInt(value.trim()));
            default -> Purple.purple_account_set_string(account, key, value);
        }
    }

    private static boolean isTrue(String value) {
        return switch (value.trim().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            default -> false;
        };
    }

    private static int guess(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Purple.PURPLE_PREF_BOOLEAN;
        }
        return value.matches("-?[0-9]{1,9}") ? Purple.PURPLE_PREF_INT : Purple.PURPLE_PREF_STRING;
    }
}
