package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.BLOCKED;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.EVERYBODY;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.INSIDE;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.NOBODY;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.OUTSIDE;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.file;
import static org.igniterealtime.openfire.plugin.imservices.openfire.AccessScene.jid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.ConsoleClient;
import org.igniterealtime.openfire.plugin.imservices.kit.ExternalComponent;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.jxmpp.jid.impl.JidCreate;

/** What an access list decides by changes while users are online: groups, subscriptions, the file itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessChangesIT {

    private static final String SERVICES = "/plugins/imservices/api/services";

    private AccessScene scene;

    @BeforeAll
    void start() throws Exception {
        scene = new AccessScene();
    }

    @AfterAll
    void stop() {
        if (scene != null) {
            scene.close();
        }
    }

    private void awaitAnswer(TestClient client, String domain, String answer) throws Exception {
        Await.until(
                domain + " answers " + answer,
                RecorderServer.SOON,
                () -> client.answer(domain).equals(answer),
                scene.server()::log);
    }

    @Test
    void theMembersOfAGroupAreLetIn() throws Exception {
        scene.server().probe().addGroup("Staff");
        scene.put(INSIDE, "<item type='group' value='Staff' action='allow' order='1'/>", NOBODY);
        try (TestClient bob = scene.bob("desk")) {
            assertEquals(BLOCKED, bob.answer(INSIDE));
            scene.change(
                    INSIDE, () -> scene.server().probe().addMember("Staff", "bob@example.org"));
            assertEquals("result", bob.answer(INSIDE));
            scene.change(
                    INSIDE, () -> scene.server().probe().removeMember("Staff", "bob@example.org"));
            assertEquals(BLOCKED, bob.answer(INSIDE));
            scene.change(
                    INSIDE, () -> scene.server().probe().addMember("Staff", "bob@example.org"));
            assertEquals("result", bob.answer(INSIDE));
            scene.change(INSIDE, () -> scene.server().probe().deleteGroup("Staff"));
            assertEquals(BLOCKED, bob.answer(INSIDE));
        }
    }

    @Test
    void whoHasSubscribedIsLetIn() throws Exception {
        scene.put(INSIDE, EVERYBODY);
        try (TestClient alice = scene.alice("desk");
                TestClient bob = scene.bob("desk")) {
            assertEquals("put", bob.ask(INSIDE, "put " + INSIDE + " both Echo Services"));
            scene.put(
                    INSIDE,
                    "<item type='subscription' value='both' action='allow' order='1'/>",
                    NOBODY);
            assertEquals("result", bob.answer(INSIDE));
            assertEquals(BLOCKED, alice.answer(INSIDE));
            Await.until(
                    "the item is in the roster",
                    RecorderServer.SOON,
                    () -> bob.roster().getEntry(JidCreate.bareFrom(INSIDE)) != null);
            bob.roster().removeEntry(bob.roster().getEntry(JidCreate.bareFrom(INSIDE)));
            awaitAnswer(bob, INSIDE, BLOCKED);
        }
    }

    @Test
    void aFileThatIsWrongOrGoneLeavesTheLastListInForceAndTheConsoleSaysSo() throws Exception {
        scene.put(OUTSIDE, jid("deny", "bob@example.org", 1), EVERYBODY);
        try (TestClient alice = scene.alice("desk");
                TestClient bob = scene.bob("desk")) {
            // As the example of the other product is printed: an item that is not closed.
            scene.server()
                    .write(
                            file(OUTSIDE),
                            "<list name='friends'>\n"
                                    + "  <item type='jid' value='bob@example.org' action='allow' order='6'>\n"
                                    + "  <item action='deny' order='444'/>\n</list>\n");
            awaitState("line 2, column");
            assertEquals(BLOCKED, bob.answer(OUTSIDE));
            assertEquals("result", alice.answer(OUTSIDE));
            Files.delete(scene.server().home().resolve(file(OUTSIDE)));
            awaitState("There is no file " + file(OUTSIDE));
            assertEquals("result", alice.answer(OUTSIDE));
            Path outside = Files.createTempFile("ims-access-", ".xml");
            Files.writeString(outside, AccessScene.list(EVERYBODY));
            try {
                Files.createSymbolicLink(scene.server().home().resolve(file(OUTSIDE)), outside);
                awaitState("leads out of Openfire’s home", "leads out of Openfire's home");
                assertEquals(BLOCKED, bob.answer(OUTSIDE));
            } finally {
                Files.delete(outside);
                Files.delete(scene.server().home().resolve(file(OUTSIDE)));
            }
            scene.put(OUTSIDE, jid("deny", "alice@example.org", 1), EVERYBODY);
            assertEquals(BLOCKED, alice.answer(OUTSIDE));
            assertEquals("result", bob.answer(OUTSIDE));
            assertFalse(services().contains("There is no file"));
        }
    }

    @Test
    void withoutAnyGoodListNobodyIsLetInAndThePathMayBePutRightWithoutARestart() throws Exception {
        String late = "late.example.org";
        String others =
                RecorderServer.restricted(INSIDE, file(INSIDE))
                        + RecorderServer.restricted(OUTSIDE, file(OUTSIDE));
        scene.server()
                .write(
                        "conf/laughs.xml",
                        "<!DOCTYPE list [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\n<list>&b;</list>");
        scene.server().write("conf/late.xml", AccessScene.list(EVERYBODY));
        scene.server().writeServices(others + RecorderServer.restricted(late, "conf/laughs.xml"));
        awaitState("a document type (DOCTYPE) is not accepted");
        try (TestClient alice = scene.alice("desk")) {
            assertEquals(BLOCKED, alice.answer(late));
            assertFalse(alice.discoItems().toString().contains(late));
            scene.server().writeServices(others + RecorderServer.restricted(late, "conf/none.xml"));
            awaitState("There is no file conf/none.xml");
            assertEquals(BLOCKED, alice.answer(late));
            scene.server().writeServices(others + RecorderServer.restricted(late, "conf/late.xml"));
            awaitAnswer(alice, late, "result");
            // With the line everybody is let in who was before; without it, too.
            scene.server().writeServices(others + RecorderServer.services(late));
            scene.server().write("conf/late.xml", AccessScene.list(NOBODY));
            awaitAnswer(alice, late, "result");
            scene.server().writeServices(others);
            // What has no route is not always answered by the server; so its routes are asked.
            Await.until(
                    "nothing is left of it",
                    RecorderServer.SOON,
                    () -> !scene.server().probe().state().get("routes").contains(late));
        }
    }

    /** Its stanzas pass no session of a client. */
    @Test
    void whatComesFromAComponentIsJudgedAsWell() throws Exception {
        int port = Ports.free();
        scene.server().probe().setProperty("xmpp.component.socket.port", Integer.toString(port));
        scene.server().probe().setProperty("xmpp.component.defaultSecret", "sesame");
        scene.server().probe().setProperty("xmpp.component.socket.active", "true");
        scene.server().restart();
        Await.until("the port for components", RecorderServer.SOON, () -> Ports.isOpen(port));
        scene.recorders().awaitListed(INSIDE);
        scene.put(INSIDE, jid("deny", "mob.example.org", 1), EVERYBODY);
        try (ExternalComponent mob = ExternalComponent.connect(port, "mob.example.org", "sesame");
                ExternalComponent staff =
                        ExternalComponent.connect(port, "staff.example.org", "sesame")) {
            mob.send("<presence from='x@mob.example.org' to='" + INSIDE + "'/>");
            mob.send(
                    "<message from='x@mob.example.org' to='"
                            + INSIDE
                            + "' id='m1'><body>hello</body></message>");
            String answer = mob.await("</message>", "m1");
            assertTrue(answer.contains(BLOCKED) && !answer.contains("<presence"), answer);
            mob.send(
                    "<iq type='get' id='i1' from='x@mob.example.org' to='"
                            + INSIDE
                            + "'><query xmlns='jabber:iq:version'/></iq>");
            answer = mob.await("</iq>", "i1");
            assertTrue(answer.contains(BLOCKED), answer);
            assertFalse(scene.hasSeen(INSIDE, "x@mob"));
            staff.send(
                    "<message from='x@staff.example.org' to='"
                            + INSIDE
                            + "' id='m2'><body>hello</body></message>");
            assertTrue(staff.await("</message>", "echo hello").contains("echo hello"));
        }
    }

    private String services() throws Exception {
        return ConsoleClient.administrator(scene.server()).get(SERVICES).body();
    }

    /** Waits until the console's list of services says one of these. */
    private void awaitState(String... any) throws Exception {
        ConsoleClient administrator = ConsoleClient.administrator(scene.server());
        Await.until(
                "the console says " + String.join(" or ", any),
                RecorderServer.SOON,
                () -> {
                    String body = administrator.get(SERVICES).body();
                    for (String each : any) {
                        if (body.contains(each)) {
                            return true;
                        }
                    }
                    return false;
                },
                () -> administrator.get(SERVICES).body());
    }
}
