package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void knowsLanguagesAndCountriesAndNothingElse() {
        assertEquals(
                Locale.forLanguageTag("pt-BR"),
                Texts.known(Locale.forLanguageTag("pt-BR-x-whatever")));
        assertEquals(Locale.GERMAN, Texts.known(Locale.forLanguageTag("de-QX")));
        assertEquals(Locale.ROOT, Texts.known(Locale.forLanguageTag("qqq-x-1234")));
    }
}
