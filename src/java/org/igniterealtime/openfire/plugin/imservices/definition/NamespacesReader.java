package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ns=}: names of namespaces with {@code ;} between. */
final class NamespacesReader {

    /** What RFC 3986 has in no URI, bare or escaped. */
    private static final Pattern ILLEGAL = Pattern.compile("[\\s<>\"{}|^`\\\\]");

    private NamespacesReader() {}

    static List<String> read(Entry entry, Problems problems) {
        Set<String> namespaces = new LinkedHashSet<>();
        for (Part part : Part.split(entry.value())) {
            if (part.text().isEmpty()) {
                continue;
            }
            Matcher illegal = ILLEGAL.matcher(part.text());
            if (illegal.find()) {
                problems.error(
                        entry,
                        part.index() + illegal.start(),
                        "the namespace \"" + part.text() + "\" holds \"" + illegal.group() + "\"",
                        "namespaces with ; between, for example jabber:iq:register;jabber:iq:gateway");
            } else if (!namespaces.add(part.text())) {
                problems.warning(
                        entry, part.index(), "ns holds " + part.text() + " twice", "each once");
            }
        }
        return List.copyOf(namespaces);
    }
}
