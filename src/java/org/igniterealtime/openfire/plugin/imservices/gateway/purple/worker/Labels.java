package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.List;
import java.util.Locale;

/** What libpurple calls buttons and fields. */
final class Labels {

    /** What a button that declines is called; libpurple runs in English. */
    private static final List<String> DECLINING =
            List.of("reject", "cancel", "no", "deny", "decline", "refuse", "ignore", "close");

    private Labels() {}

    /** The label as text. An underscore before it marks a key of the keyboard. */
    static String plain(String label) {
        String text = Markup.toText(label).strip();
        return text.startsWith("_") ? text.substring(1) : text;
    }

    /** The same of a button, where the mark may be within the word. */
    static String button(String label) {
        return Markup.toText(label).strip().replaceFirst("_", "");
    }

    /** The button that declines; the last one when none is called so; -1 when there are none. */
    static int declining(List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            String label =
                    labels.get(i).replaceAll("[^\\p{L} ]", "").strip().toLowerCase(Locale.ROOT);
            if (DECLINING.contains(label)) {
                return i;
            }
        }
        return labels.size() - 1;
    }
}
