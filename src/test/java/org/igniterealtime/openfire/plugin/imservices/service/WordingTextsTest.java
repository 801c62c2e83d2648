package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.access.AccessWording;
import org.igniterealtime.openfire.plugin.imservices.definition.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log says in English is what the English administrator reads. */
class WordingTextsTest {

    static Stream<Arguments> wordings() {
        return Stream.concat(
                Stream.of(Wording.values()).map(it -> Arguments.of(it.key(), it.pattern())),
                Stream.concat(
                        Stream.of(AccessWording.values())
                                .map(it -> Arguments.of(it.key(), it.pattern())),
                        Stream.of(ParameterWording.values())
                                .map(it -> Arguments.of(it.key(), it.pattern()))));
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void theEnglishTextIsTheSameInBothPlaces(String key, String pattern) {
        ResourceBundle english = ResourceBundle.getBundle("imservices_i18n", Locale.ROOT);
        assertEquals(pattern, english.getString(key));
    }
}
