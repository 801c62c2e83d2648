package org.igniterealtime.openfire.plugin.imservices.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.directory.Settings.Match;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Account;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** What fits what somebody looks for. */
class WantedTest {

    @Test
    void containsWhateverTheCase() {
        fits(true, Match.CONTAINS, "APU", "Juliet Capulet");
        fits(true, Match.CONTAINS, " Juliet ", "juliet");
        fits(false, Match.CONTAINS, "romeo", "Juliet Capulet");
        fits(true, Match.CONTAINS, "ÉTÉ", "l’été");
    }

    @Test
    void beginsAWord() {
        fits(true, Match.BEGINS, "cap", "Juliet Capulet");
        fits(true, Match.BEGINS, "jul", "Juliet Capulet");
        fits(false, Match.BEGINS, "apu", "Juliet Capulet");
        fits(true, Match.BEGINS, "ca", "Bianca Capulet");
        fits(true, Match.BEGINS, "example", "juliet@example.org");
    }

    @Test
    void isTheWhole() {
        fits(true, Match.EXACT, "juliet capulet", "Juliet Capulet");
        fits(false, Match.EXACT, "juliet", "Juliet Capulet");
    }

    @Test
    void takesWildcards() {
        fits(true, Match.CONTAINS, "j*t", "Juliet");
        fits(true, Match.EXACT, "J*l*t", "Juliet Capulet");
        fits(false, Match.CONTAINS, "j*t", "Juliet C");
        fits(true, Match.CONTAINS, "*capulet", "Juliet Capulet");
        fits(true, Match.CONTAINS, "**", "");
        fits(false, Match.CONTAINS, "a*ba", "aba-");
        assertEquals(2, wanted(Match.CONTAINS, "j*t", true).length());
        assertEquals("j*t", wanted(Match.CONTAINS, "j*t", true).pattern());
    }

    /** Without wildcards an asterisk is one; what a store makes of it is more and not less. */
    @Test
    void takesAnAsteriskAsItIs() {
        Wanted wanted = wanted(Match.CONTAINS, "a*b", false);
        assertEquals(true, wanted.fits(named("xa*bx")));
        assertEquals(false, wanted.fits(named("xacbx")));
        assertEquals(3, wanted.length());
        assertEquals("*a*b*", wanted.pattern());
    }

    /** Nobody can make the server think by a pattern. */
    @Test
    void isQuick() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> fits(false, Match.CONTAINS, "*a".repeat(2000) + "*b", "a".repeat(4000)));
    }

    private static void fits(boolean expected, Match match, String text, String name) {
        assertEquals(expected, wanted(match, text, true).fits(named(name)), text + " in " + name);
    }

    private static Wanted wanted(Match match, String text, boolean wildcards) {
        return new Wanted(Set.of(Field.NAME), text, match, wildcards);
    }

    private static Account named(String name) {
        return new Account(new JID("x@example.org"), "x", name, "");
    }
}
