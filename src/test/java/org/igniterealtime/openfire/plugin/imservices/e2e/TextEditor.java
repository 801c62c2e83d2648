package org.igniterealtime.openfire.plugin.imservices.e2e;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The editor of text files in a page that a browser shows, as a person sees and uses it. */
final class TextEditor {

    private final Browser browser;
    private final Console console;

    TextEditor(Console console) {
        this.console = console;
        this.browser = console.browser();
    }

    /** Goes to a page, without the question of the page before, and waits until its file is there. */
    void open(String path) throws Exception {
        leave();
        console.open(path);
        browser.until("the file is there", () -> !browser.all("#ims-work:not([hidden])").isEmpty());
    }

    /** Forgets what is not saved. */
    void leave() {
        browser.driver()
                .executeScript(
                        "addEventListener('beforeunload',"
                                + " e => e.stopImmediatePropagation(), {capture: true})");
        browser.driver().get("about:blank");
    }

    String text() {
        return (String)
                browser.driver()
                        .executeScript(
                                "return document.querySelector('.CodeMirror').CodeMirror.getValue()");
    }

    /** Presses keys where the focus is. */
    void type(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    void press(Keys modifier, CharSequence key) {
        new Actions(browser.driver()).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    /** The line of the cursor, from 1. */
    long line() {
        return (Long)
                browser.driver()
                        .executeScript(
                                "return document.querySelector('.CodeMirror').CodeMirror"
                                        + ".getCursor().line + 1");
    }

    boolean hasFocus() {
        return focused().getAttribute("class").contains("CodeMirror-code");
    }

    WebElement focused() {
        return browser.driver().switchTo().activeElement();
    }

    /** What is listed below the editor. */
    List<String> problems() {
        return browser.all("#ims-problems li").stream().map(WebElement::getText).toList();
    }

    /** The signs in the gutter, each as the number of its line and what it tells. */
    List<String> signs() {
        return browser.all(".CodeMirror-code > div").stream()
                .filter(
                        line ->
                                !line.findElements(By.cssSelector("[class^=ims-gutter-]"))
                                        .isEmpty())
                .map(
                        line ->
                                line.findElement(By.className("CodeMirror-linenumber")).getText()
                                        + " "
                                        + line.findElement(By.cssSelector("[class^=ims-gutter-]"))
                                                .getAttribute("title"))
                .toList();
    }

    void awaitProblem(String part) throws Exception {
        browser.until(
                "a problem: " + part,
                () -> problems().stream().anyMatch(problem -> problem.contains(part)));
    }

    void awaitClean() throws Exception {
        browser.awaitText("#ims-problems-count", "Nothing is wrong");
    }

    /** Asks for a save and waits for the question. */
    WebElement save() throws Exception {
        browser.await("#ims-save").click();
        return browser.await("dialog[open]");
    }

    /** Answers the dialog by the button of this label. */
    void answer(String label) throws Exception {
        for (WebElement button : browser.all("dialog[open] button")) {
            if (button.getText().equals(label)) {
                button.click();
                browser.until("the dialog closes", () -> browser.all("dialog[open]").isEmpty());
                return;
            }
        }
        throw new AssertionError("no button " + label);
    }

    void awaitMessage(String part) throws Exception {
        browser.awaitText("#ims-message", part);
    }

    /** What was told to screen readers last. */
    String said() {
        return browser.all("#ims-live").get(0).getAttribute("textContent");
    }

    /** What went wrong in the page, but for answers of the server that say no, which the page tells the person. */
    List<String> errors() {
        return browser.errors().stream()
                .filter(error -> !error.matches("(?s).*/api/.*status of (401|409|422|500).*"))
                .toList();
    }
}
