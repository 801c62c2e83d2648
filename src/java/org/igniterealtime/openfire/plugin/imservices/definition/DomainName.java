package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Locale;
import java.util.regex.Pattern;
import org.xmpp.packet.JID;

/** The one spelling of a domain. */
final class DomainName {

    /** Letters, digits and hyphens in labels (RFC 1123 section 2.1): nameprep changes nothing but their case. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?=.{1,253}$)(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
                            + "(?:\\.(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    private DomainName() {}

    /**
     * The name as the domain of a JID.
     *
     * @throws IllegalArgumentException when it cannot be one
     */
    static String prepare(String name) {
        // Preparing costs a millisecond a name, which a file of thousands would feel; almost all
        // names need none.
        if (isAscii(name)) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (PLAIN.matcher(lower).matches()) {
                return lower;
            }
        }
        return new JID(null, name, null).getDomain();
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }
}
