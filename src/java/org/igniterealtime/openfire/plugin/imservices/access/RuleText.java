package org.igniterealtime.openfire.plugin.imservices.access;

/** Writes rules as items. */
final class RuleText {

    private RuleText() {}

    static String of(AccessRule rule, long order, char quote) {
        StringBuilder text = new StringBuilder("<item");
        if (rule.type() != RuleType.EVERYBODY) {
            attribute(text, "type", rule.type().word(), quote);
            attribute(text, "value", escape(rule.value()), quote);
        }
        attribute(text, "action", rule.action().word(), quote);
        attribute(text, "order", Long.toString(order), quote);
        if (rule.kinds().isEmpty()) {
            return text.append("/>").toString();
        }
        text.append('>');
        for (StanzaKind kind : StanzaKind.values()) {
            if (rule.kinds().contains(kind)) {
                text.append('<').append(kind.element()).append("/>");
            }
        }
        return text.append("</item>").toString();
    }

    private static void attribute(StringBuilder text, String name, String value, char quote) {
        text.append(' ').append(name).append('=').append(quote).append(value).append(quote);
    }

    /** As the value of an attribute in either quotes. */
    static String escape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&apos;");
                case '\t', '\n', '\r' -> text.append("&#").append((int) character).append(';');
                default -> text.append(character);
            }
        }
        return text.toString();
    }
}
