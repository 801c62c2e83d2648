package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What may be said of the looks of a text, and which links may be followed (XEP-0071 version 1.5.4, sections 7.9 and 11). */
final class Looks {

    /** The recommended properties but margins and alignment, which could move a text out of sight. */
    private static final List<String> PROPERTIES =
            List.of(
                    "background-color",
                    "color",
                    "font-family",
                    "font-size",
                    "font-style",
                    "font-weight",
                    "text-decoration");

    /** No functions, addresses or escapes: nothing that is fetched or run. */
    private static final Pattern VALUE = Pattern.compile("[#A-Za-z0-9 ,.%'-]{1,100}");

    private static final Pattern LINK =
            Pattern.compile(
                    "(https?://|mailto:|xmpp:)[^\\p{Cntrl}\\s<>\"]{1,2000}",
                    Pattern.CASE_INSENSITIVE);

    /** Of {@code <font size=…>}. */
    private static final List<String> SIZES =
            List.of("x-small", "small", "medium", "large", "x-large", "xx-large", "xx-large");

    private Looks() {}

    /** What is allowed of a style. */
    static Map<String, String> of(String style) {
        Map<String, String> looks = new TreeMap<>();
        for (String part : style.split(";")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                put(looks, part.substring(0, colon), part.substring(colon + 1));
            }
        }
        return looks;
    }

    /** The same of {@code <font>}. */
    static Map<String, String> ofFont(Map<String, String> attributes) {
        Map<String, String> looks = new TreeMap<>();
        put(looks, "color", attributes.getOrDefault("color", ""));
        put(looks, "font-family", attributes.getOrDefault("face", ""));
        String size = attributes.getOrDefault("size", "").strip();
        if (size.matches("[1-7]")) {
            put(looks, "font-size", SIZES.get(Integer.parseInt(size) - 1));
        }
        looks.putAll(of(attributes.getOrDefault("style", "")));
        return looks;
    }

    private static void put(Map<String, String> looks, String property, String value) {
        String name = property.strip().toLowerCase(Locale.ROOT);
        String clean = value.strip();
        if (PROPERTIES.contains(name) && VALUE.matcher(clean).matches()) {
            looks.put(name, clean);
        }
    }

    static String style(Map<String, String> looks) {
        List<String> parts = new ArrayList<>();
        looks.forEach((property, value) -> parts.add(property + ": " + value));
        return String.join("; ", parts);
    }

    /** The address when it may be followed, else empty. */
    static String link(String address) {
        String clean = address == null ? "" : address.strip();
        return LINK.matcher(clean).matches() ? clean : "";
    }
}
