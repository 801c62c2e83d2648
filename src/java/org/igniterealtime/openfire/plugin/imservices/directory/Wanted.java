package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.Locale;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;

/**
 * A text that somebody looks for. Upper and lower case are the same.
 *
 * @param fields it fits when one of them fits
 * @param text as it was typed, without blanks around it
 * @param match how it fits when it has no wildcards
 * @param wildcards whether {@code *} stands for any characters
 */
record Wanted(Set<Field> fields, String text, Settings.Match match, boolean wildcards) {

    Wanted {
        fields = Set.copyOf(fields);
        text = text.strip();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** How many characters there are to look for. */
    int length() {
        return wildcards
                ? (int) text.codePoints().filter(c -> c != '*').count()
                : text.codePointCount(0, text.length());
    }

    /** What a user store is asked for; everything that fits fits that. */
    String pattern() {
        return hasWildcards() || match == Settings.Match.EXACT ? text : "*" + text + "*";
    }

    boolean fits(Users.Account account) {
        return fields.stream().anyMatch(field -> fits(account.value(field)));
    }

    private boolean fits(String value) {
        String there = value.toLowerCase(Locale.ROOT);
        String sought = text.toLowerCase(Locale.ROOT);
        if (hasWildcards()) {
            return fits(sought, there);
        }
        return switch (match) {
            case CONTAINS -> there.contains(sought);
            case EXACT -> there.equals(sought);
            case BEGINS -> beginsAWord(there, sought);
        };
    }

    private boolean hasWildcards() {
        return wildcards && text.indexOf('*') >= 0;
    }

    private static boolean beginsAWord(String there, String sought) {
        int at = there.indexOf(sought);
        while (at > 0 && Character.isLetterOrDigit(there.codePointBefore(at))) {
            at = there.indexOf(sought, at + 1);
        }
        return at >= 0;
    }

    /** Whether the whole of it fits the pattern; no pattern takes more than length times length. */
    private static boolean fits(String pattern, String there) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < there.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == there.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
