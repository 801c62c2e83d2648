package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language has what the English texts have, in texts that {@link MessageFormat} reads as they are meant. */
class TranslationsTest {

    private static final Path FOLDER = Path.of("src", "i18n");
    private static final String ENGLISH = "imservices_i18n.properties";
    private static final Pattern TRANSLATION = Pattern.compile("imservices_i18n_(.+)\\.properties");

    /** {@code {0}} and, for users to type, {@code {name}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    /**
     * A straight apostrophe hides what follows from MessageFormat, and is not shown. Meant are only doubled ones, which show
     * one (in XML to be typed), and those around a name in braces; words have the typographic one.
     */
    private static final Pattern MEANT = Pattern.compile("''|'\\{[a-z]+}'");

    @Test
    void theLanguagesAreThere() throws IOException {
        assertEquals(Set.of("cs", "de", "es", "fr", "zh"), languages().collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysAllThatEnglishSays(String language) throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, String> english = read(ENGLISH, differences);
        Map<String, String> texts =
                read("imservices_i18n_" + language + ".properties", differences);
        for (String key : english.keySet()) {
            if (!texts.containsKey(key)) {
                differences.add("missing: " + key);
            }
        }
        texts.forEach(
                (key, text) -> {
                    if (english.containsKey(key)) {
                        check(key, english.get(key), text, new Locale(language), differences);
                    } else {
                        differences.add("not in English: " + key);
                    }
                });
        assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
    }

    private static void check(
            String key, String english, String text, Locale locale, List<String> differences) {
        if (text.isBlank()) {
            differences.add("empty: " + key);
        }
        if (!placeholders(english).equals(placeholders(text))) {
            differences.add(
                    key + " has " + placeholders(text) + ", English " + placeholders(english));
        }
        if (MEANT.matcher(text).replaceAll("").contains("'")) {
            differences.add("straight apostrophe: " + key + "=" + text);
        }
        try {
            new MessageFormat(text, locale);
        } catch (IllegalArgumentException e) {
            differences.add("not a MessageFormat: " + key + "=" + text + " (" + e + ")");
        }
    }

    static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> TRANSLATION.matcher(file.getFileName().toString()))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> matcher.group(1))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts of a file; the keys that stand in it more than once are added to the differences. */
    private static Map<String, String> read(String name, List<String> differences)
            throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Properties collecting = new Collecting(name, texts, differences);
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
            collecting.load(reader);
        }
        return texts;
    }

    /** Properties silently take the last of two texts of a key; these tell. */
    private static final class Collecting extends Properties {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final transient Map<String, String> texts;
        private final transient List<String> differences;

        Collecting(String name, Map<String, String> texts, List<String> differences) {
            this.name = name;
            this.texts = texts;
            this.differences = differences;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (texts.put((String) key, (String) value) != null) {
                differences.add("twice in " + name + ": " + key);
            }
            return super.put(key, value);
        }
    }
}
