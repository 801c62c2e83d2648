package org.igniterealtime.openfire.plugin.imservices.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page and script must hold: no inline code that a content policy would stop, every text there, labels that lead somewhere. */
class PagesTest {

    private static final Path SCRIPTS = Path.of("src/web/script");
    private static final Texts TEXTS = new Texts(Locale.ENGLISH);

    static Stream<String> pages() {
        return Stream.of("services", "service", "services-file", "access-file")
                .filter(page -> PagesTest.class.getResource(page + ".html") != null);
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageHasNoInlineCode(String page) throws IOException {
        String html = html(page);
        assertFalse(Pattern.compile("<script[^>]*>[^<]").matcher(html).find(), "inline script");
        assertFalse(Pattern.compile("<style").matcher(html).find(), "inline style");
        assertFalse(
                Pattern.compile("\\s(on[a-z]+|style)=").matcher(html).find(), "inline attribute");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTextOfAPageIsThere(String page) throws IOException {
        for (String key : found(html(page), "\\$\\{([a-z][A-Za-z0-9_.-]*)}")) {
            assertFalse(TEXTS.get(key).equals(key), "no text " + key);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void labelsAndDescriptionsAreOfElementsThatAreThere(String page) throws IOException {
        String html = html(page);
        Set<String> ids = found(html, "\\sid=\"([^\"]*)\"");
        assertEquals(
                Pattern.compile("\\sid=\"").matcher(html).results().count(),
                ids.size(),
                "ids twice");
        for (String list :
                found(html, "\\s(?:for|aria-labelledby|aria-describedby)=\"([^\"]*)\"")) {
            for (String id : list.split(" ")) {
                assertTrue(ids.contains(id), "no element " + id);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptPutsNoHtmlIn(Path script) throws IOException {
        String code = Files.readString(script);
        for (String word :
                List.of(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(")) {
            assertFalse(code.contains(word), script + " has " + word);
        }
    }

    /** The texts of the dialog's and the list's scripts; keys that are put together are not found, and not looked for. */
    @ParameterizedTest
    @MethodSource("scripts")
    void everyTextOfAScriptIsThere(Path script) throws IOException {
        Set<String> known = new TreeSet<>();
        pages().forEach(
                        page ->
                                known.addAll(
                                        TEXTS.startingWith("console." + page + ".js.").keySet()));
        known.addAll(TEXTS.startingWith("console.js.").keySet());
        for (String key : found(Files.readString(script), "[^.\\w]text\\('([a-z.]+)'")) {
            assertTrue(known.contains(key), script + ": no text " + key);
        }
    }

    private static Set<String> found(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String html(String page) {
        return Template.page(page).html();
    }
}
