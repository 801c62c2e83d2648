package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A section of the services file as a form shows it.
 *
 * @param values the values of each key: those of the services file in lower case, and {@link #DOMAIN} for the section's name. Only
 *     {@code history} has more than one value. A key without value is absent
 */
public record Sheet(Map<String, List<String>> values) {

    /** The section's name. */
    public static final String DOMAIN = "domain";

    /** The keys that a form has; others of the file are left as they are unless a sheet names them. */
    public static final List<String> KEYS =
            List.of(
                    "category",
                    "type",
                    "name",
                    "browse",
                    "ns",
                    "module",
                    "params",
                    "access",
                    "history",
                    "formdata",
                    "enabled");

    /** White space around values, empty values and keys without any go. */
    public Sheet {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        values.forEach(
                (key, texts) -> {
                    List<String> inked =
                            texts.stream()
                                    .map(String::strip)
                                    .filter(text -> !text.isEmpty())
                                    .toList();
                    if (!inked.isEmpty()) {
                        kept.put(key.toLowerCase(Locale.ROOT), inked);
                    }
                });
        values = Collections.unmodifiableMap(kept);
    }

    /** All values of a key; none when it is absent. */
    public List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The first value of a key; empty when it is absent. */
    public String first(String key) {
        List<String> all = all(key);
        return all.isEmpty() ? "" : all.get(0);
    }

    public String domain() {
        return first(DOMAIN);
    }

    /** The sheet with these values for a key; no value removes it. */
    public Sheet with(String key, String... texts) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(key, List.of(texts));
        return new Sheet(changed);
    }
}
