package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * The name of an account as libpurple wants it: the user's name and the protocol's splits, for example {@code nick@server} or
 * {@code user@domain/resource}. Immutable.
 */
final class AccountNames {

    /** The first split is where the account is, whatever the protocol calls it. */
    private static final String FIRST = "server";

    private final List<Event.Split> splits;

    AccountNames(List<Event.Split> splits) {
        this.splits = List.copyOf(splits);
    }

    /** The keys under which the parts can be set, in order. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            String key = key(splits.get(i));
            if (i == 0 && !key.equals(FIRST)) {
                keys.add(FIRST);
            }
            keys.add(key);
        }
        return keys;
    }

    /** Which split a key of {@link #keys} is for. */
    int index(String key) {
        for (int i = 0; i < splits.size(); i++) {
            if (key(splits.get(i)).equals(key)) {
                return i;
            }
        }
        return 0;
    }

    private static String key(Event.Split split) {
        return split.label().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /**
     * The whole name.
     *
     * @param user as the user wrote it, perhaps with some of the parts
     * @param settings values of the parts by {@link #keys}; what is set there the user cannot choose
     * @throws SettingsException when the user's name contradicts the settings or a part is missing
     */
    String compose(String user, Map<String, String> settings) throws SettingsException {
        String[] written = new String[splits.size()];
        String rest = user.strip();
        for (int i = splits.size() - 1; i >= 0; i--) {
            // As libpurple's own account editors take names apart: from the last split to the
            // first.
            int at = rest.lastIndexOf(splits.get(i).separator());
            if (at >= 0) {
                written[i] = rest.substring(at + splits.get(i).separator().length());
                rest = rest.substring(0, at);
            }
        }
        if (rest.isEmpty()) {
            throw new SettingsException("A name is missing");
        }
        StringBuilder name = new StringBuilder(rest);
        for (int i = 0; i < splits.size(); i++) {
            name.append(splits.get(i).separator()).append(part(i, written[i], settings));
        }
        return name.toString();
    }

    private String part(int i, String written, Map<String, String> settings)
            throws SettingsException {
        Event.Split split = splits.get(i);
        String set = settings.getOrDefault(key(split), "");
        if (set.isEmpty() && i == 0) {
            set = settings.getOrDefault(FIRST, "");
        }
        if (written == null || written.isEmpty()) {
            String value = set.isEmpty() ? split.fallback() : set;
            if (value.isEmpty() && i == 0) {
                throw new SettingsException(
                        "The name must be followed by " + split.separator() + split.label());
            }
            return value;
        }
        if (!set.isEmpty() && !set.equalsIgnoreCase(written)) {
            throw new SettingsException(
                    split.label() + " is " + set + " here and cannot be " + written);
        }
        return written;
    }
}
