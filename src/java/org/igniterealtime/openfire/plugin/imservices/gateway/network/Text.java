package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.Objects;

/**
 * What somebody writes.
 *
 * @param plain plain text, lines separated by {@code \n}
 * @param html the same with its looks, as HTML that nobody has looked through; empty when it has none
 */
public record Text(String plain, String html) {
    public Text {
        Objects.requireNonNull(plain);
        Objects.requireNonNull(html);
    }

    /** One without looks. */
    public static Text plain(String text) {
        return new Text(text, "");
    }
}
