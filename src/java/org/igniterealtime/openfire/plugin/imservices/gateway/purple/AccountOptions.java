package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** The account options of a protocol: which there are, and what values they take. Immutable. */
final class AccountOptions {

    /** What protocols read from an account besides the options that they list. */
    private static final Map<String, List<Event.Option>> UNLISTED =
            Map.of(
                    "prpl-irc",
                    List.of(
                            new Event.Option(
                                    "ratelimit-interval",
                                    "Seconds between lines",
                                    "INT",
                                    "",
                                    List.of()),
                            new Event.Option(
                                    "ratelimit-burst",
                                    "Lines without waiting",
                                    "INT",
                                    "",
                                    List.of())));

    private final Map<String, Event.Option> options = new TreeMap<>();

    AccountOptions(String protocol, List<Event.Option> listed) {
        UNLISTED.getOrDefault(protocol, List.of()).forEach(o -> options.put(o.key(), o));
        listed.forEach(o -> options.put(o.key(), o));
    }

    boolean has(String key) {
        return options.containsKey(key);
    }

    /** What may be set, for people: keys and the kinds of their values. */
    List<String> known() {
        return options.values().stream().map(o -> o.key() + " (" + kind(o) + ")").toList();
    }

    /**
     * The values as a worker takes them: integers in decimal, {@code true} or {@code false}.
     *
     * @throws SettingsException when a value is not of its option's kind
     */
    Map<String, String> check(Map<String, String> values) throws SettingsException {
        Map<String, String> checked = new HashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Event.Option option = options.get(entry.getKey());
            String value = entry.getValue().strip();
            checked.put(
                    option.key(),
                    typed(option, value)
                            .orElseThrow(
                                    () ->
                                            new SettingsException(
                                                    option.key()
                                                            + "="
                                                            + value
                                                            + " is not possible: "
                                                            + kind(option)
                                                            + " is expected")));
        }
        return checked;
    }

    private static Optional<String> typed(Event.Option option, String value) {
        return switch (option.kind()) {
            case "INT" -> integer(value);
            case "BOOLEAN" -> truth(value);
            case "LIST" -> option.values().stream().filter(value::equals).findFirst();
            default -> Optional.of(value);
        };
    }

    private static Optional<String> integer(String value) {
        try {
            return Optional.of(Integer.toString(Integer.parseInt(value)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> Optional.of("true");
            case "0", "false", "no", "off" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static String kind(Event.Option option) {
        return switch (option.kind()) {
            case "INT" -> "a whole number";
            case "BOOLEAN" -> "0 or 1";
            case "LIST" -> "one of " + String.join(", ", option.values());
            default -> "a text";
        };
    }
}
