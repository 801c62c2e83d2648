package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.regex.Pattern;

/** A key and its value as they go into the services file; anything that would not be read back the same is refused. */
public record Setting(String key, String value) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** Whether a value can stand in the file, but for white space around it: it holds no line break or other control character. */
    public static boolean canHold(String value) {
        return Characters.firstIllegal(value) < 0;
    }

    /**
     * @throws IllegalArgumentException when the key is more than letters, digits, dot, underscore and hyphen, or the value
     *     begins or ends with white space or holds a line break or another control character
     */
    public Setting {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a key of the services file: " + key);
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    "the value of " + key + " begins or ends with white space");
        }
        int illegal = Characters.firstIllegal(value);
        if (illegal >= 0) {
            throw new IllegalArgumentException(
                    "the value of "
                            + key
                            + " holds "
                            + Characters.name(value.codePointAt(illegal))
                            + " at "
                            + illegal);
        }
    }
}
