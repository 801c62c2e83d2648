package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A section of the services file, valid or not.
 *
 * @param name what stands between the brackets
 * @param domain the name prepared as the domain of a JID; empty when it cannot be one
 * @param line the line of its header, from 1
 * @param entries its lines, in the order of the file, unknown keys included
 * @param problems what is wrong or odd in it
 * @param definition what it says; empty when one of the problems is an error
 * @param enabled whether it is to be served; false with {@code enabled=no}
 */
public record Section(
        String name,
        Optional<String> domain,
        int line,
        List<Entry> entries,
        List<Problem> problems,
        Optional<ServiceDefinition> definition,
        boolean enabled) {
    public Section {
        Objects.requireNonNull(name);
        Objects.requireNonNull(domain);
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
        Objects.requireNonNull(definition);
    }

    /** What the section is called in an edit or a state: its domain, or its name as it stands when that is no domain. */
    public String id() {
        return domain.orElse(name);
    }

    /** The first value of a key (lower case). */
    public Optional<String> value(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }
}
