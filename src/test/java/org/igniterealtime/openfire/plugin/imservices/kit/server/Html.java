package org.igniterealtime.openfire.plugin.imservices.kit.server;

/** Text in HTML. */
final class Html {

    private Html() {}

    /** For element content and for attributes in either kind of quotes; nothing for null. */
    static String escape(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }
}
