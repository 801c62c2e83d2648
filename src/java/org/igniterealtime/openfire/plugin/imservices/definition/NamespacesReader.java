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
                        Wording.NAMESPACE_CHARACTER.with(part.text(), illegal.group()),
                        Wording.NAMESPACES_WANTED.with());
            } else if (!namespaces.add(part.text())) {
                problems.warning(
                        entry,
                        part.index(),
                        Wording.NAMESPACE_TWICE.with(part.text()),
                        Wording.ONCE_WANTED.with());
            }
        }
        return List.copyOf(namespaces);
    }
}
