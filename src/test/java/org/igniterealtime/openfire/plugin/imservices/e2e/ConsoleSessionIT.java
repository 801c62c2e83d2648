package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.ConsoleClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/**
 * Who may use the plugin's pages: administrators with a session of the console and nobody else; changes need the session's token, which
 * all its tabs share; and a session that ends takes nothing with it that somebody has typed.
 */
class ConsoleSessionIT {

    private static final String PLUGIN = "/plugins/imservices/";
    private static final String API = PLUGIN + "api/";
    private static final String BEFORE = "# Nothing yet\n";
    private static final List<String> PAGES =
            List.of("services", "service", "services-file", "access-file?path=conf/a.xml");
    private static final List<String> READING =
            List.of("token", "services", "service?domain=a.example.org", "types", "file");
    private static final List<String> CHANGING =
            List.of("add", "edit", "delete", "enable", "disable", "restart", "file/save", "try");

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void withoutAnAdministratorsSessionNothingIsShownOrChanged() throws Exception {
        scene.start(BEFORE);
        scene.addUser("juliet");
        ConsoleClient nobody = new ConsoleClient(scene.server());
        awaitPlugin();
        requireShutOut(nobody);
        assertFalse(
                nobody.logIn("juliet", Scene.PASSWORD), "the console is for administrators only");
        requireShutOut(nobody);

        ConsoleClient admin = ConsoleClient.administrator(scene.server());
        String token = token(admin);
        assertEquals(200, save(admin, token, BEFORE + "# One\n").statusCode());

        scene.server().probe().setProperty("admin.authorizedJIDs", "juliet@example.org");
        // The session is still there; its user is an administrator no more. 4.2 lets him through to
        // us, 5 does not.
        for (String page : PAGES) {
            assertShutOut(admin.get(PLUGIN + page), 403);
        }
        for (String call : READING) {
            assertShutOut(admin.get(API + call), 401);
        }
        for (String call : CHANGING) {
            assertShutOut(admin.post(API + call, Map.of(), token), 401);
        }
        assertShutOut(save(admin, token, BEFORE), 401);
        assertEquals(BEFORE + "# One\n", file());
    }

    @Test
    void aChangeNeedsTheSessionsToken() throws Exception {
        scene.start(BEFORE);
        awaitPlugin();
        ConsoleClient admin = ConsoleClient.administrator(scene.server());
        ConsoleClient elsewhere = ConsoleClient.administrator(scene.server());
        String token = token(admin);
        assertEquals(token, token(admin), "one token for all tabs of a session");
        assertNotEquals(token, token(elsewhere), "another session has another");

        String version = version(admin);
        Map<String, String> form = Map.of("text", BEFORE + "# Mine\n", "version", version);
        assertEquals(403, admin.post(API + "file/save", form).statusCode(), "no token");
        assertEquals(403, admin.post(API + "file/save", form, "").statusCode(), "an empty one");
        assertEquals(403, admin.post(API + "file/save", form, token + "a").statusCode(), "wrong");
        assertEquals(403, elsewhere.post(API + "file/save", form, token).statusCode());
        assertEquals(
                403,
                admin.post(API + "file/save?X-IMS-Token=" + token, form).statusCode(),
                "what a form of another site could send is none");
        for (String call : CHANGING) {
            assertEquals(403, admin.post(API + call, Map.of()).statusCode(), call);
        }
        assertEquals(
                404,
                admin.get(API + "file/save?text=x&version=" + version).statusCode(),
                "reading changes nothing");
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            int status = admin.send(method, API + "file/save").statusCode();
            assertTrue(status >= 400, () -> method + " is answered with " + status);
        }
        assertEquals(BEFORE, file());

        assertEquals(200, save(admin, token, BEFORE + "# Mine\n").statusCode());
        assertEquals(BEFORE + "# Mine\n", file());
        HttpResponse<String> page = admin.get(PLUGIN + "services");
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains(token), "a page that is kept somewhere gives no token");
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void tabsWorkSideBySideAndWhatWasTypedOutlivesTheSession() throws Exception {
        scene.start(BEFORE);
        Console console = scene.console();
        Browser browser = console.browser();
        console.logIn();
        console.open(PLUGIN + "services-file");
        String first = browser.tab();
        browser.await(".CodeMirror");
        String second = browser.newTab();
        console.open(PLUGIN + "services-file");
        append(browser, "# From the second tab");
        save(browser);
        awaitFile("# From the second tab");

        browser.switchTo(first);
        browser.driver().navigate().refresh();
        append(browser, "# From the first tab");
        save(browser);
        awaitFile("# From the first tab");

        append(browser, "# Typed for an hour");
        browser.switchTo(second);
        console.logOut();
        browser.switchTo(first);
        browser.await("#ims-save").click();
        browser.awaitText("#ims-message", "Your console session has ended");
        assertTrue(text(browser).contains("# Typed for an hour"));
        assertFalse(file().contains("# Typed for an hour"));

        browser.switchTo(second);
        console.logIn();
        browser.switchTo(first);
        save(browser);
        awaitFile("# Typed for an hour");
    }

    private void requireShutOut(ConsoleClient nobody) throws Exception {
        for (String page : PAGES) {
            requireLogin(nobody.get(PLUGIN + page));
        }
        for (String call : READING) {
            requireLogin(nobody.get(API + call));
        }
        for (String call : CHANGING) {
            requireLogin(nobody.post(API + call, Map.of("text", "", "version", ""), "token"));
        }
        requireLogin(nobody.get(PLUGIN + "script/services.js"));
        assertEquals(BEFORE, file());
    }

    private static void requireLogin(HttpResponse<String> answer) {
        assertEquals(302, answer.statusCode(), () -> answer.uri() + " is for administrators");
        String target = answer.headers().firstValue("Location").orElse("");
        assertTrue(target.contains("/login.jsp?url="), target);
    }

    /** The host sends to the login page, or the plugin refuses. */
    private static void assertShutOut(HttpResponse<String> answer, int refused) {
        if (answer.statusCode() != refused) {
            requireLogin(answer);
        }
    }

    private void awaitPlugin() throws Exception {
        ConsoleClient admin = ConsoleClient.administrator(scene.server());
        scene.await(
                "the plugin answers the console",
                () -> admin.get(API + "services").statusCode() == 200);
    }

    private static String token(ConsoleClient client) throws Exception {
        HttpResponse<String> answer = client.get(API + "token");
        assertEquals(200, answer.statusCode(), answer::body);
        return value(answer.body(), "token");
    }

    private static String version(ConsoleClient client) throws Exception {
        return value(client.get(API + "file").body(), "version");
    }

    private static HttpResponse<String> save(ConsoleClient client, String token, String text)
            throws Exception {
        HttpResponse<String> now = client.get(API + "file");
        String version = now.statusCode() == 200 ? value(now.body(), "version") : "";
        return client.post(API + "file/save", Map.of("text", text, "version", version), token);
    }

    /** A text without escapes out of a JSON object. */
    private static String value(String json, String name) {
        String before = "\"" + name + "\":\"";
        int start = json.indexOf(before) + before.length();
        assertTrue(start >= before.length(), json);
        return json.substring(start, json.indexOf('"', start));
    }

    private String file() throws IOException {
        return Files.readString(scene.server().home().resolve("conf/IMServices.dat"));
    }

    private void awaitFile(String line) throws Exception {
        scene.await("the services file has: " + line, () -> file().contains(line));
    }

    private static void append(Browser browser, String line) throws Exception {
        browser.await(".CodeMirror").click();
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .sendKeys(Keys.END)
                .keyUp(Keys.CONTROL)
                .sendKeys(line + "\n")
                .perform();
    }

    private static String text(Browser browser) throws Exception {
        return browser.await(".CodeMirror-code").getText();
    }

    private static void save(Browser browser) throws Exception {
        browser.await("#ims-save").click();
        browser.await("dialog[open] button[value=save]").click();
        browser.awaitGone("dialog[open]");
    }
}
