package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

/** Edit File: the services file as text in the console, with nothing typed ever lost. */
class EditFileIT {

    private static final String PAGE = "/plugins/imservices/services-file";

    @RegisterExtension static final Scene scene = new Scene();

    private static Console console;
    private static Browser browser;
    private static TextEditor editor;
    private static Path file;

    @BeforeAll
    static void logIn() throws Exception {
        scene.start(services());
        scene.awaitService(Scene.IRC);
        file = scene.server().home().resolve("conf/IMServices.dat");
        console = scene.console();
        browser = console.browser();
        editor = new TextEditor(console);
        console.logIn();
    }

    private static String services() {
        return "# Ours\n" + Scene.ircSection(Scene.IRC, scene.ngircd().port());
    }

    @BeforeEach
    void open() throws Exception {
        scene.server().writeServices(services());
        editor.open(PAGE);
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertEquals(List.of(), editor.errors());
        browser.resize(1280, 900);
    }

    @Test
    void problemsAreMarkedAtTheirLinesAsTyped() throws Exception {
        editor.open(PAGE + "?line=6");
        assertTrue(editor.hasFocus());
        assertEquals(6, editor.line());
        editor.type(Keys.END, "x\ncolour=red");
        editor.awaitProblem("colour");
        List<String> signs = editor.signs();
        assertEquals(2, signs.size(), signs::toString);
        assertTrue(signs.get(0).startsWith("6 Error"), signs::toString);
        assertTrue(signs.get(1).startsWith("7 Warning"), signs::toString);
        assertTrue(editor.problems().get(0).contains("Error, line 6"), editor.problems()::toString);
        assertTrue(editor.problems().get(1).contains("Warning, line 7"));
        assertEquals("Errors: 1, warnings: 1", browser.await("#ims-problems-count").getText());
        editor.press(Keys.CONTROL, Keys.HOME);
        assertEquals(1, editor.line());
        browser.await("#ims-problems button").click();
        assertEquals(6, editor.line());
        assertTrue(editor.hasFocus());
        browser.until("it is told", () -> editor.said().contains("Error"));
        editor.type(Keys.END, Keys.BACK_SPACE, Keys.DOWN, Keys.HOME);
        editor.press(Keys.SHIFT, Keys.END);
        editor.type(Keys.DELETE, Keys.DELETE);
        editor.awaitClean();
        assertEquals(List.of(), editor.signs());
    }

    @Test
    void anExampleIsInsertedBehindTheSectionOfTheCursor() throws Exception {
        editor.open(PAGE + "?line=3");
        WebElement choice = browser.await("#ims-example");
        browser.until("examples", () -> !browser.all("#ims-example option").isEmpty());
        choice.findElement(By.cssSelector("option[value=conference-private]")).click();
        browser.awaitText("#ims-example-hint", "go when the last person leaves");
        browser.await("#ims-insert").click();
        assertTrue(editor.hasFocus());
        assertTrue(editor.text().startsWith(services().strip() + "\n\n# "), editor.text());
        assertTrue(editor.text().contains("[talk.example.org]\ncategory=conference\ntype=private"));
        editor.awaitClean();
        editor.press(Keys.CONTROL, "z");
        assertEquals(services(), editor.text());
    }

    @Test
    void theDifferenceIsShownBeforeSavingAndTheServicesFollow() throws Exception {
        editor.open(PAGE + "?line=6");
        editor.press(Keys.SHIFT, Keys.END);
        editor.type("browse=private");
        WebElement dialog = editor.save();
        assertEquals(
                "browse=public",
                dialog.findElement(By.cssSelector(".ims-diff-removed td:last-child")).getText());
        assertTrue(
                dialog.findElement(By.cssSelector(".ims-diff-removed"))
                        .getText()
                        .contains("removed"),
                "not by colour alone");
        assertEquals(
                "6",
                dialog.findElement(By.cssSelector(".ims-diff-added td:nth-child(2)")).getText());
        Accessibility.require(console);
        editor.answer("Go on editing");
        assertEquals(services(), Files.readString(file));
        assertTrue(editor.text().contains("browse=private"));

        editor.save();
        editor.answer("Save");
        editor.awaitMessage("Saved");
        assertEquals(services().replace("browse=public", "browse=private"), Files.readString(file));
        scene.await("it is not listed any more", () -> !scene.isServed(Scene.IRC));
        assertEquals("", browser.all("#ims-state").get(0).getText());
        browser.await("#ims-save").click();
        editor.awaitMessage("nothing to save");
    }

    @Test
    void whatWouldNotStartIsSaidAndSavedAllTheSame() throws Exception {
        editor.press(Keys.CONTROL, Keys.END);
        browser.await(".CodeMirror-code").click();
        editor.press(Keys.CONTROL, Keys.END);
        editor.type("\n[bad.example.org]\ncategory=gateway\ntype=irk\n");
        WebElement dialog = editor.save();
        assertEquals("bad.example.org", dialog.findElement(By.cssSelector("li")).getText());
        editor.answer("Save");
        editor.awaitMessage("Saved");
        assertTrue(Files.readString(file).endsWith("type=irk\n"));
        assertTrue(scene.isServed(Scene.IRC));
    }

    @Test
    void whenSomebodyElseHasChangedItNothingIsLost() throws Exception {
        editor.open(PAGE + "?line=1");
        editor.type("# Mine\n");
        String mine = "# Mine\n" + services();
        String theirs = services().replace("# Ours", "# Theirs");
        scene.server().writeServices(theirs);
        WebElement dialog = editor.save();
        assertEquals(
                List.of(services(), theirs, mine),
                dialog.findElements(By.tagName("textarea")).stream()
                        .map(area -> area.getAttribute("value"))
                        .toList());
        assertEquals(2, dialog.findElements(By.className("ims-diff")).size());
        Accessibility.require(console);
        editor.answer("Go on editing");
        assertEquals(mine, editor.text());
        editor.awaitMessage("Nothing has been saved");

        editor.save();
        editor.answer("Take theirs");
        browser.until("their text", () -> editor.text().equals(theirs));
        editor.awaitMessage("brings yours back");
        browser.await(".CodeMirror-code").click();
        editor.press(Keys.CONTROL, "z");
        assertEquals(mine, editor.text());

        String theirsAgain = services().replace("# Ours", "# Theirs again");
        scene.server().writeServices(theirsAgain);
        editor.save();
        assertEquals(theirsAgain, Files.readString(file));
        editor.answer("Save mine all the same");
        editor.awaitMessage("Saved");
        assertEquals(mine, Files.readString(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndTheTextKept() throws Exception {
        editor.open(PAGE + "?line=1");
        editor.type("# Mine\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        editor.save();
        editor.answer("Save");
        editor.awaitMessage(file.toString());
        assertEquals("# Mine\n" + services(), editor.text());
        assertEquals(services(), Files.readString(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        editor.save();
        editor.answer("Save");
        editor.awaitMessage("Saved");
        assertTrue(Files.readString(file).startsWith("# Mine\n"));
    }

    @Test
    void aSessionThatHasEndedIsToldAndTheTextKept() throws Exception {
        editor.open(PAGE + "?line=1");
        editor.type("# Mine\n");
        browser.driver().manage().deleteAllCookies();
        browser.await("#ims-save").click();
        editor.awaitMessage("session has ended");
        assertEquals(1, browser.all("#ims-message a[target=_blank]").size());
        assertEquals("# Mine\n" + services(), editor.text());
        String here = browser.tab();
        browser.newTab();
        console.logIn();
        browser.switchTo(here);
        editor.save();
        editor.answer("Save");
        editor.awaitMessage("Saved");
        assertEquals("# Mine\n" + services(), Files.readString(file));
    }

    @Test
    void markupInTheFileIsShownAsText() throws Exception {
        String markup = "<script>window.pwned = 1</script><img src=x onerror='window.pwned = 1'>";
        scene.server()
                .writeServices(
                        services()
                                + "[x.example.org]\ncategory=gateway\ntype="
                                + markup
                                + "\n["
                                + markup
                                + "]\ncategory=gateway\ntype=irc\n");
        editor.open(PAGE + "?line=1");
        editor.awaitProblem("<script>");
        editor.type("# Mine\n");
        assertTrue(editor.save().getText().contains(markup));
        editor.answer("Go on editing");
        String theirs = "# " + markup + "\n";
        scene.server().writeServices(theirs);
        assertTrue(editor.save().getText().contains(theirs.strip()));
        assertNull(browser.driver().executeScript("return window.pwned"));
        editor.answer("Go on editing");
    }

    @Test
    void everythingWorksWithTheKeyboard() throws Exception {
        browser.until("examples", () -> !browser.all("#ims-example option").isEmpty());
        browser.driver().executeScript("document.getElementById('ims-insert').focus()");
        editor.type(Keys.TAB);
        assertTrue(editor.hasFocus());
        editor.type("# Mine", Keys.ENTER);
        editor.press(Keys.SHIFT, Keys.TAB);
        assertEquals("ims-insert", editor.focused().getAttribute("id"));
        editor.type(Keys.TAB, Keys.TAB);
        assertEquals("ims-save", editor.focused().getAttribute("id"), "Tab leaves the editor");
        editor.press(Keys.SHIFT, Keys.TAB);
        editor.press(Keys.CONTROL, "s");
        browser.await("dialog[open]");
        editor.type(Keys.ESCAPE);
        browser.until("the dialog closes", () -> browser.all("dialog[open]").isEmpty());
        browser.until("the focus is back in the editor", editor::hasFocus);
        editor.press(Keys.CONTROL, "s");
        browser.await("dialog[open]");
        editor.type(Keys.ENTER);
        editor.awaitMessage("Saved");
        assertEquals("# Mine\n" + services(), Files.readString(file));
    }

    @Test
    void leavingWithUnsavedTextIsAskedAbout() throws Exception {
        editor.open(PAGE + "?line=1");
        assertFalse(asksBeforeLeaving());
        editor.type("#");
        assertTrue(asksBeforeLeaving());
        editor.type(Keys.BACK_SPACE);
        assertFalse(asksBeforeLeaving());
    }

    private static boolean asksBeforeLeaving() {
        return (Boolean)
                browser.driver()
                        .executeScript(
                                "return !window.dispatchEvent("
                                        + "new Event('beforeunload', {cancelable: true}))");
    }

    @Test
    void itIsAccessibleAndFitsANarrowScreen() throws Exception {
        scene.server().writeServices(services().replace("browse=public", "browse=x\ncolour=red"));
        editor.open(PAGE);
        editor.awaitProblem("colour");
        Accessibility.require(console);
        browser.screenshot("edit-file-1280");
        browser.resize(400, 800);
        Accessibility.require(console);
        browser.screenshot("edit-file-400");
        assertEquals(
                false,
                browser.driver()
                        .executeScript(
                                "const ims = document.getElementById('ims');"
                                        + "return ims.scrollWidth > ims.clientWidth"));
    }
}
