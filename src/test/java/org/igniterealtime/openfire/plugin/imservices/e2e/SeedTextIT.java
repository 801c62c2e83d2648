package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The text that the Services page comes from, walked from top to bottom; each step is named for the sentence it shows. */
class SeedTextIT {

    private static final String LIST = "/plugins/imservices/services";
    private static final String ACCESS = "conf/chat-access.xml";
    private static final String CHAT = "chat.example.org";

    /** The types of the text, by category, as the services file spells them. */
    private static final Map<String, List<String>> TYPES =
            Map.of(
                    "conference", List.of("private", "public"),
                    "service", List.of("service"),
                    "gateway",
                            List.of(
                                    "icq",
                                    "aim",
                                    "yahoo",
                                    "msn",
                                    "irc",
                                    "myspace",
                                    "qq",
                                    "gadu-gadu",
                                    "xmpp",
                                    "twitter",
                                    "facebook",
                                    "simple",
                                    "sametime",
                                    "silc",
                                    "groupwise",
                                    "bonjour",
                                    "email"),
                    "proxy", List.of("bytestreams"),
                    "directory", List.of("user"));

    /** The text's example as it is printed there: the list's start is missing, and the third item is not closed. */
    private static final String PRINTED =
            """
            <item type='jid' value='juliet@example.com' action='allow' order='6'/>
            <item type='jid' value='benvolio@example.org' action='deny' order='7'/>
            <item type='jid' value='benvolio@example.org' action='allow' order='8'>
            <item type='jid' value='mercutio@example.org' action='allow' order='42'/>
            <item action='deny' order='444'/>
            </list>
            """;

    @RegisterExtension final Scene scene = new Scene();

    private Console console;
    private Browser browser;
    private ServicePage dialog;
    private TextEditor editor;

    @Test
    void everySentenceHolds() throws Exception {
        scene.start("");
        console = scene.console();
        browser = console.browser();
        dialog = new ServicePage(console);
        editor = new TextEditor(console);
        console.logIn();

        theTabOffersAListOfDefinedServices();
        everyCategoryAndTypeCanBeChosenAndFillsInTheRest();
        aServiceHasAUniqueDomainThatIsNotTheServersAndADnsRecord();
        addOpensTheDialogAndTheServiceRuns();
        browseDeterminesWhetherTheServerListsIt();
        editModifiesIt();
        editFileOpensTheTextWithExamples();
        privacyIsAnAccessFileInTheSyntaxOfXep0016();
        deleteDeletesTheSelectedService();
    }

    private void theTabOffersAListOfDefinedServices() throws Exception {
        console.open(LIST);
        browser.await("#ims-empty");
        assertEquals("Services", console.currentEntry());
        browser.await("#ims-add");
        browser.await("#ims-edit-file");
    }

    private void everyCategoryAndTypeCanBeChosenAndFillsInTheRest() throws Exception {
        dialog.open(ServicePage.ADD);
        for (Map.Entry<String, List<String>> category : TYPES.entrySet()) {
            dialog.choose("f-category", category.getKey());
            List<String> offered = options("f-type");
            assertTrue(offered.containsAll(category.getValue()), offered::toString);
            for (String type : category.getValue()) {
                dialog.choose("f-type", type);
                assertFalse(dialog.value("f-module").isEmpty(), type + " has a module");
                assertFalse(dialog.text("h-category").isEmpty(), "help at the field");
                boolean isGateway = category.getKey().equals("gateway");
                assertEquals(
                        isGateway ? "jabber:iq:register;jabber:iq:gateway" : "",
                        dialog.value("f-ns"));
                boolean isPurple = isGateway && !type.equals("email");
                assertEquals(isPurple, dialog.value("f-params").startsWith("prpl-"), type);
            }
        }
        assertEquals(
                List.of(), options("f-category").stream().filter(c -> c.contains("user")).toList());
    }

    private List<String> options(String id) {
        Object values =
                browser.driver()
                        .executeScript(
                                "return [...document.getElementById(arguments[0]).options].map(option => option.value)",
                                id);
        return ((List<?>) values).stream().map(String::valueOf).toList();
    }

    private void aServiceHasAUniqueDomainThatIsNotTheServersAndADnsRecord() throws Exception {
        dialog.choose("f-category", "gateway");
        dialog.choose("f-type", "irc");
        dialog.type("f-domain", scene.server().domain());
        browser.until("the server's own domain is refused", () -> dialog.isInvalid("f-domain"));
        dialog.type("f-domain", CHAT);
        browser.until("another is taken", () -> !dialog.isInvalid("f-domain"));
        // No such domain is in the DNS: what to create is said, and is no obstacle.
        browser.awaitText("#n-domain", CHAT);
    }

    private void addOpensTheDialogAndTheServiceRuns() throws Exception {
        dialog.type("f-name", "Chat with the world");
        dialog.type("f-params-server", "127.0.0.1");
        dialog.type("f-params-port", String.valueOf(scene.ngircd().port()));
        dialog.choose("f-params-ssl", "0");
        browser.await("#f-browse-public").click();
        dialog.save();
        browser.awaitText("#ims-rows", "Chat with the world");
        browser.awaitText("#ims-rows", "Running");
    }

    private void browseDeterminesWhetherTheServerListsIt() throws Exception {
        XmppUser alice = scene.user("alice");
        assertTrue(isListed(alice), "public: listed");
        edit();
        browser.await("#f-browse-private").click();
        dialog.save();
        browser.awaitText("#ims-rows", "private");
        browser.until("private: not listed", () -> !isListed(alice));
        assertEquals(
                "Chat with the world",
                alice.info(CHAT).getIdentities().get(0).getName(),
                "who knows it can use it");
    }

    private boolean isListed(XmppUser user) throws Exception {
        return user.items(scene.server().domain()).getItems().stream()
                .anyMatch(item -> item.getEntityID().toString().equals(CHAT));
    }

    private void edit() throws Exception {
        console.open(LIST);
        browser.await("#ims-rows tr a[href*='domain=" + CHAT + "']").click();
        browser.await("#ims-form");
    }

    private void editModifiesIt() throws Exception {
        edit();
        assertEquals("gateway", dialog.value("f-category"));
        assertEquals("irc", dialog.value("f-type"));
        assertEquals("purple", dialog.value("f-module"));
        dialog.type("f-name", "IRC for all");
        dialog.save();
        browser.awaitText("#ims-rows", "IRC for all");
    }

    private void editFileOpensTheTextWithExamples() throws Exception {
        browser.await("#ims-edit-file").click();
        browser.awaitText(".CodeMirror", "name=IRC for all");
        String before = editor.text();
        assertTrue(before.contains("[" + CHAT + "]"), before);
        browser.await("#ims-insert").click();
        browser.until("an example is there", () -> editor.text().length() > before.length());
        editor.leave();
        assertEquals(before, Files.readString(file("conf/IMServices.dat")));
    }

    private void privacyIsAnAccessFileInTheSyntaxOfXep0016() throws Exception {
        Files.writeString(file(ACCESS), PRINTED);
        edit();
        dialog.type("f-access", ACCESS);
        browser.until("the broken file is said", () -> !dialog.text("p-access").isEmpty());
        dialog.save();
        browser.awaitText("#ims-rows", ACCESS);

        editor.open("/plugins/imservices/access-file?path=" + ACCESS + "&service=" + CHAT);
        editor.awaitProblem("not closed");
        editor.awaitProblem("<list>");
        assertTrue(
                editor.problems().stream().anyMatch(problem -> problem.contains("3")),
                "the line of the item: " + editor.problems());
        Files.writeString(file(ACCESS), "<list>\n" + PRINTED.replace("order='8'>", "order='8'/>"));
        editor.open("/plugins/imservices/access-file?path=" + ACCESS + "&service=" + CHAT);
        editor.awaitClean();
        assertMay("juliet@example.com", "may use the service", 1);
        assertMay("benvolio@example.org", "may not use the service", 2);
        assertMay("mercutio@example.org", "may use the service", 4);
        assertMay("tybalt@example.com", "may not use the service", 5);
    }

    private void assertMay(String jid, String verdict, int rule) throws Exception {
        WebElement field = browser.await("#ims-jid");
        field.clear();
        field.sendKeys(jid, Keys.ENTER);
        browser.awaitText("#ims-verdict", jid + " " + verdict);
        browser.awaitText("#ims-verdict", "by rule " + rule);
    }

    private void deleteDeletesTheSelectedService() throws Exception {
        editor.leave();
        console.open(LIST);
        WebElement row = browser.await("#ims-rows tr");
        row.findElements(By.tagName("button")).stream()
                .filter(button -> button.getText().equals("Delete"))
                .findFirst()
                .orElseThrow()
                .click();
        browser.await("#ims-delete button[value=delete]").click();
        browser.await("#ims-empty");
        assertEquals("", Files.readString(file("conf/IMServices.dat")).strip());
    }

    private Path file(String path) {
        return scene.server().home().resolve(path);
    }
}
