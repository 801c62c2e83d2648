package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * A line {@code key=value} of a section.
 *
 * @param key the key in lower case
 * @param value the value without the white space around it
 * @param line the line, from 1
 * @param keyColumn the column of the key in characters, from 1
 * @param valueColumn the column of the value in characters, from 1
 */
public record Entry(String key, String value, int line, int keyColumn, int valueColumn) {
    public Entry {
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
    }

    /** The column of an index of the value. */
    int column(int index) {
        return valueColumn + value.codePointCount(0, index);
    }
}
