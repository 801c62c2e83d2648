package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** When two spellings name the same contact, by protocol: as libpurple's {@code purple_normalize} has it, without libpurple. */
final class NameRules {

    /**
     * IRC: libpurple folds case as Unicode does and not as RFC 1459 does (where [ and { are the same letter); two nicks that
     * differ in that are two contacts to it, so they are here.
     */
    private static final Map<String, UnaryOperator<String>> RULES =
            Map.of(
                    "prpl-irc",
                    NameRules::lowerCase,
                    "prpl-jabber",
                    name -> lowerCase(without(name, '/')),
                    "prpl-bonjour",
                    name -> lowerCase(without(name, '/')),
                    "prpl-aim",
                    name -> lowerCase(name.replace(" ", "")),
                    "prpl-icq",
                    name -> lowerCase(name.replace(" ", "")),
                    "prpl-novell",
                    NameRules::lowerCase,
                    "prpl-yahoo",
                    NameRules::lowerCase,
                    "prpl-msn",
                    name -> hotmail(lowerCase(name)),
                    "prpl-myspace",
                    name -> lowerCase(name.replace(" ", "")),
                    "prpl-simple",
                    name -> sip(lowerCase(name)));

    private NameRules() {}

    /** The rule of a protocol; one that is not known here may tell upper from lower case. */
    static UnaryOperator<String> of(String protocol) {
        UnaryOperator<String> rule = RULES.getOrDefault(protocol, name -> name);
        return name -> rule.apply(isAscii(name) ? name : composed(name));
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** libpurple's SIMPLE has the scheme before the addresses that it tells, and takes them without. */
    private static String sip(String name) {
        return name.startsWith("sip:") ? name.substring("sip:".length()) : name;
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A name without a domain is one at hotmail.com. */
    private static String hotmail(String name) {
        return name.isEmpty() || name.indexOf('@') >= 0 ? name : name + "@hotmail.com";
    }

    private static String without(String name, char separator) {
        int end = name.indexOf(separator);
        return end < 0 ? name : name.substring(0, end);
    }
}
