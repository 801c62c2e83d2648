package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Accessibility;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The list of services in the console: what it shows, what it lets an administrator do, and that it keeps itself up to date. */
class ServicesListIT {

    private static final String PAGE = "/plugins/imservices/services";

    private static final String FILES =
            """
            # For the whole company
            [files.example.org]
            category=proxy
            type=bytestreams
            name=Files
            enabled=no
            """;

    private static final String BROKEN =
            """
            [broken.example.org]
            category=gatway
            type=irc
            """;

    @RegisterExtension static final Scene scene = new Scene();

    private static Console console;
    private static Browser browser;

    @BeforeAll
    static void logIn() throws Exception {
        scene.start(irc());
        scene.awaitService(Scene.IRC);
        console = scene.console();
        browser = console.browser();
        console.logIn();
    }

    private static String irc() {
        return Scene.ircSection(Scene.IRC, scene.ngircd().port());
    }

    @BeforeEach
    void open() throws Exception {
        services(irc(), FILES, BROKEN);
        console.open(PAGE);
        awaitRow(Scene.IRC, "Running");
        awaitRow("files.example.org", "Disabled");
        awaitRow("broken.example.org", "gatway");
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertEquals(List.of(), browser.errors());
    }

    @Test
    void aRowSaysWhatAServiceIsAndHowItIs() throws Exception {
        assertEquals("Services", console.currentEntry());
        assertEquals(
                List.of("IRC", "gateway", "irc", "public", "everybody"),
                cells(Scene.IRC).subList(0, 5));
        assertTrue(
                row(Scene.IRC).findElement(By.className("ims-cell-users")).getText().equals("0"));
        assertEquals(
                "", row("files.example.org").findElement(By.className("ims-cell-users")).getText());
        WebElement line = row("broken.example.org").findElement(By.cssSelector(".ims-problem a"));
        assertTrue(
                line.getAttribute("href").contains("services-file?line="),
                line.getAttribute("href"));
    }

    @Test
    void itKeepsItselfUpToDateWithoutDisturbing() throws Exception {
        WebElement button = button("files.example.org", "Delete");
        browser.driver().executeScript("arguments[0].focus()", button);
        services(irc(), FILES.replace("name=Files", "name=Files of all"), BROKEN);
        awaitRow("files.example.org", "Files of all");
        assertEquals(button, browser.driver().switchTo().activeElement());
        services(irc(), FILES.replace("name=Files", "name=Files of all"));
        browser.until("the row goes", () -> rows("broken.example.org").isEmpty());
        assertEquals(button, browser.driver().switchTo().activeElement());
    }

    @Test
    void itIsFilteredAndSortedAndTheAddressKeepsThat() throws Exception {
        browser.await("#ims-filter").sendKeys("BYTESTREAMS");
        browser.until("one row", () -> domains().equals(List.of("files.example.org")));
        browser.await("#ims-filter").sendKeys(" nothing");
        browser.await("#ims-clear").click();
        browser.until("all rows", () -> domains().size() == 3);

        header("Service").click();
        List<String> sorted = List.of("broken.example.org", "files.example.org", Scene.IRC);
        browser.until("sorted", () -> domains().equals(sorted));
        assertEquals("ascending", column("Service").getAttribute("aria-sort"));
        header("Service").click();
        browser.until("the other way", () -> domains().get(0).equals(Scene.IRC));
        assertEquals("descending", column("Service").getAttribute("aria-sort"));
        browser.driver().navigate().refresh();
        browser.until(
                "after a reload",
                () -> domains().size() == 3 && domains().get(0).equals(Scene.IRC));
        header("Service").click();
        browser.until("as in the file", () -> domains().get(1).equals("files.example.org"));
        assertNull(column("Service").getAttribute("aria-sort"));
    }

    @Test
    void filterAndOrderAreThereAgainAfterTheDialog() throws Exception {
        header("Service").click();
        header("Service").click();
        browser.await("#ims-filter").sendKeys("example");
        List<String> sorted = List.of(Scene.IRC, "files.example.org", "broken.example.org");
        browser.until("sorted", () -> domains().equals(sorted));
        browser.until(
                "the address has the filter",
                () -> browser.driver().getCurrentUrl().contains("filter=example"));
        row("files.example.org").findElement(By.cssSelector("th a")).click();
        browser.await("#ims-form");
        browser.await("a[data-list]").click();
        browser.until("as before", () -> domains().equals(sorted));
        assertEquals("example", browser.await("#ims-filter").getAttribute("value"));

        row("files.example.org").findElement(By.cssSelector("th a")).click();
        browser.await("#f-name").sendKeys(" and more");
        browser.await("#ims-save").click();
        browser.awaitText("#ims-messages", "files.example.org has been saved");
        browser.until("as before", () -> domains().equals(sorted));
        assertEquals("descending", column("Service").getAttribute("aria-sort"));
        console.open(PAGE);
        List<String> all = List.of(Scene.IRC, "files.example.org", "broken.example.org");
        browser.until("all of it again", () -> domains().equals(all));
    }

    @Test
    void aServiceIsSwitchedOffAndOnAndRestarted() throws Exception {
        button(Scene.IRC, "Disable").click();
        awaitRow(Scene.IRC, "Disabled");
        assertFalse(scene.isServed(Scene.IRC));
        assertTrue(file().contains("enabled=no\n"), file());
        button(Scene.IRC, "Enable").click();
        awaitRow(Scene.IRC, "Running");
        button(Scene.IRC, "Restart").click();
        browser.awaitText("#ims-messages", Scene.IRC);
        awaitRow(Scene.IRC, "Running");
        scene.awaitService(Scene.IRC);
    }

    @Test
    void deletingAsksAndSaysWhatIsLost() throws Exception {
        button("files.example.org", "Delete").click();
        browser.awaitText("#ims-delete", "files.example.org");
        browser.awaitText("#ims-delete-losses", "Nobody is registered");
        assertEquals("Cancel", browser.driver().switchTo().activeElement().getText());
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.awaitGone("#ims-delete");
        assertTrue(file().contains("[files.example.org]"));

        button("files.example.org", "Delete").click();
        browser.await("#ims-delete button[value=delete]").click();
        browser.until("the row goes", () -> rows("files.example.org").isEmpty());
        browser.awaitText("#ims-messages", "files.example.org");
        assertFalse(file().contains("files.example.org"), file());
        assertTrue(file().contains("[broken.example.org]"), file());
    }

    @Test
    void whatStandsInTheFileIsNeverHtml() throws Exception {
        String evil =
                "<script>document.pwned=1</script><img src=x onerror=document.pwned=1>'\"&amp;";
        services(
                irc(),
                "["
                        + evil
                        + "]\ncategory="
                        + evil
                        + "\ntype="
                        + evil
                        + "\nname="
                        + evil
                        + "\nbrowse="
                        + evil
                        + "\nmodule="
                        + evil
                        + "\nns="
                        + evil
                        + "\nparams="
                        + evil
                        + "\naccess="
                        + evil
                        + "\n");
        browser.awaitText("#ims-rows", "onerror");
        WebElement row =
                browser.all("#ims-rows tr").stream()
                        .filter(each -> each.getText().contains("onerror"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(evil, row.findElement(By.cssSelector("th a")).getText());
        for (String cell : List.of("name", "category", "type", "browse", "access")) {
            assertEquals(evil, row.findElement(By.className("ims-cell-" + cell)).getText());
        }
        assertEquals(0, browser.all("#ims script, #ims img").size());
        row.findElement(By.cssSelector("th a")).click();
        browser.await("#ims-form");
        assertEquals(evil, browser.await("#f-domain").getAttribute("value"));
        assertEquals(evil, browser.await("#f-name").getAttribute("value"));
        assertNull(browser.driver().executeScript("return document.pwned"));
    }

    @Test
    void reasonsAreSaidInTheLanguageOfTheConsoleAndInEnglishInTheLog() throws Exception {
        scene.server().probe().setLanguage("de");
        try {
            console.open(PAGE);
            services(irc(), FILES, "[lost.example.org]\ncategory=gateway\ntype=irc\nmodule=lost\n");
            awaitRow("files.example.org", "enabled=no in der Dienstedatei");
            awaitRow("lost.example.org", "Fehlgeschlagen");
            awaitRow("lost.example.org", "es gibt kein Modul lost");
            scene.awaitLog("lost.example.org does not work: there is no module lost");
            assertFalse(scene.server().log().contains("kein Modul"), "the log is in English");
            browser.screenshot("services-german-" + version());
        } finally {
            scene.server().probe().setLanguage("en");
        }
    }

    @Test
    void whatIsWrongAboveTheFirstServiceLeadsToItsLine() throws Exception {
        services("# first\nnonsense", irc());
        browser.awaitText("#ims-file", "line 2, column 1");
        assertTrue(
                browser.await("#ims-file a").getAttribute("href").endsWith("services-file?line=2"));
    }

    @Test
    void withoutServicesItSaysWhatToDo() throws Exception {
        services("# nothing yet\n");
        browser.awaitText("#ims-empty", "There are no services yet");
        assertTrue(browser.await("#ims-empty a").getAttribute("href").endsWith("/service"));
    }

    @Test
    void nobodyChangesAnythingWithoutTheToken() throws Exception {
        Object status =
                browser.driver()
                        .executeAsyncScript(
                                "const done = arguments[arguments.length - 1];"
                                        + "fetch('api/disable', {method: 'POST', body: new URLSearchParams({domain: arguments[0]})})"
                                        + ".then(answer => done(answer.status))",
                                Scene.IRC);
        assertEquals(403L, status);
        assertTrue(
                browser.errors().stream().allMatch(error -> error.contains("403")),
                "only that one");
        assertFalse(file().contains("enabled=no\nns"), file());
    }

    @Test
    void everybodyCanUseIt() throws Exception {
        Accessibility.require(console);
        browser.screenshot("services-" + version());
        browser.resize(400, 900);
        try {
            browser.driver().navigate().refresh();
            awaitRow(Scene.IRC, "Running");
            Accessibility.require(console);
            browser.screenshot("services-400-" + version());
            assertEquals(
                    Boolean.TRUE,
                    browser.driver()
                            .executeScript(
                                    "const ims = document.getElementById('ims');"
                                            + "return ims.scrollWidth <= ims.clientWidth + 1"),
                    "nothing is cut off");
        } finally {
            browser.resize(1280, 900);
        }
    }

    static String version() {
        return System.getProperty("openfire.home", "").isEmpty() ? "embedded" : "installed";
    }

    private static void services(String... sections) throws Exception {
        scene.server().writeServices(String.join("\n", sections));
    }

    private static String file() throws Exception {
        return Files.readString(scene.server().home().resolve("conf/IMServices.dat"));
    }

    private static List<WebElement> rows(String domain) {
        return browser.all("#ims-rows tr").stream()
                .filter(row -> row.findElement(By.tagName("th")).getText().equals(domain))
                .toList();
    }

    private static WebElement row(String domain) {
        return rows(domain).get(0);
    }

    private static List<String> domains() {
        return browser.all("#ims-rows tr th").stream().map(WebElement::getText).toList();
    }

    private static List<String> cells(String domain) {
        return row(domain).findElements(By.tagName("td")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static void awaitRow(String domain, String text) throws Exception {
        browser.until(
                domain + " shows " + text,
                () -> rows(domain).stream().anyMatch(row -> row.getText().contains(text)));
    }

    private static WebElement button(String domain, String name) throws Exception {
        browser.until(
                domain + " has " + name,
                () -> rows(domain).stream().anyMatch(row -> row.getText().contains(name)));
        return row(domain).findElements(By.cssSelector("button")).stream()
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static WebElement column(String name) {
        return browser.all("#ims-services thead th").stream()
                .filter(header -> header.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static WebElement header(String name) {
        return column(name).findElement(By.tagName("button"));
    }
}
