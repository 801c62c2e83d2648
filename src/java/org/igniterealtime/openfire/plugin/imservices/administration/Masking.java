package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes passwords out of lines of the services file, for the audit log. */
final class Masking {

    static final String MASK = "…";

    /** A line of parameters, one that is commented out included. */
    private static final Pattern PARAMETERS =
            Pattern.compile("(?i)(\\s*(?:[#;]\\s*)*params\\s*=)(.*)");

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(pass|secret|token|pwd|credential|api[-_.]?key).*|(.*[-_.])?key");

    /** The user information of a URL: {@code scheme://user:password@host}. */
    private static final Pattern LOGIN = Pattern.compile("(://[^/@:;\\s]*:)[^@;\\s]+@");

    private final Supplier<Set<String>> secretKeys;

    /**
     * @param secretKeys keys of parameters that are known to be secret, in lower case
     */
    Masking(Supplier<Set<String>> secretKeys) {
        this.secretKeys = secretKeys;
    }

    String line(String line) {
        Matcher parameters = PARAMETERS.matcher(line);
        String masked = line;
        if (parameters.matches()) {
            masked = parameters.group(1) + parameters(parameters.group(2));
        }
        return LOGIN.matcher(masked).replaceAll("$1" + MASK + "@");
    }

    private String parameters(String text) {
        StringBuilder masked = new StringBuilder();
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == ';') {
                masked.append(pair(text.substring(start, at)));
                masked.append(at < text.length() ? ";" : "");
                start = at + 1;
            } else if (text.charAt(at) == '\\') {
                at++;
            }
        }
        if (start < text.length()) {
            // A backslash at the end has taken the loop past it.
            masked.append(pair(text.substring(start)));
        }
        return masked.toString();
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        String key = pair.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
        boolean secret = SECRET.matcher(key).matches() || secretKeys.get().contains(key);
        boolean empty = pair.substring(equals + 1).isBlank();
        return secret && !empty ? pair.substring(0, equals + 1) + MASK : pair;
    }
}
