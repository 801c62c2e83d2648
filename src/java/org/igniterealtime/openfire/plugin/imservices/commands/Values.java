package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a form by field, in the order of the form; a field without a value has an empty list. */
public record Values(Map<String, List<String>> all) {

    public Values {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        all.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        all = Collections.unmodifiableMap(copy);
    }

    public List<String> get(String field) {
        return all.getOrDefault(field, List.of());
    }

    /** The first value without the spaces around it; empty when there is none. */
    public String first(String field) {
        List<String> values = get(field);
        return values.isEmpty() ? "" : values.get(0).strip();
    }

    /** XEP-0004 section 3.3: a boolean is 0, 1, false or true. */
    public boolean isTrue(String field) {
        String value = first(field);
        return value.equals("1") || value.equals("true");
    }

    /** These with others in their place. */
    public Values with(Map<String, List<String>> others) {
        Map<String, List<String>> merged = new LinkedHashMap<>(all);
        merged.putAll(others);
        return new Values(merged);
    }
}
