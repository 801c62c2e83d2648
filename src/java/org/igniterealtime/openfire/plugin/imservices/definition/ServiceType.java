package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Objects;

/**
 * A line of the catalogue: what goes with a type of service.
 *
 * @param category the category
 * @param key the type within it, lower case, as {@code type=} says it
 * @param module the built-in module that serves it
 * @param protocol the id of libpurple's protocol; empty when libpurple is not needed
 * @param parameters what {@code params=} is filled in with, after the protocol; a key without a value is for the
 *     administrator to complete
 * @param broughtBy the Debian package or the file that brings the protocol; empty when the plugin itself does
 * @param network what has become of the public network
 * @param since when that happened: a date or a year in ISO form; empty when it does not matter
 * @param textKey the key of the text that tells people about the network; empty when there is nothing to tell
 */
public record ServiceType(
        Category category,
        String key,
        String module,
        String protocol,
        String parameters,
        String broughtBy,
        Network network,
        String since,
        String textKey) {

    /** The public network of a type. */
    public enum Network {
        /** It takes log-ins. */
        OPEN,
        /** It has ended, or takes this protocol no more; servers of one's own may still speak it. */
        CLOSED,
        /** There never was one: servers of one's own. */
        OWN,
        /** The local network. */
        LOCAL,
        /** Not a gateway. */
        NONE
    }

    public ServiceType {
        Objects.requireNonNull(category);
        Objects.requireNonNull(key);
        Objects.requireNonNull(module);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(parameters);
        Objects.requireNonNull(broughtBy);
        Objects.requireNonNull(network);
        Objects.requireNonNull(since);
        Objects.requireNonNull(textKey);
    }
}
