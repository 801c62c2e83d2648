package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * A further field of the registration form, from {@code formdata=}.
 *
 * @param var the field's name (XEP-0004, attribute var)
 * @param label what the user reads
 * @param type a field type of XEP-0004 section 3.3, for example {@code text-single}
 */
public record FormField(String var, String label, String type) {
    public FormField {
        Objects.requireNonNull(var);
        Objects.requireNonNull(label);
        Objects.requireNonNull(type);
    }
}
