package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.igniterealtime.openfire.plugin.imservices.runtime.ManagerKit.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong becomes the state of the service it concerns, and of no other. */
class FailureTest {

    private static final String B = section("b.x");

    @TempDir private Path home;
    private ManagerKit kit;

    private void begin(Timing timing, String... sections) throws Exception {
        kit = new ManagerKit(home, timing);
        kit.begin(sections);
    }

    @AfterEach
    void close() throws Exception {
        if (kit != null) {
            kit.close();
        }
    }

    private void assertReason(String domain, String part) {
        String reason = kit.status(domain).reason();
        assertTrue(reason.contains(part), reason);
    }

    @Test
    void aWrongSectionThatNeverWasGoodFailsAlone() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x", "browse=maybe", "nonsense"), B);
        kit.await("a.x FAILED", "b.x RUNNING");
        assertReason("a.x", "line 5, column 8: browse is \"maybe\"");
        assertReason("a.x", "line 6, column 1: the line has no =");
        kit.apply(section("a.x"), B);
        kit.await("a.x RUNNING", "b.x RUNNING");
    }

    @Test
    void aRunningServiceKeepsItsLastGoodDefinitionAndSaysSo() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x"), B);
        kit.await("a.x RUNNING", "b.x RUNNING");
        kit.hosting.takeEvents();
        kit.apply(section("a.x", "browse=maybe"), B);
        Await.until(
                "said",
                ManagerKit.LIMIT,
                () -> kit.status("a.x").reason().contains("line 5, column 8: browse"));
        assertEquals(ServiceState.RUNNING, kit.status("a.x").state());
        assertEquals(List.of(), kit.hosting.takeEvents());
        kit.hosting.reports("a.x").degraded(Phrase.english("half of it"));
        assertEquals(ServiceState.DEGRADED, kit.status("a.x").state());
        assertReason("a.x", "half of it; its section is wrong now");
        kit.hosting.reports("a.x").recovered();
        kit.apply(section("a.x", "name=Good"), B);
        kit.awaitEvent("update a.x");
        assertEquals("", kit.status("a.x").reason());
    }

    @Test
    void aWrongSectionCanStillBeSwitchedOff() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x"));
        kit.await("a.x RUNNING");
        kit.apply(section("a.x", "browse=maybe", "enabled=no"));
        kit.await("a.x DISABLED");
    }

    @Test
    void theSecondSectionOfADomainIsNotUsed() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x"), section("A.x", "params=start=fail"));
        kit.await("a.x RUNNING");
    }

    @Test
    void aWrongAccessLineClosesTheServiceToo() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x"));
        kit.await("a.x RUNNING");
        kit.apply(section("a.x", "access=/etc/a.xml"));
        kit.await("a.x FAILED");
        kit.awaitEvent("release a.x");
        assertReason("a.x", "line 5, column 8: the path /etc/a.xml is not relative");
    }

    @Test
    void aRefusedDomainIsAskedForAgain() throws Exception {
        kit = new ManagerKit(home, ManagerKit.QUICK);
        kit.hosting.refused.put("a.x", "a.x is held by another component");
        kit.begin(section("a.x"), B);
        kit.await("a.x FAILED", "b.x RUNNING");
        assertEquals("a.x is held by another component", kit.status("a.x").reason());
        ServiceStatus first = kit.status("a.x");
        Await.until("again", ManagerKit.LIMIT, () -> kit.hosting.count("claim a.x") > 3);
        assertEquals(first, kit.status("a.x"));
        kit.hosting.refused.clear();
        kit.await("a.x RUNNING", "b.x RUNNING");
        assertEquals("", kit.status("a.x").reason());
    }

    @Test
    void aFailedStartLeavesNothingAndIsTriedAgain() throws Exception {
        begin(ManagerKit.QUICK, section("a.x", "params=start=fail"), B);
        kit.await("a.x FAILED", "b.x RUNNING");
        assertEquals("it was told to fail in start", kit.status("a.x").reason());
        Await.until("again", ManagerKit.LIMIT, () -> kit.hosting.count("start a.x") > 2);
        kit.manager.stop();
        List<String> events =
                kit.hosting.takeEvents().stream().filter(event -> event.endsWith("a.x")).toList();
        assertEquals(
                List.of(
                        "claim a.x",
                        "create a.x",
                        "start a.x",
                        "shut a.x",
                        "stop a.x",
                        "vacate a.x"),
                events.subList(0, 6));
        assertFalse(events.contains("open a.x"));
    }

    @Test
    void whateverAModuleThrowsIsAState() throws Exception {
        begin(
                ManagerKit.PATIENT,
                section("create.x", "params=create=error"),
                section("null.x", "params=create=null"),
                section("start.x", "params=start=error"),
                section("stop.x", "params=stop=error"),
                B);
        kit.await(
                "create.x FAILED",
                "null.x FAILED",
                "start.x FAILED",
                "stop.x RUNNING",
                "b.x RUNNING");
        assertEquals("NoClassDefFoundError: missing/Class", kit.status("create.x").reason());
        assertEquals("the module scripted made no service", kit.status("null.x").reason());
        assertEquals("NoClassDefFoundError: missing/Class", kit.status("start.x").reason());
        kit.apply(B);
        // Those that failed keep their domains too, until they are released, each at its own time.
        Await.until("one claim", ManagerKit.LIMIT, () -> kit.hosting.claimed() == 1);
    }

    @Test
    void aModuleThatIsNotThereIsAStateOfItsServices() throws Exception {
        begin(
                ManagerKit.PATIENT,
                section("a.x").replace("scripted", "unknown"),
                section("c.x").replace("scripted", "none.jar"),
                "[p.x]\ncategory=gateway\ntype=irc\n",
                "[q.x]\ncategory=gateway\ntype=irc\nmodule=libdiscord.so\n",
                B);
        kit.await("a.x FAILED", "c.x FAILED", "p.x FAILED", "q.x FAILED", "b.x RUNNING");
        assertReason("a.x", "there is no module unknown; built into this version: scripted");
        assertReason("c.x", "there is no module none.jar: put the file into " + kit.modulesFolder);
        assertReason("p.x", "there is no module purple;");
        assertReason("q.x", "there is no module libdiscord.so: put the file into");
    }

    @Test
    void aServicesOwnReportsAreItsState() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x", "params=start=degraded"), B);
        kit.await("a.x DEGRADED", "b.x RUNNING");
        assertEquals("it was told to", kit.status("a.x").reason());
        kit.hosting.reports("a.x").recovered();
        assertEquals(ServiceState.RUNNING, kit.status("a.x").state());
        assertEquals("", kit.status("a.x").reason());
    }

    @Test
    void aServiceThatEndsByItselfIsStoppedAndStartedAgainLater() throws Exception {
        begin(ManagerKit.timing(Duration.ofSeconds(3), Duration.ofSeconds(10)), section("a.x"));
        kit.await("a.x RUNNING");
        Hosting.StateReports old = kit.hosting.reports("a.x");
        old.failed(Phrase.english("the end"));
        assertEquals(ServiceState.FAILED, kit.status("a.x").state());
        assertReason("a.x", "the end");
        kit.awaitEvent("vacate a.x");
        kit.await("a.x RUNNING");
        old.failed(Phrase.english("said too late"));
        assertEquals(ServiceState.RUNNING, kit.status("a.x").state());
    }

    @Test
    void aServiceThatEndsDuringItsStartDoesNotGetStuck() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x", "params=start=failed"));
        kit.awaitEvent("vacate a.x");
        kit.await("a.x FAILED");
        kit.apply(section("a.x"));
        kit.await("a.x RUNNING");
    }

    @Test
    void restartTriesAFailedServiceAtOnce() throws Exception {
        kit = new ManagerKit(home, ManagerKit.PATIENT);
        kit.hosting.refused.put("a.x", "held");
        kit.begin(section("a.x"));
        kit.await("a.x FAILED");
        kit.hosting.refused.clear();
        kit.manager.restart("a.x");
        kit.await("a.x RUNNING");
    }

    @Test
    void aStopDuringAStartWaitsForItAndUndoesIt() throws Exception {
        begin(ManagerKit.PATIENT, section("a.x", "params=start=block"), B);
        kit.awaitEvent("start a.x");
        kit.executor.schedule(kit.hosting.gate::countDown, 300, TimeUnit.MILLISECONDS);
        kit.manager.stop();
        assertTrue(kit.hosting.has("stop a.x"));
        assertEquals(0, kit.hosting.claimed());
        assertEquals(List.of(), kit.manager.statuses());
    }

    @Test
    void aServiceThatDoesNotStopLosesItsDomain() throws Exception {
        Timing hasty = ManagerKit.timing(Duration.ofHours(1), Duration.ofSeconds(2));
        begin(hasty, section("a.x", "params=stop=block"), B);
        kit.await("a.x RUNNING", "b.x RUNNING");
        kit.manager.stop();
        assertEquals(0, kit.hosting.claimed());
        assertTrue(kit.hosting.has("stop b.x"));
    }

    @Test
    void waitsGrowToALimit() {
        Timing normal = Timing.NORMAL;
        assertEquals(Duration.ofSeconds(1), normal.wait(true, 1));
        assertEquals(Duration.ofSeconds(32), normal.wait(true, 6));
        assertEquals(Duration.ofSeconds(60), normal.wait(true, 7));
        assertEquals(Duration.ofSeconds(30), normal.wait(false, 1));
        assertEquals(Duration.ofMinutes(10), normal.wait(false, 1000));
    }
}
