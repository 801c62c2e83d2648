package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Accessibility;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Service dialog: a service is added, edited, checked and tried, and nothing that was typed is ever lost. */
class ServiceDialogIT {

    private static final String ADD = ServicePage.ADD;
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
    private static ServicePage page;

    @BeforeAll
    static void logIn() throws Exception {
        scene.start(FILES);
        console = scene.console();
        browser = console.browser();
        page = new ServicePage(console);
        console.logIn();
    }

    @BeforeEach
    void write() throws Exception {
        scene.server().writeServices(FILES);
    }

    @Test
    void aGatewayIsAddedAndRuns() throws Exception {
        page.open(ADD);
        page.choose("f-type", "irc");
        page.type("f-domain", "chat.example.org");
        page.type("f-name", "Chat");
        page.type("f-params-server", "127.0.0.1");
        page.type("f-params-port", String.valueOf(scene.ngircd().port()));
        page.choose("f-params-ssl", "0");
        page.save();
        browser.awaitText("#ims-rows", "chat.example.org");
        browser.awaitText("#ims-messages", "chat.example.org has been added");
        awaitRunning("chat.example.org");
        assertTrue(scene.isServed("chat.example.org"));
        assertTrue(file().startsWith(FILES), "what was there stays as it was: " + file());
        assertTrue(file().contains("ns=jabber:iq:register;jabber:iq:gateway\n"), file());
        assertTrue(file().contains("module=purple\n"), file());
    }

    @Test
    void aProxyAndADirectoryAreAddedAndRun() throws Exception {
        int port = Ports.free();
        page.open(ADD);
        page.choose("f-category", "proxy");
        assertEquals("bytestreams", page.value("f-type"));
        page.type("f-domain", "send.example.org");
        page.type("f-name", "Send files");
        page.type("f-params-port", String.valueOf(port));
        page.save();
        awaitRunning("send.example.org");
        assertTrue(Ports.isOpen(port));

        page.open(ADD);
        page.choose("f-category", "directory");
        assertEquals("user", page.value("f-type"));
        page.type("f-domain", "find.example.org");
        page.type("f-name", "Find people");
        page.type("f-params-limit", "7");
        page.save();
        awaitRunning("find.example.org");

        assertTrue(scene.isServed("send.example.org") && scene.isServed("find.example.org"));
        assertTrue(file().startsWith(FILES), file());
        assertTrue(file().contains("\nparams=port=" + port + "\n"), file());
        assertTrue(file().contains("\nparams=limit=7\n"), file());
    }

    private static void awaitRunning(String domain) throws Exception {
        browser.until(
                domain + " runs",
                () ->
                        browser.all("#ims-rows tr").stream()
                                .anyMatch(
                                        row ->
                                                row.getText().contains(domain)
                                                        && row.getText().contains("Running")));
    }

    @Test
    void anEditTouchesNothingElse() throws Exception {
        page.open(EDIT);
        assertEquals("files.example.org", page.value("f-domain"));
        assertEquals("proxy", page.value("f-category"));
        page.type("f-name", "Dateien für alle, 文件");
        page.save();
        browser.awaitText("#ims-rows", "Dateien für alle, 文件");
        assertEquals(FILES.replace("= Files", "= Dateien für alle, 文件"), file());
    }

    @Test
    void aCategoryChoosesTypesAndATypeFillsInTheRest() throws Exception {
        page.open(ADD);
        page.choose("f-type", "irc");
        assertEquals("jabber:iq:register;jabber:iq:gateway", page.value("f-ns"));
        assertEquals("purple", page.value("f-module"));
        assertTrue(page.value("f-params").startsWith("prpl-irc;"), page.value("f-params"));
        page.type("f-params", "prpl-irc;server=irc.example.net");
        page.type("f-ns", "jabber:iq:register;mine");
        page.choose("f-category", "conference");
        assertEquals("private", page.value("f-type"));
        assertEquals("", page.value("f-ns"));
        assertEquals("conference", page.value("f-module"));
        assertTrue(browser.await("#ims-history").isDisplayed());
        page.choose("f-type", "public");
        page.choose("f-category", "gateway");
        assertEquals("irc", page.value("f-type"));
        assertEquals(
                "prpl-irc;server=irc.example.net",
                page.value("f-params"),
                "what was typed is back");
        assertEquals("jabber:iq:register;mine", page.value("f-ns"));
        page.choose("f-category", "conference");
        assertEquals("public", page.value("f-type"));
        page.discard();
    }

    @Test
    void parametersAreFieldsAndOneLine() throws Exception {
        page.open(ADD);
        page.choose("f-type", "irc");
        browser.await("#f-params-server");
        page.type("f-params-server", "a;b\\c");
        assertTrue(page.value("f-params").contains("server=a\\;b\\\\c"), page.value("f-params"));
        page.type("f-params", "prpl-irc;port=1234;unknown=x");
        assertEquals("1234", page.value("f-params-port"));
        assertEquals("", page.value("f-params-server"));
        page.type("f-params-server", "irc.example.net");
        assertEquals("prpl-irc;port=1234;unknown=x;server=irc.example.net", page.value("f-params"));
        page.type("f-domain", "params.example.org");
        browser.awaitText("#p-params", "unknown");
        page.type("f-params-port", "none");
        browser.until("said at its field", () -> !page.text("p-params.port").isEmpty());
        assertEquals("true", browser.await("#f-params-port").getAttribute("aria-invalid"));
        page.discard();
    }

    @Test
    void whatIsNotInstalledOrClosedSaysSo() throws Exception {
        page.open(ADD);
        page.choose("f-type", "icq");
        browser.awaitText("#f-type option[value=icq]", "not installed");
        browser.awaitText("#n-type", "liboscar.so");
        browser.awaitText("#n-type", "ICQ");
        page.discard();
    }

    @Test
    void whatIsWrongIsSaidAtItsField() throws Exception {
        page.open(ADD);
        page.type("f-domain", scene.server().domain());
        browser.until("the server's own name", () -> !page.text("p-domain").isEmpty());
        for (String bad :
                List.of(
                        "not a domain",
                        "-",
                        "a..b",
                        "x".repeat(300) + ".org",
                        "a/b@c",
                        "<script>")) {
            page.type("f-domain", bad);
            browser.until(bad + " is refused", () -> page.isInvalid("f-domain"));
        }
        page.type("f-domain", "files.example.org");
        browser.until("it is taken", () -> page.isInvalid("f-domain"));
        page.type("f-domain", "bücher.example.org");
        browser.until("foreign scripts are fine", () -> !page.isInvalid("f-domain"));
        page.set("f-name", "a\u0000\u0007b");
        browser.until("no control characters", () -> page.isInvalid("f-name"));
        page.type("f-name", "名前 <b> & \"x\"");
        browser.until("anything else is a name", () -> !page.isInvalid("f-name"));
        page.type("f-access", "../etc/passwd");
        browser.until("outside of the home", () -> page.isInvalid("f-access"));
        page.type("f-domain", "");
        page.save();
        browser.until("nothing is saved", () -> !page.text("ims-saving").isEmpty());
        assertEquals("f-domain", browser.driver().switchTo().activeElement().getAttribute("id"));
        assertEquals(FILES, file());
        page.discard();
    }

    @Test
    void aTrialShowsWhatHappens() throws Exception {
        page.open(ADD);
        page.choose("f-type", "irc");
        page.type("f-domain", "trial.example.org");
        page.type("f-params-server", "127.0.0.1");
        page.type("f-params-port", String.valueOf(scene.ngircd().port()));
        page.choose("f-params-ssl", "0");
        browser.await("#ims-try").click();
        browser.awaitText("#ims-trial-result", "It works");
        assertFalse(browser.all("#ims-trial-steps li").isEmpty());
        page.type("f-params", "prpl-irc;port=none");
        browser.await("#ims-try").click();
        browser.awaitText("#ims-trial-result", "failed");
        assertEquals(FILES, file(), "nothing is saved");
        page.discard();
    }

    @Test
    void aTrialOfAnyKindLeavesNothing() throws Exception {
        List<String> rooms = scene.server().probe().query("SELECT subdomain FROM ofMucService");
        Map<String, List<String>> kinds =
                Map.of(
                        "conference", List.of("private", "public"),
                        "proxy", List.of("bytestreams"),
                        "directory", List.of("user"),
                        "service", List.of("monitor", "events", "service"));
        int port = Ports.free();
        for (Map.Entry<String, List<String>> category : kinds.entrySet()) {
            for (String type : category.getValue()) {
                page.open(ADD);
                page.choose("f-category", category.getKey());
                page.choose("f-type", type);
                page.type("f-domain", "trial.example.org");
                if (category.getKey().equals("proxy")) {
                    page.type("f-params", "port=" + port);
                }
                browser.await("#ims-try").click();
                browser.until(
                        type + " has been tried",
                        () -> page.text("ims-trial-result").contains("It works"));
                page.discard();
            }
        }
        assertEquals(rooms, scene.server().probe().query("SELECT subdomain FROM ofMucService"));
        assertFalse(Ports.isOpen(port));
        assertEquals(FILES, file());
    }

    @Test
    void somebodyElsesChangeIsShownAndNothingIsLost() throws Exception {
        page.open(EDIT);
        page.type("f-name", "Mine");
        scene.server().writeServices(FILES.replace("= Files", "= Theirs"));
        page.save();
        browser.awaitText("#ims-conflict-theirs", "Theirs");
        browser.awaitText("#ims-conflict-yours", "Mine");
        browser.await("#ims-conflict button[autofocus]").click();
        assertEquals("Mine", page.value("f-name"));
        page.save();
        browser.await("#ims-conflict button[value=yours]").click();
        browser.awaitText("#ims-rows", "Mine");
        assertEquals(FILES.replace("= Files", "= Mine"), file());
    }

    @Test
    void aSessionThatEndsCostsNothing() throws Exception {
        page.open(EDIT);
        page.type("f-name", "Typed before the log-out");
        String tab = browser.tab();
        browser.newTab();
        console.logOut();
        browser.switchTo(tab);
        page.save();
        browser.awaitText("#ims-saving", "log in in another tab");
        assertEquals("Typed before the log-out", page.value("f-name"));
        browser.newTab();
        console.logIn();
        browser.driver().close();
        browser.switchTo(tab);
        page.save();
        browser.awaitText("#ims-rows", "Typed before the log-out");
    }

    @Test
    void everybodyCanUseIt() throws Exception {
        page.open(ADD);
        page.choose("f-type", "irc");
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
        page.discard();
    }

    private static String file() throws Exception {
        return Files.readString(scene.server().home().resolve("conf/IMServices.dat"));
    }
}
