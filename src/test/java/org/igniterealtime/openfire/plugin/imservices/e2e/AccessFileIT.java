package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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

/** An access file in the console: text and rules are two views of the same thing, and the page says who may use a service. */
class AccessFileIT {

    private static final String PATH = "conf/friends.xml";
    private static final String PAGE = "/plugins/imservices/access-file?path=" + PATH;

    private static final String LIST =
            """
            <!-- Our friends -->
            <list name='friends'>
              <item type='jid' value='juliet@example.com' action='allow' order='6'/> <!-- the nurse asked -->
              <item type='jid' value='example.com' action='deny' order='8'><message/></item>
              <!-- all else -->
              <item action='deny' order='444'/>
            </list>
            """;

    @RegisterExtension static final Scene scene = new Scene();

    private static Console console;
    private static Browser browser;
    private static TextEditor editor;
    private static Path file;

    @BeforeAll
    static void logIn() throws Exception {
        scene.start(
                Scene.ircSection(Scene.IRC, scene.ngircd().port())
                        + "access="
                        + PATH
                        + "\n"
                        + Scene.ircSection("new.example.org", scene.ngircd().port())
                        + "access=conf/new.xml\n");
        file = scene.server().home().resolve(PATH);
        console = scene.console();
        browser = console.browser();
        editor = new TextEditor(console);
        console.logIn();
    }

    @BeforeEach
    void open() throws Exception {
        Files.writeString(file, LIST);
        editor.open(PAGE);
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertEquals(List.of(), editor.errors());
        browser.resize(1280, 900);
    }

    @Test
    void rulesAreMovedByButtonsThatKeepTheFocus() throws Exception {
        button("Rule 2: move up").click();
        awaitRules(
                "deny jid example.com message", "allow jid juliet@example.com", "deny everybody");
        assertEquals("Rule 1: move up", editor.focused().getAttribute("aria-label"));
        assertEquals("true", editor.focused().getAttribute("aria-disabled"));
        browser.until("it is told", () -> editor.said().contains("place 1"));
        editor.type(Keys.ENTER);
        button("Rule 1: move down").sendKeys(Keys.ENTER);
        awaitRules(
                "allow jid juliet@example.com", "deny jid example.com message", "deny everybody");
        assertEquals("Rule 2: move down", editor.focused().getAttribute("aria-label"));
        assertTrue(editor.text().contains("order='6'/> <!-- the nurse asked -->\n"), editor.text());
        assertTrue(editor.text().startsWith("<!-- Our friends -->\n"));
        assertEquals(LIST, Files.readString(file), "nothing is saved yet");
    }

    @Test
    void rulesAreAddedChangedRemovedAndSaved() throws Exception {
        WebElement form = browser.await("#ims-add");
        form.findElement(By.cssSelector("input[type=text]")).sendKeys("romeo@example.com");
        form.findElement(By.cssSelector("input[value=iq]")).click();
        form.findElement(By.cssSelector("button")).click();
        awaitRules(
                "allow jid juliet@example.com",
                "deny jid example.com message",
                "allow jid romeo@example.com iq",
                "deny everybody");
        button("Rule 2: remove").click();
        awaitRules(
                "allow jid juliet@example.com", "allow jid romeo@example.com iq", "deny everybody");
        assertEquals("Rule 2: remove", editor.focused().getAttribute("aria-label"));

        choose("Rule 2: for whom", "group");
        WebElement group = button("Rule 2: name of the group");
        assertEquals("ims-groups", group.getAttribute("list"));
        group.clear();
        group.sendKeys("Staff & <friends>", Keys.TAB);
        choose("Rule 2: allow or deny", "deny");
        browser.until(
                "the text has it",
                () ->
                        editor.text().contains("value='Staff &amp; &lt;friends>'")
                                || editor.text().contains("value='Staff &amp; &lt;friends&gt;'"));
        browser.until("denied", () -> !editor.text().contains("action='allow' order='9"));

        WebElement dialog = editor.save();
        assertTrue(dialog.getText().contains("example.com' action='deny' order='8'"));
        editor.answer("Save");
        editor.awaitMessage("Saved");
        assertEquals(editor.text(), Files.readString(file));
        assertTrue(Files.readString(file).contains("<!-- the nurse asked -->"));
        assertTrue(Files.readString(file).contains("<!-- all else -->"));
    }

    @Test
    void whatIsWrongWithARuleIsSaidThereAndNotSaved() throws Exception {
        WebElement value = button("Rule 1: address (JID)");
        value.clear();
        value.sendKeys("two words@example.com", Keys.TAB);
        browser.awaitText("#ims-rules li:first-child .ims-problem", "two words@example.com");
        assertEquals("true", value.getAttribute("aria-invalid"));
        assertEquals(LIST, editor.text());
        browser.await("#ims-save").click();
        editor.awaitMessage("rule 1");
        assertEquals(value, editor.focused());
        value.clear();
        value.sendKeys("nurse@example.com", Keys.TAB);
        awaitRules("allow jid nurse@example.com", "deny jid example.com message", "deny everybody");
        browser.until(
                "no problem",
                () ->
                        browser.all("#ims-rules .ims-problem").stream()
                                .allMatch(problem -> problem.getText().isEmpty()));
    }

    @Test
    void textAndRulesAreTwoViewsOfTheSame() throws Exception {
        browser.await("#ims-view-text").click();
        assertTrue(browser.all("#ims-rules-view:not([hidden])").isEmpty());
        browser.await(".CodeMirror-code").click();
        editor.press(Keys.CONTROL, Keys.HOME);
        editor.type(Keys.DOWN, Keys.DOWN, Keys.DOWN, Keys.END, Keys.ENTER);
        editor.type("<item type='jid' value='tybalt@example.com' action='deny' order='8'/>");
        editor.awaitProblem("order");
        assertTrue(editor.signs().get(0).startsWith("5 Error"), editor.signs()::toString);
        browser.await("#ims-save").click();
        editor.awaitMessage("the text has errors");
        assertEquals(LIST, Files.readString(file));

        browser.await("#ims-view-rules").click();
        browser.awaitText("#ims-rules-message", "errors");
        browser.await("#ims-problems button").click();
        assertTrue(editor.hasFocus(), "the problem is shown in the text");
        assertEquals(5, editor.line());
        editor.type(Keys.END, Keys.LEFT, Keys.LEFT, Keys.LEFT, Keys.BACK_SPACE, "7");
        editor.awaitClean();
        browser.await("#ims-view-rules").click();
        awaitRules(
                "allow jid juliet@example.com",
                "deny jid tybalt@example.com",
                "deny jid example.com message",
                "deny everybody");
    }

    @Test
    void itSaysWhoMayUseTheServiceAndByWhichRule() throws Exception {
        ask("juliet@example.com/balcony");
        awaitVerdict("juliet@example.com/balcony may use the service: by rule 1");
        ask("paris@example.org");
        awaitVerdict("may not use the service: by rule 3");
        browser.await("#ims-verdict button").click();
        assertEquals("Rule 3: allow or deny", editor.focused().getAttribute("aria-label"));
        assertEquals(1, browser.all("#ims-rules li.ims-decides").size());
        assertEquals(3, browser.all("#ims-rules li").indexOf(browser.await(".ims-decides")) + 1);

        choose("Rule 3: allow or deny", "allow");
        browser.awaitGone("#ims-verdict *");
        browser.until(
                "the text has it", () -> editor.text().contains("action='allow' order='444'"));
        ask("tybalt@example.com");
        awaitVerdict("in part");
        List<String> rows =
                browser.all("#ims-verdict tbody tr").stream()
                        .map(row -> row.getText().replaceAll("\\s+", " "))
                        .toList();
        assertEquals(
                List.of(
                        "message denied by rule 2",
                        "iq allowed by rule 3",
                        "presence-in allowed by rule 3",
                        "presence-out allowed by rule 3",
                        "all else allowed by rule 3"),
                rows);
        Accessibility.require(console);

        button("Rule 3: remove").click();
        awaitRules("allow jid juliet@example.com", "deny jid example.com message");
        ask("paris@example.org");
        awaitVerdict("because no rule fits");
        ask("two words@example.org");
        browser.awaitText("#ims-verdict .ims-error", "is no address");

        browser.await("#ims-view-text").click();
        ask("juliet@example.com");
        browser.await("#ims-verdict button").click();
        assertTrue(editor.hasFocus());
        assertEquals(3, editor.line());
    }

    @Test
    void aMissingFileBeginsWithAnExampleAndLetsNobodyInUntilItIsSaved() throws Exception {
        Path missing = scene.server().home().resolve("conf/new.xml");
        Files.deleteIfExists(missing);
        editor.open("/plugins/imservices/access-file?path=conf/new.xml&service=new.example.org");
        editor.awaitMessage("Nobody gets in");
        assertEquals("Used by: new.example.org", browser.await("#ims-used-by").getText());
        assertTrue(
                browser.await("#ims-back").getAttribute("href").endsWith("domain=new.example.org"));
        awaitRules("allow jid admin@example.org", "deny everybody");
        assertTrue(Files.notExists(missing));
        assertTrue(editor.text().startsWith("<!-- "), editor.text());
        editor.save();
        editor.answer("Save");
        editor.awaitMessage("Saved");
        assertEquals(editor.text(), Files.readString(missing));
    }

    @Test
    void whatIsNoAccessFileInTheHomeIsRefusedWithTheReason() throws Exception {
        for (String path :
                List.of("../outside.xml", "/etc/passwd", "conf/openfire.xml", "conf/../../x.xml")) {
            editor.leave();
            console.open("/plugins/imservices/access-file?path=" + path);
            WebElement message = browser.await("#ims-message .ims-error");
            assertTrue(
                    message.getText().contains(path.replace("conf/../../", "")), message.getText());
            assertFalse(browser.await("#ims-path").getAttribute("value").isEmpty());
            assertTrue(browser.all("#ims-work:not([hidden])").isEmpty());
        }
        browser.await("#ims-path").clear();
        browser.await("#ims-path").sendKeys(PATH, Keys.ENTER);
        browser.awaitText("#ims-path-title", PATH);
    }

    @Test
    void whenSomebodyElseHasChangedItTheThreeVersionsAreShown() throws Exception {
        button("Rule 1: remove").click();
        awaitRules("deny jid example.com message", "deny everybody");
        String mine = editor.text();
        String theirs = LIST.replace("Our friends", "Their friends");
        Files.writeString(file, theirs);
        WebElement dialog = editor.save();
        assertEquals(
                List.of(LIST, theirs, mine),
                dialog.findElements(By.tagName("textarea")).stream()
                        .map(area -> area.getAttribute("value"))
                        .toList());
        editor.answer("Take theirs");
        awaitRules(
                "allow jid juliet@example.com", "deny jid example.com message", "deny everybody");
        assertEquals(theirs, editor.text());
    }

    @Test
    void markupIsShownAsText() throws Exception {
        String markup = "<script>window.pwned = 1</script>";
        Files.writeString(
                file,
                LIST.replace(
                        "type='jid' value='juliet@example.com'",
                        "type='group' value='" + markup.replace("<", "&lt;") + "'"));
        editor.open(PAGE);
        assertEquals(markup, button("Rule 1: name of the group").getAttribute("value"));
        ask("\"><script>window.pwned = 1</script>");
        awaitVerdict("window.pwned");
        assertNull(browser.driver().executeScript("return window.pwned"));
    }

    @Test
    void itIsAccessibleAndFitsANarrowScreen() throws Exception {
        Accessibility.require(console);
        browser.screenshot("access-file-1280");
        browser.resize(400, 800);
        Accessibility.require(console);
        browser.screenshot("access-file-400");
        browser.await("#ims-view-text").click();
        Accessibility.require(console);
        browser.screenshot("access-file-text-400");
        assertEquals(
                false,
                browser.driver()
                        .executeScript(
                                "const ims = document.getElementById('ims');"
                                        + "return ims.scrollWidth > ims.clientWidth"));
    }

    private static void ask(String address) throws Exception {
        WebElement field = browser.await("#ims-jid");
        field.clear();
        field.sendKeys(address, Keys.ENTER);
    }

    private static void awaitVerdict(String part) throws Exception {
        browser.until(
                "the decision: " + part,
                () ->
                        browser.await("#ims-verdict")
                                .getText()
                                .replaceAll("\\s+", " ")
                                .contains(part));
    }

    /** The control that is called so. */
    private static WebElement button(String label) throws Exception {
        return browser.await("[aria-label='" + label + "']");
    }

    private static void choose(String label, String value) throws Exception {
        button(label).findElement(By.cssSelector("option[value=" + value + "]")).click();
    }

    private static void awaitRules(String... wanted) throws Exception {
        browser.until("rules " + List.of(wanted), () -> List.of(wanted).equals(rules()));
    }

    /** What the fields of the rules say. */
    private static List<String> rules() {
        return browser.all("#ims-rules > li").stream().map(AccessFileIT::rule).toList();
    }

    private static String rule(WebElement row) {
        StringBuilder rule = new StringBuilder();
        for (WebElement field : row.findElements(By.cssSelector("select, input"))) {
            boolean counts =
                    "checkbox".equals(field.getAttribute("type"))
                            ? field.isSelected()
                            : field.isDisplayed();
            if (counts) {
                rule.append(rule.length() == 0 ? "" : " ").append(field.getAttribute("value"));
            }
        }
        return rule.toString();
    }
}
