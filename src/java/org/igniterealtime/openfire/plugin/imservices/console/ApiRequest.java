package org.igniterealtime.openfire.plugin.imservices.console;

import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.administration.Actor;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * A call as it is answered.
 *
 * @param user the user name of the administrator who makes it
 * @param address the IP address it comes from
 * @param values of the query or the form
 * @param texts in the console's language
 */
record ApiRequest(String user, String address, FormValues values, Texts texts) {

    /** Who acts, for administration. */
    Actor actor() {
        return new Actor(user, "console, " + address);
    }

    /** The value, or the empty text when there is none. */
    String text(String key) {
        return values.find(key).orElse("");
    }

    /**
     * @throws ApiException when there is none
     */
    String wanted(String key) throws ApiException {
        return values.find(key)
                .orElseThrow(() -> new ApiException(400, "console.error.missing", key));
    }

    /** Whether the value is {@code true}. */
    boolean truth(String key) {
        return text(key).equals("true");
    }

    /**
     * A number that is not negative.
     *
     * @throws ApiException when it is something else
     */
    int number(String key, int fallback) throws ApiException {
        String text = text(key);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return Integer.parseUnsignedInt(text, 10) & Integer.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw new ApiException(400, "console.error.number", key);
        }
    }

    /** The fields of the dialog: keys of the services file, sent as {@code value.<key>}. */
    Map<String, List<String>> sheet() {
        return values.withPrefix("value.");
    }
}
