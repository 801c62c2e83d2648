package org.igniterealtime.openfire.plugin.imservices.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that is put into a page is ever HTML. */
class TemplateTest {

    @Test
    void textsAndValuesTakeTheirPlaces() {
        Template page = new Template("p", "<p title=\"${#v}\">${a.b} and ${#v}</p>");
        assertEquals(
                "<p title=\"1\">text of a.b and 1</p>",
                page.fill(key -> "text of " + key, Map.of("v", "1")));
    }

    @Test
    void bothAreEscaped() {
        Template page = new Template("p", "${k}|${#v}");
        assertEquals(
                "&lt;b&gt;&#39;|&quot;&amp;&lt;script&gt;",
                page.fill(key -> "<b>'", Map.of("v", "\"&<script>")));
    }

    @Test
    void whatIsPutInIsNotFilledInAgain() {
        assertEquals(
                "${#b}",
                new Template("p", "${#a}").fill(key -> key, Map.of("a", "${#b}", "b", "x")));
        assertEquals("$1\\", new Template("p", "${#a}").fill(key -> key, Map.of("a", "$1\\")));
    }

    @Test
    void aValueThatIsNotThereIsAMistake() {
        Template page = new Template("p", "${#a}");
        assertThrows(IllegalArgumentException.class, () -> page.fill(key -> key, Map.of()));
    }

    @Test
    void whatHtmlCannotHaveIsReplaced() {
        assertEquals("a\uFFFDb\uFFFD\t\n&#13;", Template.escape("a\0b\u001B\t\n\r"));
        assertEquals("\uFFFD\uFFFD\uFFFD", Template.escape("\uD800\uFFFE\u0085"));
        assertEquals("\uD83D\uDE00 中", Template.escape("\uD83D\uDE00 中"));
    }
}
