package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** When the services file cannot be written, when a service is in use, when there are a thousand of them. */
class ConsoleTroubleIT {

    private static final String LIST = "/plugins/imservices/services";
    private static final String FILE = "/plugins/imservices/services-file";
    private static final String FILES = "files.example.org";
    private static final String EDIT = ServicePage.ADD + "?domain=" + FILES;
    private static final int COUNT = 1000;

    @RegisterExtension static final Scene scene = new Scene();

    private static Console console;
    private static Browser browser;
    private static ServicePage service;
    private static TextEditor editor;
    private static SmallDisk disk;
    private static Path file;

    @BeforeAll
    static void logIn() throws Exception {
        file = scene.server().home().resolve("conf/IMServices.dat");
        disk = scene.with(SmallDisk.at(file.getParent()));
        // Before the disk goes.
        scene.with((AutoCloseable) scene.server()::stop);
        scene.start(services());
        scene.awaitService(Scene.IRC);
        console = scene.console();
        browser = console.browser();
        service = new ServicePage(console);
        editor = new TextEditor(console);
        console.logIn();
    }

    private static String services() {
        return Scene.ircSection(Scene.IRC, scene.ngircd().port()) + "\n" + proxy(FILES, "Files");
    }

    private static String proxy(String domain, String name) {
        return "[%s]\ncategory=proxy\ntype=bytestreams\nname=%s\nenabled=no\n"
                .formatted(domain, name);
    }

    @BeforeEach
    void write() throws Exception {
        scene.server().writeServices(services());
        // It is stopped while the file has a thousand others.
        scene.awaitService(Scene.IRC);
    }

    @AfterEach
    void endTheTrouble() throws Exception {
        disk.empty();
        service.discard();
        assertEquals(List.of(), editor.errors());
    }

    @Test
    void aProtectedFileCostsNothingInTheDialog() throws Exception {
        changeInTheDialog();
        protect(true);
        service.save();
        browser.awaitText("#ims-saving", "Nothing has been changed");
        browser.awaitText("#ims-saving", file.toString());
        assertNothingIsLostInTheDialog();
        protect(false);
        saveInTheDialog();
    }

    @Test
    void aProtectedFileCostsNothingInEditFile() throws Exception {
        changeInEditFile();
        protect(true);
        saveInEditFile();
        editor.awaitMessage("Nothing has been changed");
        editor.awaitMessage(file.toString());
        assertNothingIsLostInEditFile();
        protect(false);
        saveInEditFile();
        assertSavedInEditFile();
    }

    @Test
    void aFullDiskCostsNothingInTheDialog() throws Exception {
        changeInTheDialog();
        disk.fill();
        service.save();
        browser.awaitText("#ims-saving", "The disk is full");
        assertNothingIsLostInTheDialog();
        assertNothingIsLeftOver();
        disk.empty();
        saveInTheDialog();
    }

    @Test
    void aFullDiskCostsNothingInEditFile() throws Exception {
        changeInEditFile();
        disk.fill();
        saveInEditFile();
        editor.awaitMessage("The disk is full");
        assertNothingIsLostInEditFile();
        assertNothingIsLeftOver();
        disk.empty();
        saveInEditFile();
        assertSavedInEditFile();
    }

    private static void changeInTheDialog() throws Exception {
        // All of it; saving leads back to what was seen last, which another scenario has filtered.
        console.open(LIST);
        service.open(EDIT);
        service.type("f-name", "Typed in trouble");
    }

    private static void assertNothingIsLostInTheDialog() throws Exception {
        assertEquals("Typed in trouble", service.value("f-name"));
        assertEquals(services(), text());
        assertTrue(scene.isServed(Scene.IRC));
    }

    private static void saveInTheDialog() throws Exception {
        service.save();
        browser.awaitText("#ims-messages", FILES + " has been saved");
        browser.awaitText("#ims-rows", "Typed in trouble");
        assertEquals(services().replace("name=Files", "name=Typed in trouble"), text());
    }

    private static void changeInEditFile() throws Exception {
        editor.open(FILE + "?line=1");
        editor.type("# Typed in trouble\n");
    }

    private static void saveInEditFile() throws Exception {
        editor.save();
        editor.answer("Save");
    }

    private static void assertNothingIsLostInEditFile() throws Exception {
        assertEquals("# Typed in trouble\n" + services(), editor.text());
        assertEquals(services(), text());
        assertTrue(scene.isServed(Scene.IRC));
    }

    private static void assertSavedInEditFile() throws Exception {
        editor.awaitMessage("Saved");
        assertEquals("# Typed in trouble\n" + services(), text());
    }

    private static void assertNothingIsLeftOver() throws Exception {
        try (var files = Files.list(file.getParent())) {
            assertEquals(
                    List.of(), files.filter(each -> each.toString().endsWith(".tmp")).toList());
        }
    }

    private static void protect(boolean isProtected) throws Exception {
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(isProtected ? "r--r--r--" : "rw-r--r--"));
    }

    @Test
    void aDeletionSaysWhoIsRegisteredAndForgetsThem() throws Exception {
        XmppUser alice = scene.user("alice");
        new Gateway(Scene.IRC).registerAndWait(alice, "alice_irc");
        assertEquals(1, registrations().size(), registrations()::toString);
        console.open(LIST);
        delete(Scene.IRC);
        browser.awaitText("#ims-delete-losses", "Users registered with it: 1.");
        WebElement forget = browser.await("#ims-forget");
        assertFalse(forget.isSelected(), "nothing is deleted that nobody asked for");
        browser.await("label[for=ims-forget]").click();
        assertTrue(forget.isSelected());
        browser.await("#ims-delete button[value=delete]").click();
        browser.awaitText("#ims-messages", Scene.IRC + " has been deleted");
        browser.until("the row goes", () -> domains().equals(List.of(FILES)));
        assertEquals(proxy(FILES, "Files").strip(), text().strip());
        scene.await("it is not served", () -> !scene.isServed(Scene.IRC));
        scene.await("its registrations are gone", () -> registrations().isEmpty());
    }

    private static List<?> registrations() throws Exception {
        return scene.server().probe().query("SELECT userJID FROM ofImsRegistration");
    }

    private static void delete(String domain) throws Exception {
        browser.await("#ims-rows button[aria-label='Delete: " + domain + "']").click();
        browser.awaitText("#ims-delete", domain);
    }

    @Test
    void aThousandServicesAreShownByTheHundred() throws Exception {
        thousand();
        console.open(LIST);
        browser.awaitText("#ims-count", "Services: 1000");
        browser.awaitText("#ims-range", "1 to 100 of 1000");
        assertEquals(numbered(1, 100), domains());
        assertFalse(browser.await("#ims-previous").isEnabled());
        browser.await("#ims-next").click();
        browser.awaitText("#ims-range", "101 to 200 of 1000");
        assertEquals(numbered(101, 200), domains());
        browser.driver().navigate().refresh();
        browser.until("the same page after a reload", () -> domains().equals(numbered(101, 200)));
        browser.await("#ims-previous").click();
        browser.awaitText("#ims-range", "1 to 100 of 1000");
        assertEquals(numbered(1, 100), domains());

        browser.await("#ims-filter").sendKeys(domain(777));
        browser.until("one", () -> domains().equals(List.of(domain(777))));
        browser.awaitText("#ims-count", "1 of 1000");
        browser.awaitGone("#ims-pages");
    }

    @Test
    void aThousandServicesAreSortedByTheirStates() throws Exception {
        String broken = "[broken.example.org]\ncategory=gatway\ntype=irc\n";
        scene.server().writeServices(thousand() + "\n" + services() + "\n" + broken);
        console.open(LIST + "?filter=irc");
        browser.awaitText("#ims-rows tr", "Running");
        console.open(LIST);
        browser.awaitText("#ims-range", "1 to 100 of 1003");
        WebElement state = browser.await("th[data-sort=state] button");
        state.click();
        browser.until(
                "what needs somebody comes first",
                () -> !domains().isEmpty() && domains().get(0).equals("broken.example.org"));
        assertEquals("ascending", sorted());
        assertEquals(Scene.IRC, domains().get(1));
        assertEquals(domain(1), domains().get(2), "the rest as in the file");
        state.click();
        browser.until("the other way", () -> domains().get(0).startsWith("s"));
        assertEquals("descending", sorted());
        assertEquals(100, domains().size());
    }

    private static String sorted() {
        return browser.all("th[data-sort=state]").get(0).getAttribute("aria-sort");
    }

    @Test
    void oneOfAThousandIsChangedWithTheKeyboard() throws Exception {
        String before = thousand();
        console.open(LIST);
        browser.awaitText("#ims-range", "1 to 100 of 1000");
        tabTo("#ims-filter");
        editor.type(domain(777));
        browser.until("one", () -> domains().equals(List.of(domain(777))));
        tabTo("#ims-rows a[aria-label='Edit: " + domain(777) + "']");
        editor.type(Keys.ENTER);
        browser.await("#ims-form");
        browser.until("the first field has the focus", () -> has("#f-domain"));
        assertEquals(domain(777), service.value("f-domain"));
        tabTo("#f-name");
        editor.press(Keys.CONTROL, "a");
        editor.type("By keyboard", Keys.ENTER);
        browser.awaitText("#ims-messages", domain(777) + " has been saved");
        tabTo("#ims-filter");
        editor.press(Keys.CONTROL, "a");
        editor.type("by keyboard");
        browser.until("it is found by its new name", () -> domains().equals(List.of(domain(777))));
        assertEquals(before.replace("name=Number 777\n", "name=By keyboard\n"), text());
    }

    /** Tab after Tab, as far as a person would go. */
    private static void tabTo(String css) {
        for (int i = 0; i < 60; i++) {
            if (has(css)) {
                return;
            }
            editor.type(Keys.TAB);
        }
        throw new AssertionError("Tab does not come to " + css);
    }

    private static boolean has(String css) {
        return (Boolean)
                browser.driver()
                        .executeScript("return document.activeElement.matches(arguments[0])", css);
    }

    private static String thousand() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= COUNT; i++) {
            text.append(proxy(domain(i), "Number " + i)).append('\n');
        }
        scene.server().writeServices(text.toString());
        return text.toString();
    }

    private static String domain(int number) {
        return "s%04d.example.org".formatted(number);
    }

    private static List<String> numbered(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(ConsoleTroubleIT::domain).toList();
    }

    private static List<String> domains() {
        return browser.all("#ims-rows tr th").stream().map(WebElement::getText).toList();
    }

    private static String text() throws Exception {
        return Files.readString(file);
    }
}
