package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Wording;
import org.junit.jupiter.api.Test;

class TextsSayTest {

    private static final Texts GERMAN = new Texts(Locale.GERMAN);

    @Test
    void phrasesInPhrasesAreSaidInTheSameLanguage() {
        Phrase phrase =
                Wording.AT.with(
                        3,
                        1,
                        Wording.EXPECTED.with(Wording.NO_TYPE.with(), Wording.VAR_WANTED.with()));
        assertEquals(
                "Zeile 3, Spalte 1: "
                        + GERMAN.say(Wording.NO_TYPE.with())
                        + "; erwartet wird: "
                        + GERMAN.say(Wording.VAR_WANTED.with()),
                GERMAN.say(phrase));
        assertEquals(
                "line 3, column 1: the section has no type; expected var:label:type",
                phrase.toString());
    }

    @Test
    void whatThereIsOnlyInEnglishIsSaidAsItIs() {
        // Braces and apostrophes of foreign texts are no patterns.
        Phrase foreign = Phrase.english("it''s {0} or {");
        assertEquals("it''s {0} or {", GERMAN.say(foreign));
        Phrase joined =
                Phrase.joined(
                        "; ", List.of(foreign, Phrase.NOTHING, Wording.BRACKET_WANTED.with()));
        assertEquals("it''s {0} or {; ]", GERMAN.say(joined));
        assertEquals("it''s {0} or {; ]", joined.toString());
    }
}
