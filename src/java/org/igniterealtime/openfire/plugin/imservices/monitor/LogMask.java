package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes passwords out of lines of a log: whoever may read the log over the network need not know them. What looks like one is
 * replaced, rather too much than too little.
 */
final class LogMask {

    private static final String STARS = "***";

    /** A longer line is cut: stack traces and stanzas fill messages. */
    private static final int LONGEST = 400;

    private static final String WORDS =
            "(?:password|passwd|passphrase|passwort|pwd|secret|token|credentials?|api[_-]?key)";

    private static final List<Pattern> MARKS =
            List.of(
                    // <password>x</password>, and SASL's <auth …>x</auth> and
                    // <response>x</response>
                    Pattern.compile(
                            "(?i)(<(?:\\w+:)?(?:"
                                    + WORDS
                                    + "|auth|response|digest)\\b[^>]*>)([^<]+)"),
                    // password="x", 'password': 'x', "password":"x"
                    Pattern.compile("(?i)(" + WORDS + "\\w*[\"']?\\s*[=:]\\s*)\"[^\"]*\""),
                    Pattern.compile("(?i)(" + WORDS + "\\w*[\"']?\\s*[=:]\\s*)'[^']*'"),
                    // password=x, password: x
                    Pattern.compile("(?i)(" + WORDS + "\\w*[\"']?\\s*[=:]\\s*)[^\\s\"',;&<>]+"),
                    // Authorization: Basic x
                    Pattern.compile("(?i)(authorization\\s*[=:]\\s*\\w+\\s+)\\S+"),
                    // scheme://user:x@host
                    Pattern.compile("(\\w+://[^\\s/:@]+:)[^\\s@]+(?=@)"),
                    // IRC: PASS x
                    Pattern.compile("(\\bPASS\\s+):?\\S+"));

    private LogMask() {}

    static String masked(String line) {
        String masked = line;
        for (Pattern mark : MARKS) {
            masked = mark.matcher(masked).replaceAll("$1" + STARS.replace("$", "\\$"));
        }
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
