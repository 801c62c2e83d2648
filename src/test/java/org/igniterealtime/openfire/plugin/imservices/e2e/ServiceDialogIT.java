package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Accessibility;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** The Service dialog: a service is added, edited, checked and tried, and nothing that was typed is ever lost. */
class ServiceDialogIT {

    private static final String ADD = "/plugins/imservices/service";
    private static final String EDIT = ADD + "?domain=files.example.org";

    private static final String FILES =
            """
            # For the whole company
            [files.example.org]
            category=proxy
            type=bytestreams
            ; as people see it
            name = Files
            enabled=no
            """;

    @RegisterExtension static final Scene scene = new Scene();

    private static Console console;
    private static Browser browser;

    @BeforeAll
    static void logIn() throws Exception {
        scene.start(FILES);
        console = scene.console();
        browser = console.browser();
        console.logIn();
    }

    @BeforeEach
    void write() throws Exception {
        scene.server().writeServices(FILES);
    }

    @Test
    void aGatewayIsAddedAndRuns() throws Exception {
        open(ADD);
        choose("f-type", "irc");
        type("f-domain", "chat.example.org");
        type("f-name", "Chat");
        type("f-params-server", "127.0.0.1");
        type("f-params-port", String.valueOf(scene.ngircd().port()));
        choose("f-params-ssl", "0");
        save();
        browser.awaitText("#ims-rows", "chat.example.org");
        browser.awaitText("#ims-messages", "chat.example.org has been added");
        browser.until(
                "it runs",
                () ->
                        browser.all("#ims-rows tr").stream()
                                .anyMatch(
                                        row ->
                                                row.getText().contains("chat.example.org")
                                                        && row.getText().contains("Running")));
        assertTrue(scene.isServed("chat.example.org"));
        assertTrue(file().startsWith(FILES), "what was there stays as it was: " + file());
        assertTrue(file().contains("ns=jabber:iq:register;jabber:iq:gateway\n"), file());
        assertTrue(file().contains("module=purple\n"), file());
    }

    @Test
    void anEditTouchesNothingElse() throws Exception {
        open(EDIT);
        assertEquals("files.example.org", value("f-domain"));
        assertEquals("proxy", value("f-category"));
        type("f-name", "Dateien für alle, 文件");
        save();
        browser.awaitText("#ims-rows", "Dateien für alle, 文件");
        assertEquals(FILES.replace("= Files", "= Dateien für alle, 文件"), file());
    }

    @Test
    void aCategoryChoosesTypesAndATypeFillsInTheRest() throws Exception {
        open(ADD);
        choose("f-type", "irc");
        assertEquals("jabber:iq:register;jabber:iq:gateway", value("f-ns"));
        assertEquals("purple", value("f-module"));
        assertTrue(value("f-params").startsWith("prpl-irc;"), value("f-params"));
        type("f-params", "prpl-irc;server=irc.example.net");
        type("f-ns", "jabber:iq:register;mine");
        choose("f-category", "conference");
        assertEquals("private", value("f-type"));
        assertEquals("", value("f-ns"));
        assertEquals("conference", value("f-module"));
        assertTrue(browser.await("#ims-history").isDisplayed());
        choose("f-type", "public");
        choose("f-category", "gateway");
        assertEquals("irc", value("f-type"));
        assertEquals(
                "prpl-irc;server=irc.example.net", value("f-params"), "what was typed is back");
        assertEquals("jabber:iq:register;mine", value("f-ns"));
        choose("f-category", "conference");
        assertEquals("public", value("f-type"));
        discard();
    }

    @Test
    void parametersAreFieldsAndOneLine() throws Exception {
        open(ADD);
        choose("f-type", "irc");
        browser.await("#f-params-server");
        type("f-params-server", "a;b\\c");
        assertTrue(value("f-params").contains("server=a\\;b\\\\c"), value("f-params"));
        type("f-params", "prpl-irc;port=1234;unknown=x");
        assertEquals("1234", value("f-params-port"));
        assertEquals("", value("f-params-server"));
        type("f-params-server", "irc.example.net");
        assertEquals("prpl-irc;port=1234;unknown=x;server=irc.example.net", value("f-params"));
        type("f-domain", "params.example.org");
        browser.awaitText("#p-params", "unknown");
        type("f-params-port", "none");
        browser.until("said at its field", () -> !text("p-params.port").isEmpty());
        assertEquals("true", browser.await("#f-params-port").getAttribute("aria-invalid"));
        discard();
    }

    @Test
    void whatIsNotInstalledOrClosedSaysSo() throws Exception {
        open(ADD);
        choose("f-type", "icq");
        browser.awaitText("#f-type option[value=icq]", "not installed");
        browser.awaitText("#n-type", "liboscar.so");
        browser.awaitText("#n-type", "ICQ");
        discard();
    }

    @Test
    void whatIsWrongIsSaidAtItsField() throws Exception {
        open(ADD);
        type("f-domain", scene.server().domain());
        browser.until("the server's own name", () -> !text("p-domain").isEmpty());
        for (String bad :
                List.of(
                        "not a domain",
                        "-",
                        "a..b",
                        "x".repeat(300) + ".org",
                        "a/b@c",
                        "<script>")) {
            type("f-domain", bad);
            browser.until(bad + " is refused", () -> isInvalid("f-domain"));
        }
        type("f-domain", "files.example.org");
        browser.until("it is taken", () -> isInvalid("f-domain"));
        type("f-domain", "bücher.example.org");
        browser.until("foreign scripts are fine", () -> !isInvalid("f-domain"));
        set("f-name", "a\u0000\u0007b");
        browser.until("no control characters", () -> isInvalid("f-name"));
        type("f-name", "名前 <b> & \"x\"");
        browser.until("anything else is a name", () -> !isInvalid("f-name"));
        type("f-access", "../etc/passwd");
        browser.until("outside of the home", () -> isInvalid("f-access"));
        type("f-domain", "");
        save();
        browser.until("nothing is saved", () -> !text("ims-saving").isEmpty());
        assertEquals("f-domain", browser.driver().switchTo().activeElement().getAttribute("id"));
        assertEquals(FILES, file());
        discard();
    }

    @Test
    void aTrialShowsWhatHappens() throws Exception {
        open(ADD);
        choose("f-type", "irc");
        type("f-domain", "trial.example.org");
        type("f-params-server", "127.0.0.1");
        type("f-params-port", String.valueOf(scene.ngircd().port()));
        choose("f-params-ssl", "0");
        browser.await("#ims-try").click();
        browser.awaitText("#ims-trial-result", "It works");
        assertFalse(browser.all("#ims-trial-steps li").isEmpty());
        type("f-params", "prpl-irc;port=none");
        browser.await("#ims-try").click();
        browser.awaitText("#ims-trial-result", "failed");
        assertEquals(FILES, file(), "nothing is saved");
        discard();
    }

    @Test
    void somebodyElsesChangeIsShownAndNothingIsLost() throws Exception {
        open(EDIT);
        type("f-name", "Mine");
        scene.server().writeServices(FILES.replace("= Files", "= Theirs"));
        save();
        browser.awaitText("#ims-conflict-theirs", "Theirs");
        browser.awaitText("#ims-conflict-yours", "Mine");
        browser.await("#ims-conflict button[autofocus]").click();
        assertEquals("Mine", value("f-name"));
        save();
        browser.await("#ims-conflict button[value=yours]").click();
        browser.awaitText("#ims-rows", "Mine");
        assertEquals(FILES.replace("= Files", "= Mine"), file());
    }

    @Test
    void aSessionThatEndsCostsNothing() throws Exception {
        open(EDIT);
        type("f-name", "Typed before the log-out");
        String tab = browser.tab();
        browser.newTab();
        console.logOut();
        browser.switchTo(tab);
        save();
        browser.awaitText("#ims-saving", "log in in another tab");
        assertEquals("Typed before the log-out", value("f-name"));
        browser.newTab();
        console.logIn();
        browser.driver().close();
        browser.switchTo(tab);
        save();
        browser.awaitText("#ims-rows", "Typed before the log-out");
    }

    @Test
    void everybodyCanUseIt() throws Exception {
        open(ADD);
        choose("f-type", "irc");
        browser.await("#f-params-server");
        Accessibility.require(console);
        browser.screenshot("service-" + ServicesListIT.version());
        browser.resize(400, 900);
        try {
            Accessibility.require(console);
            browser.screenshot("service-400-" + ServicesListIT.version());
        } finally {
            browser.resize(1280, 900);
        }
        discard();
    }

    /** Leaves the page without the browser's question. */
    private static void discard() {
        browser.driver()
                .executeScript(
                        "window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), {capture: true})");
        browser.open("about:blank");
    }

    private static void open(String path) throws Exception {
        console.open(path);
        browser.await("#ims-form");
    }

    private static void type(String id, String text) throws Exception {
        WebElement field = browser.await("#" + id);
        field.clear();
        if (text.isEmpty()) {
            set(id, "");
        } else {
            field.sendKeys(text);
        }
    }

    /** For what a keyboard cannot type. */
    private static void set(String id, String text) {
        browser.driver()
                .executeScript(
                        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
                                + "field.dispatchEvent(new Event('input', {bubbles: true}))",
                        id,
                        text);
    }

    private static void choose(String id, String value) throws Exception {
        browser.await("#" + id + " option[value='" + value + "']").click();
    }

    private static void save() throws Exception {
        browser.await("#ims-save").click();
    }

    private static String value(String id) throws Exception {
        return browser.driver()
                .executeScript("return document.getElementById(arguments[0]).value", id)
                .toString();
    }

    private static String text(String id) {
        return browser.driver()
                .executeScript("return document.getElementById(arguments[0]).textContent", id)
                .toString();
    }

    private static boolean isInvalid(String id) {
        return "true"
                .equals(
                        browser.driver()
                                .executeScript(
                                        "return document.getElementById(arguments[0]).getAttribute('aria-invalid')",
                                        id));
    }

    private static String file() throws Exception {
        return Files.readString(scene.server().home().resolve("conf/IMServices.dat"));
    }
}
