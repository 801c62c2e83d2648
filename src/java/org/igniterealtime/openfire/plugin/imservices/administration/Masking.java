package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Takes passwords out of lines of the services file, for the audit log. */
final class Masking {

    static final String MASK = "…";

    private static final Pattern SECRET =
            Pattern.compile(
                    "(?is).*(pass|secret|token|pwd|credential|api[-_.]?key).*|(.*[-_.])?key");

    /** The user information of a URL: {@code scheme://user:password@host}. */
    private static final Pattern LOGIN = Pattern.compile("(://[^/@:;\\s]*:)[^;\\s]+@");

    private final Supplier<Set<String>> secretKeys;

    /**
     * @param secretKeys keys of parameters that are known to be secret, in lower case
     */
    Masking(Supplier<Set<String>> secretKeys) {
        this.secretKeys = secretKeys;
    }

    /** Keys that the services file does not know are taken for parameters: who misspells {@code params} has a password there all the same. */
    String line(String line) {
        int equals = line.indexOf('=');
        String masked = line;
        if (equals >= 0) {
            String start = line.substring(0, equals + 1);
            String value = line.substring(equals + 1);
            String key = key(line.substring(0, equals));
            if (isSecret(key, secretKeys.get()) && !value.isBlank()) {
                masked = start + MASK;
            } else if (key.equals("params") || !Sheet.KEYS.contains(key)) {
                masked = start + parameters(value);
            }
        }
        return LOGIN.matcher(masked).replaceAll("$1" + MASK + "@");
    }

    /** Without what makes a remark of it, nor the white space around it, which is what the services file takes for that. */
    private static String key(String text) {
        int start = 0;
        while (start < text.length()
                && (Character.isWhitespace(text.charAt(start))
                        || "#;".indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        return text.substring(start).strip().toLowerCase(Locale.ROOT);
    }

    private String parameters(String text) {
        Set<String> known = secretKeys.get();
        StringBuilder masked = new StringBuilder();
        boolean secret = false;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            boolean ends = at == text.length();
            if (ends || text.charAt(at) == ';') {
                secret = append(masked, text.substring(start, at), secret, known);
                masked.append(ends ? "" : ";");
                start = at + 1;
            } else if (text.charAt(at) == '\\') {
                at++;
            }
        }
        if (start < text.length()) {
            // A backslash at the end has taken the loop past it.
            append(masked, text.substring(start), secret, known);
        }
        return masked.toString();
    }

    /**
     * @param goesOn whether the value before it is secret: what has no key may be the rest of a password with a semicolon in it
     * @return whether this one is
     */
    private static boolean append(
            StringBuilder masked, String pair, boolean goesOn, Set<String> known) {
        int equals = pair.indexOf('=');
        boolean secret = equals < 0 ? goesOn : isSecret(key(pair.substring(0, equals)), known);
        boolean empty = pair.substring(equals + 1).isBlank();
        masked.append(secret && !empty ? pair.substring(0, equals + 1) + MASK : pair);
        return secret;
    }

    private static boolean isSecret(String key, Set<String> known) {
        return SECRET.matcher(key).matches() || known.contains(key);
    }
}
