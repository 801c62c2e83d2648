package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Locale;
import java.util.Optional;

/** The kinds of service that {@code category=} names. */
public enum Category {
    CONFERENCE,
    GATEWAY,
    PROXY,
    DIRECTORY,
    SERVICE;

    /** The word in the services file; also the category of the disco#info identity, but for DIRECTORY and SERVICE. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Category> of(String key) {
        for (Category category : values()) {
            if (category.key().equalsIgnoreCase(key)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
