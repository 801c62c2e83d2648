package org.igniterealtime.openfire.plugin.imservices.e2e;

import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.openqa.selenium.WebElement;

/** The Service dialog as an administrator uses it. Fields are named by their ids. */
final class ServicePage {

    static final String ADD = "/plugins/imservices/service";

    private final Console console;
    private final Browser browser;

    ServicePage(Console console) {
        this.console = console;
        this.browser = console.browser();
    }

    /** Opens the page and waits until its form can be used. */
    void open(String path) throws Exception {
        console.open(path);
        browser.await("#ims-form");
    }

    void type(String id, String text) throws Exception {
        WebElement field = browser.await("#" + id);
        field.clear();
        if (text.isEmpty()) {
            set(id, "");
        } else {
            field.sendKeys(text);
        }
    }

    /** For what a keyboard cannot type. */
    void set(String id, String text) {
        browser.driver()
                .executeScript(
                        "const field = document.getElementById(arguments[0]); field.value = arguments[1];"
                                + "field.dispatchEvent(new Event('input', {bubbles: true}))",
                        id,
                        text);
    }

    /** The page makes its choices anew when it learns what there is, perhaps just now. */
    void choose(String id, String value) throws Exception {
        browser.until(
                value + " is chosen",
                () -> {
                    browser.await("#" + id + " option[value='" + value + "']").click();
                    return value(id).equals(value);
                });
    }

    void save() throws Exception {
        browser.await("#ims-save").click();
    }

    String value(String id) {
        return ask("return document.getElementById(arguments[0]).value", id);
    }

    String text(String id) {
        return ask("return document.getElementById(arguments[0]).textContent", id);
    }

    boolean isInvalid(String id) {
        return "true"
                .equals(
                        ask(
                                "return document.getElementById(arguments[0]).getAttribute('aria-invalid')",
                                id));
    }

    private String ask(String script, String id) {
        return String.valueOf(browser.driver().executeScript(script, id));
    }

    /** Leaves the page without the browser's question about what was typed. */
    void discard() {
        browser.driver()
                .executeScript(
                        "window.addEventListener('beforeunload', event => event.stopImmediatePropagation(), {capture: true})");
        browser.open("about:blank");
    }
}
