package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.Locale;

/** libpurple's HTML to plain text and back. */
final class Markup {

    private static final int LONGEST_ENTITY = 10;
    private static final int LONGEST_LOOKS = 64_000;

    private Markup() {}

    /** Plain text as libpurple's protocols expect it: HTML, whatever looks like HTML in it escaped. */
    static String toHtml(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\n' -> html.append("<br>");
                default -> {
                    if (c >= ' ' || c == '\t') {
                        html.append(c);
                    }
                }
            }
        }
        return html.toString();
    }

    /**
     * The text of libpurple's HTML: line breaks kept, entities resolved, the target of a link behind its text, everything
     * else of the markup and all control characters (which XML cannot hold) left out.
     */
    static String toText(String html) {
        if (isPlain(html)) {
            return html;
        }
        StringBuilder text = new StringBuilder(html.length());
        String link = null;
        int linkStart = 0;
        int lastTagEnd = html.lastIndexOf('>');
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '&') {
                i = entity(html, i, text);
            } else if (c == '<' && i < lastTagEnd && beginsTag(html, i)) {
                int end = html.indexOf('>', i);
                String tag = html.substring(i + 1, end);
                String name = name(tag);
                switch (name) {
                    case "br", "br/" -> text.append('\n');
                    case "p", "/p", "div", "/div", "tr", "hr" -> lineBreak(text);
                    case "a" -> {
                        link = attribute(tag, "href");
                        linkStart = text.length();
                    }
                    case "/a" -> {
                        appendLink(text, link, linkStart);
                        link = null;
                    }
                    default -> {
                        // Only its looks.
                    }
                }
                i = end + 1;
            } else {
                if (isAllowed(c)) {
                    text.append(c);
                }
                i++;
            }
        }
        return text.toString();
    }

    /** Whether there is more to it than its text; what is very long has no looks that anybody needs. */
    static boolean hasTags(String html) {
        return html.indexOf('<') >= 0 && html.length() <= LONGEST_LOOKS;
    }

    private static boolean isPlain(String html) {
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '<' || c == '&' || !isAllowed(c)) {
                return false;
            }
        }
        return true;
    }

    /** XML 1.0 section 2.2; surrogates are taken care of where text is encoded. */
    private static boolean isAllowed(char c) {
        return c >= ' ' && c != 0x7f && c != 0xfffe && c != 0xffff || c == '\n' || c == '\t';
    }

    private static boolean beginsTag(String html, int start) {
        char first = html.charAt(start + 1);
        return first == '/' || first == '!' || Character.isLetter(first);
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && !Character.isWhitespace(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static String attribute(String tag, String name) {
        int at = tag.toLowerCase(Locale.ROOT).indexOf(name + "=");
        if (at < 0 || at + name.length() + 1 >= tag.length()) {
            return null;
        }
        int start = at + name.length() + 1;
        char quote = tag.charAt(start);
        int end;
        if (quote == '"' || quote == '\'') {
            start++;
            end = tag.indexOf(quote, start);
        } else {
            end = tag.indexOf(' ', start);
        }
        String value = tag.substring(start, end < 0 ? tag.length() : end);
        StringBuilder resolved = new StringBuilder();
        int i = 0;
        while (i < value.length()) {
            if (value.charAt(i) == '&') {
                i = entity(value, i, resolved);
            } else {
                resolved.append(value.charAt(i++));
            }
        }
        return resolved.toString();
    }

    private static void appendLink(StringBuilder text, String link, int start) {
        if (link == null || link.isEmpty()) {
            return;
        }
        String shown = text.substring(start);
        if (!shown.equals(link) && !("mailto:" + shown).equals(link)) {
            text.append(shown.isEmpty() ? link : " (" + link + ")");
        }
    }

    private static void lineBreak(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /** Appends the character that the entity names, or the ampersand when it names none; where to go on. */
    private static int entity(String html, int start, StringBuilder text) {
        // Not with indexOf: a text of nothing but ampersands would be searched to its end for each.
        int end = start;
        int last = Math.min(html.length() - 1, start + LONGEST_ENTITY);
        while (end < last && html.charAt(end) != ';') {
            end++;
        }
        if (html.charAt(end) != ';') {
            text.append('&');
            return start + 1;
        }
        String name = html.substring(start + 1, end);
        int code =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "lt" -> '<';
                    case "gt" -> '>';
                    case "amp" -> '&';
                    case "quot" -> '"';
                    case "apos" -> '\'';
                    case "nbsp" -> ' ';
                    case "copy" -> '\u00a9';
                    case "reg" -> '\u00ae';
                    default -> numeric(name);
                };
        if (code < 0) {
            text.append('&');
            return start + 1;
        }
        if (code > 0xffff || isAllowed((char) code) && !Character.isSurrogate((char) code)) {
            text.appendCodePoint(code);
        }
        return end + 1;
    }

    private static int numeric(String name) {
        if (!name.startsWith("#")) {
            return -1;
        }
        try {
            int code =
                    name.startsWith("#x") || name.startsWith("#X")
                            ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException e) {
            // Not an entity: the text says what it says.
            return -1;
        }
    }
}
