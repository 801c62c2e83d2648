package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what somebody may have meant who wrote a word wrong. */
public final class Spelling {

    /** So many letters may be wrong, missing or too many. */
    private static final int TOLERATED = 2;

    private Spelling() {}

    /** The nearest of the known words, upper and lower case aside; empty when none is near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(each -> isNear(word, each))
                .min(
                        Comparator.<String>comparingInt(each -> distance(word, each))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String word, String known) {
        int distance = distance(word, known);
        return distance <= TOLERATED && 2 * distance <= Math.min(word.length(), known.length());
    }

    /** Whether at the most two letters are wrong, missing or too many. */
    static boolean resembles(String word, String known) {
        return difference(word, known) <= TOLERATED;
    }

    private static int distance(String word, String known) {
        return difference(word.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT));
    }

    /** How many letters must be replaced, added or removed (Levenshtein). */
    private static int difference(String word, String key) {
        int[] distances = IntStream.rangeClosed(0, key.length()).toArray();
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= key.length(); j++) {
                int replaced = diagonal + (word.charAt(i - 1) == key.charAt(j - 1) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, Math.min(distances[j], distances[j - 1]) + 1);
            }
        }
        return distances[key.length()];
    }
}
