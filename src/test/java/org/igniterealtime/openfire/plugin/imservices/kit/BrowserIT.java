package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kit's browser on a server's console: login, the menu with a plugin's entry in it, the page of a plugin, tabs, accessibility, logout. */
class BrowserIT {

    private static final String PAGE = "/plugins/probe/page";

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void anAdministratorUsesThePageOfAPlugin() throws Exception {
        scene.server().start();
        Console console = scene.console();
        Browser browser = console.browser();

        console.open(PAGE);
        assertTrue(console.isAtLogin(), "nobody sees a plugin's page without a login");
        console.submitLogin(OpenfireServer.ADMIN, "wrong");
        assertTrue(console.isAtLogin(), "a wrong password is refused");
        console.submitLogin(OpenfireServer.ADMIN, server().adminPassword());
        assertEquals(console.url(PAGE), browser.driver().getCurrentUrl(), "back to where it was");

        browser.awaitText("h1", "Probe");
        assertEquals("Grüße from the probe.", browser.await(".ims p").getText());
        assertEquals("rgba(1, 2, 3, 1)", browser.await(".ims p").getCssValue("color"));
        assertTrue(console.tabs().contains("Server"), () -> "tabs: " + console.tabs());
        assertTrue(console.sidebar().contains("Probe"), () -> "sidebar: " + console.sidebar());
        assertEquals("Probe", console.currentEntry());
        assertEquals(List.of(), browser.errors());
        Accessibility.require(console);
        assertTrue(Files.size(browser.screenshot("kit-probe")) > 1000);

        String first = browser.tab();
        String second = browser.newTab();
        browser.resize(320, 640);
        console.open(PAGE + "?broken");
        assertEquals(320L, browser.driver().executeScript("return window.innerWidth"));
        assertTrue(
                browser.errors().stream().anyMatch(error -> error.contains("broken on purpose")));
        assertTrue(
                Accessibility.problems(console).stream()
                        .anyMatch(problem -> problem.startsWith("label:")),
                "an unlabelled field is found");
        console.logOut();

        browser.switchTo(first);
        assertEquals("Grüße from the probe.", browser.await(".ims p").getText());
        console.open(PAGE);
        assertTrue(console.isAtLogin(), "the tabs share one session, and it has ended");
        assertFalse(first.equals(second));
    }

    @Test
    void onlyAdministratorsAreLetIn() throws Exception {
        scene.server().start();
        scene.server().probe().addUser("juliet", "wherefore");
        Console console = scene.console();
        console.logIn("juliet", "wherefore");
        assertTrue(console.isAtLogin());
        console.logIn();
        assertFalse(console.isAtLogin());
    }

    @Test
    void aClosedBrowserLeavesNothing() throws Exception {
        List<Long> before = descendants();
        Browser browser = Browser.start();
        assertTrue(descendants().size() > before.size());
        browser.close();
        assertEquals(before, descendants());
    }

    private static List<Long> descendants() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).sorted().toList();
    }

    private OpenfireServer server() {
        return scene.server();
    }
}
