package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.ResourceBundle;
import org.igniterealtime.openfire.plugin.imservices.definition.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log says in English is what the English administrator reads. */
class WordingTextsTest {

    @ParameterizedTest
    @EnumSource(Wording.class)
    void theEnglishTextIsTheSameInBothPlaces(Wording wording) {
        ResourceBundle english = ResourceBundle.getBundle("imservices_i18n", Locale.ROOT);
        assertEquals(wording.pattern(), english.getString(wording.key()));
    }
}
