package org.igniterealtime.openfire.plugin.imservices.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page: HTML in which <code>${key}</code> stands for a text of the plugin and <code>${#name}</code> for a value. Both are
 * escaped, for text and for attributes in quotes alike; there is no way to put HTML in.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(#?)([A-Za-z0-9_.-]+)}");

    private final String name;
    private final String html;

    Template(String name, String html) {
        this.name = name;
        this.html = html;
    }

    /**
     * The page of that name in the frame that all pages have. Its resource has the lines for the head, an empty line, and what is in
     * the root element.
     */
    static Template page(String name) {
        String[] parts = resource(name + ".html").split("\n\n", 2);
        String html =
                resource("frame.html")
                        .replace("@page", name)
                        .replace("@head", parts[0])
                        .replace("@body", parts[1].strip());
        return new Template(name, html);
    }

    private static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page " + name, e);
        }
    }

    /** The page before its places are filled. */
    String html() {
        return html;
    }

    /**
     * @param texts gives the text of a key
     * @throws IllegalArgumentException when the page asks for a value that is not there
     */
    String fill(UnaryOperator<String> texts, Map<String, String> values) {
        Matcher places = PLACE.matcher(html);
        StringBuilder filled = new StringBuilder(html.length() * 2);
        int end = 0;
        while (places.find()) {
            filled.append(html, end, places.start());
            end = places.end();
            String key = places.group(2);
            filled.append(
                    escape(places.group(1).isEmpty() ? texts.apply(key) : value(values, key)));
        }
        return filled.append(html, end, html.length()).toString();
    }

    private String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the page " + name + " wants a value " + key);
        }
        return value;
    }

    /** The text as HTML that shows it. Characters that HTML cannot have become U+FFFD. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> escape(escaped, character));
        return escaped.toString();
    }

    private static void escape(StringBuilder escaped, int character) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            // HTML parsers would drop a line break at the start of some elements, and change CR to
            // LF.
            case '\r' -> escaped.append("&#13;");
            case '\n', '\t' -> escaped.append((char) character);
            default -> escaped.appendCodePoint(isCharacter(character) ? character : 0xFFFD);
        }
    }

    /** Whether HTML may have it: no control, surrogate or noncharacter. */
    private static boolean isCharacter(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && (character & 0xFFFE) != 0xFFFE
                && (character < 0xFDD0 || character > 0xFDEF);
    }
}
