package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Commander;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smackx.commands.AdHocCommand.Action;
import org.jivesoftware.smackx.commands.AdHocCommand.SpecificErrorCondition;
import org.jivesoftware.smackx.commands.AdHocCommand.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Services without the page: an administrator does everything with ad-hoc commands (XEP-0050 version 1.3.0) from a client; nobody else
 * sees them.
 */
class ServiceCommandsIT {

    private static final String OTHER = "other." + OpenfireServer.DOMAIN;
    private static final List<String> NAMES =
            List.of(
                    "add", "check", "delete", "disable", "edit", "enable", "list", "restart",
                    "show");

    @RegisterExtension final Scene scene = new Scene();

    private Commander boss;
    private Commander second;
    private XmppUser juliet;

    @Test
    void administratorsDoEverythingFromAClient() throws Exception {
        scene.start();
        scene.server()
                .probe()
                .setProperty("admin.authorizedJIDs", "boss@example.org,second@example.org");
        boss = new Commander(scene.user("boss"), OpenfireServer.DOMAIN);
        second = new Commander(scene.user("second"), OpenfireServer.DOMAIN);
        juliet = scene.user("juliet");

        onlyAdministratorsSeeAndExecuteThem();
        listAndShow();
        addWithABadFieldAndThenRight();
        editFromTwoSides();
        disableEnableRestart();
        checkTheFileAndAService();
        backAndCancel();
        sessionsThatAreNone();
        deleteAndForget();
        theServersOwnCommandsStillWork();
        whenThePluginGoesTheyGo();
    }

    private void onlyAdministratorsSeeAndExecuteThem() throws Exception {
        Await.until(
                "the commands are listed", Limits.ANSWER, () -> boss.nodes().containsAll(NAMES));
        assertEquals(new TreeSet<>(NAMES), boss.nodes(), "section 2.2");
        Commander nobody = new Commander(juliet, OpenfireServer.DOMAIN);
        assertEquals(new TreeSet<>(), nobody.nodes(), "others do not see them");
        for (String name : NAMES) {
            boss.info(name);
            assertEquals(
                    Condition.item_not_found,
                    assertThrows(XMPPErrorException.class, () -> nobody.info(name))
                            .getStanzaError()
                            .getCondition());
            assertEquals(
                    Condition.forbidden,
                    assertThrows(XMPPErrorException.class, () -> nobody.begin(name))
                            .getStanzaError()
                            .getCondition(),
                    "section 4.4");
        }
    }

    private void listAndShow() throws Exception {
        boss.begin("list");
        boss.complete(Map.of("filter", "irc"));
        assertEquals(Status.completed, boss.status());
        assertEquals(List.of(Scene.IRC), boss.column("domain"));
        assertEquals(List.of("running"), boss.column("state"));

        boss.begin("show");
        assertTrue(boss.options("domain").contains(Scene.IRC));
        boss.complete(Map.of("domain", Scene.IRC));
        assertEquals(Status.completed, boss.status());
        assertEquals("gateway", boss.value("category"));
        assertEquals("running", boss.value("state"));

        boss.begin("show");
        boss.complete(Map.of("domain", "nowhere.example.org"));
        assertEquals(Status.executing, boss.status());
        assertTrue(boss.errors().contains("nowhere.example.org"));
    }

    private void addWithABadFieldAndThenRight() throws Exception {
        boss.begin("add");
        boss.complete(
                Map.of(
                        "domain", OTHER,
                        "category", "gateway",
                        "type", "irc",
                        "browse", "perhaps",
                        "name", "Other <network>",
                        "params", params()));
        assertEquals(Status.executing, boss.status(), "it is not done");
        assertTrue(boss.errors().contains("(browse)"), boss.errors());
        assertEquals("Other <network>", boss.value("name"), "what was typed is kept");
        assertFalse(file().contains(OTHER));

        boss.complete(Map.of("browse", "public"));
        assertEquals(Status.completed, boss.status(), boss.errors());
        assertTrue(file().contains("[" + OTHER + "]"));
        scene.awaitService(OTHER);

        boss.begin("add");
        boss.complete(Map.of("domain", OTHER, "category", "gateway", "type", "irc"));
        assertTrue(boss.errors().contains("(domain)"), "taken: " + boss.errors());
        boss.cancel();
    }

    private String params() {
        return "prpl-irc;server=127.0.0.1;port=" + scene.ngircd().port() + ";ssl=0";
    }

    /** Two administrators change the same service; the second is told, and nothing is lost. */
    private void editFromTwoSides() throws Exception {
        second.begin("edit");
        second.next(Map.of("domain", OTHER));
        boss.begin("edit");
        boss.next(Map.of("domain", OTHER));
        assertEquals("Other <network>", boss.value("name"));
        boss.complete(Map.of("name", "By the first"));
        assertEquals(Status.completed, boss.status(), boss.errors());

        second.complete(Map.of("name", "By the second"));
        assertEquals(Status.executing, second.status());
        assertFalse(second.errors().isEmpty());
        assertTrue(second.warnings().contains("By the first"), second.warnings());
        assertEquals("By the second", second.value("name"));
        assertTrue(file().contains("By the first"));
        second.complete(Map.of());
        assertEquals(Status.completed, second.status(), second.errors());
        assertTrue(file().contains("name=By the second"));
        assertTrue(file().contains(params()), "the rest is as it was");

        boss.begin("edit");
        second.begin("edit");
        boss.next(Map.of("domain", OTHER));
        second.next(Map.of("domain", Scene.IRC));
        boss.complete(Map.of("name", "Other"));
        second.complete(Map.of("name", "Not the same service"));
        assertEquals(Status.completed, boss.status(), boss.errors());
        assertEquals(Status.completed, second.status(), "different services do not conflict");
    }

    private void disableEnableRestart() throws Exception {
        boss.begin("disable");
        boss.complete(Map.of("domain", OTHER));
        assertEquals(Status.completed, boss.status(), boss.errors());
        awaitState(OTHER, "disabled");
        boss.begin("enable");
        assertEquals(List.of(OTHER), boss.options("domain"), "the others are on");
        boss.complete(Map.of("domain", OTHER));
        awaitState(OTHER, "running");
        boss.begin("show");
        boss.complete(Map.of("domain", OTHER));
        String since = boss.value("since");
        boss.begin("restart");
        boss.complete(Map.of("domain", OTHER));
        assertEquals(Status.completed, boss.status(), boss.errors());
        Await.until(
                "it runs anew",
                Limits.ANSWER,
                () -> {
                    boss.begin("show");
                    boss.complete(Map.of("domain", OTHER));
                    return "running".equals(boss.value("state"))
                            && !since.equals(boss.value("since"));
                });
        boss.begin("restart");
        boss.complete(Map.of("domain", "nowhere.example.org"));
        assertEquals(Status.completed, boss.status());
        assertFalse(boss.errors().isEmpty(), "section 3.6: failed");
    }

    private void awaitState(String domain, String state) throws Exception {
        Await.until(
                domain + " is " + state,
                Limits.ANSWER,
                () -> {
                    boss.begin("list");
                    boss.complete(Map.of("filter", domain));
                    return boss.column("state").equals(List.of(state));
                });
    }

    private void checkTheFileAndAService() throws Exception {
        boss.begin("check");
        boss.next(Map.of());
        assertEquals(Status.completed, boss.status());
        assertEquals(List.of(), boss.column("text"));
        String right = file();
        scene.server().writeServices(right + "\n[wrong.example.org]\ncategory=nonsense\n");
        boss.begin("check");
        boss.next(Map.of("what", "file"));
        assertEquals("error", boss.column("severity").get(0));
        long last = file().lines().count();
        assertEquals(
                List.of(Long.toString(last - 1), Long.toString(last)),
                boss.column("line").stream().distinct().toList(),
                "of the wrong section's two lines");
        scene.server().writeServices(right);

        boss.begin("check");
        boss.next(Map.of("what", "service"));
        boss.complete(Map.of("domain", "new.example.org", "category", "gateway", "type", "none"));
        assertEquals(Status.completed, boss.status());
        assertTrue(boss.column("key").contains("type"), boss.column("key").toString());
        assertEquals(right, file(), "a check changes nothing");
    }

    private void backAndCancel() throws Exception {
        boss.begin("delete");
        boss.next(Map.of("domain", OTHER));
        assertTrue(boss.actions().containsAll(List.of(Action.prev, Action.complete)));
        boss.prev();
        assertEquals(Status.executing, boss.status());
        assertEquals(OTHER, boss.value("domain"), "what was chosen is kept");
        assertFalse(boss.actions().contains(Action.prev), "section 3.4");
        boss.next(Map.of());
        boss.cancel();
        assertEquals(Status.canceled, boss.status(), "section 2.4.3");
        assertTrue(file().contains(OTHER));
        assertRefused(boss, Condition.not_allowed, SpecificErrorCondition.sessionExpired);
    }

    private void sessionsThatAreNone() throws Exception {
        boss.begin("show");
        second.begin("show");
        second.use(boss.session());
        assertRefused(second, Condition.bad_request, SpecificErrorCondition.badSessionid);
        second.use("none-that-ever-was");
        assertRefused(second, Condition.bad_request, SpecificErrorCondition.badSessionid);
        boss.complete(Map.of("domain", OTHER));
        assertEquals(Status.completed, boss.status(), "nobody else has ended it");
        assertRefused(boss, Condition.not_allowed, SpecificErrorCondition.sessionExpired);
    }

    private static void assertRefused(
            Commander commander, Condition condition, SpecificErrorCondition specific) {
        XMPPErrorException refused =
                assertThrows(
                        XMPPErrorException.class,
                        () -> commander.complete(Map.of()),
                        "section 4.4");
        assertEquals(condition, refused.getStanzaError().getCondition());
        assertEquals(
                specific,
                org.jivesoftware.smackx.commands.AdHocCommand.getSpecificErrorCondition(
                        refused.getStanzaError()));
    }

    private void deleteAndForget() throws Exception {
        new Gateway(Scene.IRC).registerAndWait(juliet, "juliet_irc");
        boss.begin("delete");
        boss.next(Map.of("domain", Scene.IRC));
        assertTrue(boss.instructions().contains("1"), boss.instructions());
        boss.complete(Map.of("forget", "1"));
        assertEquals(Status.completed, boss.status(), boss.errors());
        assertFalse(file().contains("[" + Scene.IRC + "]"));
        Await.until("it is not served", Limits.ANSWER, () -> !scene.isServed(Scene.IRC));
        Await.until(
                "its registrations are gone",
                Limits.ANSWER,
                () ->
                        scene.server()
                                .probe()
                                .query("SELECT userJID FROM ofImsRegistration")
                                .isEmpty());
    }

    private void theServersOwnCommandsStillWork() throws Exception {
        assertEquals(
                Status.completed,
                boss.foreign("http://jabber.org/protocol/admin#get-console-info"),
                "others have the namespace as before");
    }

    private void whenThePluginGoesTheyGo() throws Exception {
        assertTrue(scene.server().probe().delete("imservices"));
        assertEquals(new TreeSet<>(), boss.nodes());
        assertEquals(
                Condition.item_not_found,
                assertThrows(XMPPErrorException.class, () -> boss.begin("list"))
                        .getStanzaError()
                        .getCondition());
        theServersOwnCommandsStillWork();
        Map<String, String> state = scene.server().probe().state();
        assertFalse(state.get("disco.infoProviders").contains("imservices"));
        assertTrue(scene.server().probe().install(OpenfireServer.pluginJar()));
        Await.until("they are back", Limits.ANSWER, () -> boss.nodes().containsAll(NAMES));
        boss.begin("list");
        boss.complete(Map.of());
        assertEquals(List.of(OTHER), boss.column("domain"));
    }

    private String file() throws Exception {
        return Files.readString(scene.server().home().resolve("conf/IMServices.dat"));
    }
}
