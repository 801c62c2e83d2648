package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The value of {@code params=}, parsed: for a libpurple gateway the protocol's id, then key and value pairs.
 *
 * @param protocol the first part when it has no {@code =}, for example {@code prpl-irc}; empty when there is none
 * @param values the pairs, in the order of the file
 */
public record Parameters(String protocol, Map<String, String> values) {

    public static final Parameters NONE = new Parameters("", Map.of());

    public Parameters {
        Objects.requireNonNull(protocol);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of {@code params=} that is read as this. */
    public String text() {
        Stream<String> first = protocol.isEmpty() ? Stream.empty() : Stream.of(escape(protocol));
        Stream<String> pairs =
                values.entrySet().stream()
                        .map(pair -> escape(pair.getKey()) + "=" + escape(pair.getValue()));
        return Stream.concat(first, pairs).collect(Collectors.joining(";"));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;");
    }
}
