package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;
import org.junit.jupiter.api.Test;

/** What the log says in English is what the English administrator reads, and there is a text for all of it. */
class WordingTextsTest {

    private static final String ROOT = "org.igniterealtime.openfire.plugin.imservices";

    /** Every text of every room. */
    private static List<Words> words() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOT)
                        .stream()
                        .filter(type -> type.isAssignableTo(Words.class) && !type.isInterface())
                        .filter(type -> !type.isAnonymousClass())
                        .map(JavaClass::reflect)
                        .flatMap(type -> constants(type))
                        .toList();
    }

    private static Stream<Words> constants(Class<?> type) {
        assertTrue(type.isEnum(), type + " is no enum, so nobody knows all of its texts");
        return Arrays.stream(type.getEnumConstants()).map(Words.class::cast);
    }

    @Test
    void theEnglishTextIsTheSameInBothPlaces() {
        ResourceBundle english = ResourceBundle.getBundle("imservices_i18n", Locale.ROOT);
        List<Words> words = words();
        assertTrue(words.size() > 150, words.size() + " texts are found only");
        List<String> differences =
                words.stream()
                        .map(word -> difference(english, word))
                        .filter(it -> !it.isEmpty())
                        .toList();
        assertEquals("", String.join("\n", differences));
    }

    private static String difference(ResourceBundle english, Words word) {
        try {
            String text = english.getString(word.key());
            return text.equals(word.pattern()) ? "" : word.key() + ": " + word.pattern();
        } catch (MissingResourceException e) {
            return "missing: " + word.key() + "=" + word.pattern();
        }
    }
}
