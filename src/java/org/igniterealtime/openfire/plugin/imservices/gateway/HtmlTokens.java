package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads HTML as networks send it, well-formed or not. There is nothing that it does not take, and what it tells is names and text:
 * whoever makes markup of it again says which, so that nothing gets through that nobody has thought of.
 */
final class HtmlTokens {

    /** What is in the HTML, in order. Names of tags and attributes are in lower case. */
    interface Sink {
        void text(String text);

        void start(String name, Map<String, String> attributes);

        void end(String name);
    }

    private static final int LONGEST_ENTITY = 10;

    private static final Map<String, Integer> ENTITIES =
            Map.ofEntries(
                    Map.entry("lt", (int) '<'),
                    Map.entry("gt", (int) '>'),
                    Map.entry("amp", (int) '&'),
                    Map.entry("quot", (int) '"'),
                    Map.entry("apos", (int) '\''),
                    Map.entry("nbsp", 0xa0),
                    Map.entry("copy", 0xa9),
                    Map.entry("reg", 0xae),
                    Map.entry("hellip", 0x2026),
                    Map.entry("ndash", 0x2013),
                    Map.entry("mdash", 0x2014));

    private final String html;
    private final Sink sink;
    private final StringBuilder text = new StringBuilder();
    private int at;

    /** Whether a tag that is not closed has been met: then there are no more, and nobody looks for their ends. */
    private boolean unclosed;

    private HtmlTokens(String html, Sink sink) {
        this.html = html;
        this.sink = sink;
    }

    static void read(String html, Sink sink) {
        new HtmlTokens(html, sink).read();
    }

    private void read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '&') {
                at = entity(html, at, text);
            } else if (c != '<' || unclosed || !readTag()) {
                text.append(c);
                at++;
            }
        }
        tellText();
    }

    private void tellText() {
        if (text.length() > 0) {
            sink.text(text.toString());
            text.setLength(0);
        }
    }

    /** Whether there is a tag here; if so it has been read. */
    private boolean readTag() {
        int from = at + 1;
        char first = from < html.length() ? html.charAt(from) : ' ';
        if (first == '!' || first == '?') {
            return skip(html.startsWith("!--", from) ? "-->" : ">", from);
        }
        boolean closes = first == '/';
        int name = closes ? from + 1 : from;
        if (name >= html.length() || !Character.isLetter(html.charAt(name))) {
            return false;
        }
        int end = endOfTag(name);
        if (end < 0) {
            unclosed = true;
            return false;
        }
        tellText();
        tell(html.substring(name, end), closes);
        at = end + 1;
        return true;
    }

    private boolean skip(String mark, int from) {
        int end = html.indexOf(mark, from);
        unclosed = end < 0;
        at = unclosed ? at : end + mark.length();
        return !unclosed;
    }

    /** Where the tag's {@code >} is, none in quotes; -1 when there is none. */
    private int endOfTag(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return -1;
    }

    private void tell(String tag, boolean closes) {
        int end = 0;
        while (end < tag.length() && !isSpace(tag.charAt(end)) && tag.charAt(end) != '/') {
            end++;
        }
        String name = tag.substring(0, end).toLowerCase(Locale.ROOT);
        if (closes) {
            sink.end(name);
            return;
        }
        sink.start(name, attributes(tag, end));
        if (tag.endsWith("/")) {
            sink.end(name);
        }
    }

    private static Map<String, String> attributes(String tag, int from) {
        Map<String, String> attributes = new HashMap<>();
        int i = from;
        while (i < tag.length()) {
            while (i < tag.length() && (isSpace(tag.charAt(i)) || tag.charAt(i) == '/')) {
                i++;
            }
            int name = i;
            while (i < tag.length() && tag.charAt(i) != '=' && !isSpace(tag.charAt(i))) {
                i++;
            }
            String key = tag.substring(name, i).toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            if (i < tag.length() && tag.charAt(i) == '=') {
                i = value(tag, i + 1, value);
            }
            if (!key.isEmpty()) {
                attributes.putIfAbsent(key, value.toString());
            }
        }
        return attributes;
    }

    private static int value(String tag, int from, StringBuilder value) {
        char quote = from < tag.length() ? tag.charAt(from) : 0;
        boolean quoted = quote == '"' || quote == '\'';
        int i = quoted ? from + 1 : from;
        while (i < tag.length() && (quoted ? tag.charAt(i) != quote : !isSpace(tag.charAt(i)))) {
            if (tag.charAt(i) == '&') {
                i = entity(tag, i, value);
            } else {
                value.append(tag.charAt(i++));
            }
        }
        return quoted ? i + 1 : i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    /** Appends the character that the entity names, or the ampersand when it names none; where to go on. */
    private static int entity(String html, int start, StringBuilder text) {
        int end = start;
        int last = Math.min(html.length() - 1, start + LONGEST_ENTITY);
        while (end < last && html.charAt(end) != ';') {
            end++;
        }
        int code = html.charAt(end) == ';' ? code(html.substring(start + 1, end)) : -1;
        if (code < 0) {
            text.append('&');
            return start + 1;
        }
        text.appendCodePoint(code);
        return end + 1;
    }

    private static int code(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
        }
        try {
            boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
            int code =
                    hexadecimal
                            ? Integer.parseInt(name.substring(2), 16)
                            : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException e) {
            // Not an entity: the text says what it says.
            return -1;
        }
    }
}
