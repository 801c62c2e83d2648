package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
}
