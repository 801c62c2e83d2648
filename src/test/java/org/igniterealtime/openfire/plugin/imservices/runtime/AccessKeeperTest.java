package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.igniterealtime.openfire.plugin.imservices.runtime.ManagerKit.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmpp.packet.JID;

/** Gates and their access files, in a real manager over the fake server. */
@Timeout(60)
class AccessKeeperTest {

    private static final String LISTED = section("a.x", "access=conf/a.xml");

    @TempDir Path folder;
    private Path home;
    private ManagerKit kit;

    @BeforeEach
    void prepare() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("conf"));
        kit = new ManagerKit(home, ManagerKit.QUICK);
    }

    @AfterEach
    void end() throws Exception {
        kit.close();
        assertEquals(0, kit.executor.getQueue().size(), "something is left to be done");
    }

    /** Replaced in one step, or a look could find half a file. */
    private void access(String path, String text) throws IOException {
        Path made = Files.writeString(home.resolve("made"), text);
        Files.move(made, home.resolve(path), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String only(String... people) {
        StringBuilder list = new StringBuilder("<list name='only'>\n");
        for (int i = 0; i < people.length; i++) {
            list.append(
                    "<item type='jid' value='%s' action='allow' order='%d'/>\n"
                            .formatted(people[i], i));
        }
        return list.append("<item action='deny' order='1000'/>\n</list>\n").toString();
    }

    private boolean letsIn(String peer) {
        return kit.hosting.gate("a.x").allows(new JID(peer), StanzaKind.PRESENCE_IN);
    }

    private void awaitIn(String peer, boolean in) throws Exception {
        Await.until(
                peer + (in ? " is let in" : " is kept out"),
                ManagerKit.LIMIT,
                () -> letsIn(peer) == in,
                kit.manager::statuses);
    }

    private void awaitReason(String part) throws Exception {
        Await.until(
                part,
                ManagerKit.LIMIT,
                () -> kit.status("a.x").reason().contains(part),
                kit.manager::statuses);
    }

    @Test
    void aListIsInForceBeforeTheServiceStarts() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(section("a.x", "access=conf/a.xml", "params=start=block"), section("b.x"));
        kit.awaitEvent("start a.x");
        assertTrue(letsIn("juliet@x"));
        assertFalse(letsIn("romeo@x"));
        kit.hosting.gate.countDown();
        kit.await("a.x RUNNING", "b.x RUNNING");
        assertEquals("", kit.status("a.x").reason());
        assertTrue(kit.hosting.gate("b.x").allows(new JID("romeo@x"), StanzaKind.IQ));
        assertFalse(kit.hosting.has("access a.x"));
    }

    @Test
    void whatIsOddIsRemarkedWhileTheServiceRuns() throws Exception {
        AtomicReference<Set<String>> unknown = new AtomicReference<>(Set.of("Staf", "Crew"));
        AtomicReference<Runnable> change = new AtomicReference<>();
        kit.hosting.peers =
                (domain, changed) -> {
                    change.set(changed);
                    return new FakeHosting.Strangers() {
                        @Override
                        public Set<String> unknownGroups() {
                            return unknown.get();
                        }
                    };
                };
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        String remark =
                "The access list conf/a.xml names groups that the server does not have: %s."
                        + " Correct the names there, or make the groups.";
        assertEquals(remark.formatted("Crew, Staf"), kit.status("a.x").reason());
        unknown.set(Set.of("Staf"));
        change.get().run();
        assertEquals(remark.formatted("Staf"), kit.status("a.x").reason());
        unknown.set(Set.of());
        change.get().run();
        assertEquals("", kit.status("a.x").reason());
        access(
                "conf/a.xml",
                "<list><item type='jid' value='juliet@x' action='allow' order='1'><iq/></item>\n"
                        + "<item action='deny' order='2'/></list>");
        awaitReason(
                "conf/a.xml, line 1, column 7: the item lets stanzas in, but the item of line 2 denies");
        assertEquals(ServiceState.RUNNING, kit.status("a.x").state());
        kit.apply(section("a.x"));
        Await.until("no remark", ManagerKit.LIMIT, () -> kit.status("a.x").reason().isEmpty());
    }

    @Test
    void aServiceWhoseListIsNotReadYetIsClosed() throws Exception {
        CountDownLatch known = new CountDownLatch(1);
        kit.hosting.peers =
                (domain, changed) -> {
                    kit.hosting.record("ask " + domain);
                    awaitQuietly(known);
                    return new FakeHosting.Strangers();
                };
        access("conf/a.xml", "<list><item action='allow' order='1'/></list>");
        kit.begin(LISTED);
        kit.awaitEvent("ask a.x");
        assertFalse(letsIn("juliet@x"));
        known.countDown();
        kit.await("a.x RUNNING");
        assertTrue(letsIn("juliet@x"));
    }

    @Test
    void theGateIsClosedBeforeTheServiceHearsOfItsFirstList() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(section("a.x", "params=update=block"));
        kit.await("a.x RUNNING");
        kit.apply(section("a.x", "access=conf/a.xml", "params=update=block"));
        kit.awaitEvent("update a.x");
        assertTrue(letsIn("juliet@x"));
        assertFalse(letsIn("romeo@x"));
        kit.hosting.takeEvents();
        kit.hosting.gate.countDown();
        // Not only before, when the service still went by the rule that it has without a list.
        kit.awaitEvent("access a.x");
    }

    @Test
    void theServiceHearsThatThereIsNoListBeforeTheGateOpens() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(section("a.x", "access=conf/a.xml", "params=update=block"));
        kit.await("a.x RUNNING");
        kit.apply(section("a.x", "params=update=block"));
        kit.awaitEvent("update a.x");
        assertFalse(letsIn("romeo@x"));
        kit.hosting.gate.countDown();
        awaitIn("romeo@x", true);
        kit.awaitEvent("access a.x");
    }

    @Test
    void aChangeOfTheFileSwitchesTheGateAndTellsTheService() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        kit.hosting.takeEvents();
        access("conf/a.xml", only("romeo@x"));
        awaitIn("romeo@x", true);
        assertFalse(letsIn("juliet@x"));
        kit.awaitEvent("access a.x");
        assertEquals(List.of("access a.x"), kit.hosting.takeEvents());
    }

    @Test
    void twoQuickChangesEndWithTheSecond() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        for (int i = 0; i < 20; i++) {
            access("conf/a.xml", only("romeo@x"));
            access("conf/a.xml", only("benvolio@x"));
        }
        awaitIn("benvolio@x", true);
        assertFalse(letsIn("juliet@x"));
        assertFalse(letsIn("romeo@x"));
    }

    @Test
    void aWrongFileLeavesTheLastGoodListInForceAndSaysSo() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        access(
                "conf/a.xml",
                "<list name='a'>\n  <item type='jid' value='romeo@x' action='allow' order='1'>\n</list>\n");
        kit.await("a.x DEGRADED");
        awaitReason(
                "The access list is not in force, and the one before stays: conf/a.xml, line 2,");
        assertTrue(letsIn("juliet@x"));
        assertFalse(letsIn("romeo@x"));
        Files.delete(home.resolve("conf/a.xml"));
        awaitReason("stays: There is no file conf/a.xml.");
        assertTrue(letsIn("juliet@x"));
        access("conf/a.xml", only("romeo@x"));
        kit.await("a.x RUNNING");
        assertEquals("", kit.status("a.x").reason());
        assertTrue(letsIn("romeo@x"));
    }

    @Test
    void withoutAGoodListNobodyIsLetInUntilThereIsOne() throws Exception {
        kit.begin(LISTED);
        kit.await("a.x DEGRADED");
        assertEquals(
                "Nobody is let in, because the access list cannot be used: There is no file"
                        + " conf/a.xml.",
                kit.status("a.x").reason());
        assertFalse(letsIn("juliet@x"));
        access("conf/a.xml", "<list><item type='jid' value='juliet@x' action='allow' order='x'/>");
        awaitReason("further errors in the log");
        assertFalse(letsIn("juliet@x"));
        access("conf/a.xml", only("juliet@x"));
        kit.await("a.x RUNNING");
        assertTrue(letsIn("juliet@x"));
    }

    @Test
    void theAccessLineChangesWithoutARestart() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        access("conf/b.xml", only("romeo@x"));
        kit.begin(section("a.x"));
        kit.await("a.x RUNNING");
        assertTrue(letsIn("juliet@x"));
        assertTrue(letsIn("romeo@x"));
        kit.hosting.takeEvents();
        kit.apply(LISTED);
        awaitIn("romeo@x", false);
        assertTrue(letsIn("juliet@x"));
        kit.apply(section("a.x", "access=conf/b.xml"));
        awaitIn("romeo@x", true);
        assertFalse(letsIn("juliet@x"));
        // Of another file the last good list is nobody's: the path may be mistyped.
        kit.apply(section("a.x", "access=conf/c.xml"));
        awaitIn("romeo@x", false);
        awaitReason("Nobody is let in");
        access("conf/b.xml", only("romeo@x", "juliet@x"));
        kit.apply(section("a.x"));
        awaitIn("romeo@x", true);
        kit.await("a.x RUNNING");
        assertEquals("", kit.status("a.x").reason());
        assertFalse(kit.hosting.has("stop a.x"));
        assertTrue(kit.hosting.has("update a.x"));
    }

    @Test
    void aWrongSectionKeepsItsList() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        kit.apply(section("a.x", "access=conf/a.xml", "browse=maybe"));
        awaitReason("its section is wrong now");
        assertTrue(letsIn("juliet@x"));
        assertFalse(letsIn("romeo@x"));
        // Nor does a wrong section without the line open it.
        kit.apply(section("a.x", "browse=never"));
        awaitReason("never");
        assertFalse(letsIn("romeo@x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conf/link.xml    | The path conf/link.xml leads out of Openfire's home.",
                "conf/a:b.xml     | The path conf/a:b.xml is not relative.",
                "conf/secret.xml  | The file conf/secret.xml belongs to the server itself",
                "nowhere/a.xml    | There is no folder for the file nowhere/a.xml",
                "conf             | conf is no file.",
                "conf/entity.xml  | conf/entity.xml, line 1, column 1: a document type (DOCTYPE) is not accepted",
                "conf/laughs.xml  | conf/laughs.xml, line 2, column 1: a document type (DOCTYPE) is not accepted"
            })
    void whatLeadsElsewhereIsRefused(String path, String reason) throws Exception {
        Files.writeString(home.resolve("../outside.xml"), "<list/>");
        Files.createSymbolicLink(
                home.resolve("conf/link.xml"), home.resolve("../outside.xml").normalize());
        Files.writeString(home.resolve("conf/openfire.xml"), "<list/>");
        Files.createLink(home.resolve("conf/secret.xml"), home.resolve("conf/openfire.xml"));
        access(
                "conf/entity.xml",
                "<!DOCTYPE list [<!ENTITY x SYSTEM '../outside.xml'>]><list>&x;</list>");
        access(
                "conf/laughs.xml",
                "<?xml version='1.0'?>\n<!DOCTYPE l [<!ENTITY a 'ha'>"
                        + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><list>&b;</list>");
        kit.begin(section("a.x", "access=" + path));
        kit.await("a.x DEGRADED");
        String said = kit.status("a.x").reason();
        assertTrue(said.contains("Nobody is let in") && said.contains(reason), said);
        assertFalse(letsIn("juliet@x"));
    }

    @Test
    void whatTheServerDoesNotTellIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger open = new AtomicInteger();
        kit.hosting.peers =
                (domain, changed) -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new ServiceException("the directory is away");
                    }
                    open.incrementAndGet();
                    return new FakeHosting.Strangers() {
                        @Override
                        public void close() {
                            open.decrementAndGet();
                        }
                    };
                };
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        assertEquals(3, asked.get());
        assertTrue(letsIn("juliet@x"));
        access("conf/a.xml", only("romeo@x"));
        awaitIn("romeo@x", true);
        Await.until("the old ones are closed", ManagerKit.LIMIT, () -> open.get() == 1);
        kit.apply(section("a.x"));
        Await.until("all are closed", ManagerKit.LIMIT, () -> open.get() == 0);
    }

    @Test
    void aServiceThatIsTakenOutWhileItsListIsLoadedLeavesNothing() throws Exception {
        CountDownLatch known = new CountDownLatch(1);
        AtomicInteger open = new AtomicInteger();
        kit.hosting.peers =
                (domain, changed) -> {
                    kit.hosting.record("ask " + domain);
                    awaitQuietly(known);
                    open.incrementAndGet();
                    return new FakeHosting.Strangers() {
                        @Override
                        public void close() {
                            open.decrementAndGet();
                        }
                    };
                };
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.awaitEvent("ask a.x");
        kit.apply("");
        known.countDown();
        kit.awaitEvent("release a.x");
        assertEquals(0, open.get());
    }

    @Test
    void theWholeStopsWhileAChangedListIsLoaded() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(LISTED);
        kit.await("a.x RUNNING");
        CountDownLatch known = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        kit.hosting.peers =
                (domain, changed) -> {
                    kit.hosting.record("ask " + domain);
                    awaitQuietly(known);
                    return new FakeHosting.Strangers() {
                        @Override
                        public void close() {
                            closed.incrementAndGet();
                        }
                    };
                };
        access("conf/a.xml", only("romeo@x"));
        kit.awaitEvent("ask a.x");
        kit.manager.stop();
        known.countDown();
        Await.until("what came too late is closed", ManagerKit.LIMIT, () -> closed.get() == 1);
    }

    @Test
    void aServiceThatThrowsWhenToldIsJudgedAllTheSame() throws Exception {
        access("conf/a.xml", only("juliet@x"));
        kit.begin(section("a.x", "access=conf/a.xml", "params=access=error"));
        kit.await("a.x RUNNING");
        access("conf/a.xml", only("romeo@x"));
        awaitIn("romeo@x", true);
        access("conf/a.xml", only("juliet@x"));
        awaitIn("juliet@x", true);
        kit.await("a.x RUNNING");
    }

    @Test
    void changedFactsAreToldOnceForMany() throws Exception {
        List<Runnable> changes = new java.util.concurrent.CopyOnWriteArrayList<>();
        kit.hosting.peers =
                (domain, changed) -> {
                    changes.add(changed);
                    return (LivePeers) new FakeHosting.Strangers();
                };
        access("conf/a.xml", only("juliet@x"));
        kit.begin(section("a.x", "access=conf/a.xml", "params=access=block"));
        kit.await("a.x RUNNING");
        changes.get(0).run();
        kit.awaitEvent("access a.x");
        for (int i = 0; i < 100; i++) {
            changes.get(0).run();
        }
        kit.hosting.gate.countDown();
        Await.until("told", ManagerKit.LIMIT, () -> kit.hosting.count("access a.x") == 2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
