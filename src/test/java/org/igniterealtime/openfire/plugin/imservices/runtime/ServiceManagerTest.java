package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.igniterealtime.openfire.plugin.imservices.runtime.ManagerKit.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services follow the file by difference. */
class ServiceManagerTest {

    private static final String A = section("a.x", "params=k=1");
    private static final String B = section("b.x");

    @TempDir private Path home;
    private ManagerKit kit;

    @BeforeEach
    void open() throws Exception {
        kit = new ManagerKit(home, ManagerKit.PATIENT);
    }

    @AfterEach
    void close() throws Exception {
        kit.close();
    }

    @Test
    void aServiceIsClaimedMadeStartedAndOpenedAndStoppedInReverse() throws Exception {
        kit.begin(A);
        kit.await("a.x RUNNING");
        assertEquals(
                List.of("claim a.x", "create a.x", "start a.x", "open a.x"),
                kit.hosting.takeEvents());
        kit.apply("");
        kit.await();
        kit.awaitEvent("release a.x");
        assertEquals(
                List.of("shut a.x", "stop a.x", "vacate a.x", "release a.x"),
                kit.hosting.takeEvents());
    }

    @Test
    void aMissingFileMeansNoServicesAndOneThatAppearsIsPickedUp() throws Exception {
        kit.manager.start();
        kit.write(A);
        kit.await("a.x RUNNING");
        Files.delete(kit.file);
        kit.await();
        kit.awaitEvent("release a.x");
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() throws Exception {
        kit.begin(A);
        kit.await("a.x RUNNING");
        kit.hosting.takeEvents();
        Path folder = Files.createDirectory(kit.file.resolveSibling("folder"));
        replaceFile(Files.createSymbolicLink(kit.file.resolveSibling("link"), folder));
        kit.manager.reload();
        replaceFile(Files.writeString(kit.file.resolveSibling("new"), A + "\n" + B));
        kit.await("a.x RUNNING", "b.x RUNNING");
        assertFalse(kit.hosting.has("stop a.x"));
    }

    /** In one step: whoever reads meanwhile finds the one or the other. */
    private void replaceFile(Path by) throws IOException {
        Files.move(by, kit.file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void aChangedSectionRestartsItsServiceAlone() throws Exception {
        kit.begin(A, B);
        kit.await("a.x RUNNING", "b.x RUNNING");
        kit.hosting.takeEvents();
        kit.apply(section("a.x", "params=k=2"), B, section("c.x"));
        kit.awaitEvent("open c.x");
        kit.awaitEvent("open a.x");
        kit.await("a.x RUNNING", "b.x RUNNING", "c.x RUNNING");
        List<String> events = kit.hosting.takeEvents();
        assertEquals(
                List.of(
                        "shut a.x",
                        "stop a.x",
                        "vacate a.x",
                        "claim a.x",
                        "create a.x",
                        "start a.x",
                        "open a.x"),
                events.stream().filter(event -> event.endsWith("a.x")).toList());
        assertEquals(List.of(), events.stream().filter(event -> event.endsWith("b.x")).toList());
    }

    @Test
    void aChangeOfDescriptionBrowseModeOrHistoryRestartsNothing() throws Exception {
        kit.begin(A, B);
        kit.await("a.x RUNNING", "b.x RUNNING");
        kit.hosting.takeEvents();
        kit.apply(
                section("a.x", "params=k=1", "name=New", "browse=private", "history=r;logs/r"), B);
        kit.awaitEvent("update a.x");
        assertEquals(List.of("place.update a.x New", "update a.x"), kit.hosting.takeEvents());
    }

    @Test
    void commentsAndOrderChangeNothing() throws Exception {
        kit.begin(A, B);
        kit.await("a.x RUNNING", "b.x RUNNING");
        kit.hosting.takeEvents();
        kit.apply("# a comment", B, A.replace("category=", "Category =  "));
        kit.await("b.x RUNNING", "a.x RUNNING");
        assertEquals(List.of(), kit.hosting.takeEvents());
    }

    @Test
    void aServiceThatDoesNotTakeItsUpdateIsRestarted() throws Exception {
        kit.begin(section("a.x", "params=update=error"));
        kit.await("a.x RUNNING");
        kit.hosting.takeEvents();
        kit.apply(section("a.x", "params=update=error", "name=New"));
        kit.awaitEvent("open a.x");
        kit.await("a.x RUNNING");
        assertEquals(1, kit.hosting.count("stop a.x"));
        assertEquals(1, kit.hosting.count("update a.x"));
    }

    @Test
    void aThousandServicesStartAndAChangeTouchesOnlyOne() throws Exception {
        List<String> sections =
                new ArrayList<>(
                        IntStream.range(0, 1000).mapToObj(i -> section("s" + i + ".x")).toList());
        kit.begin(sections.toArray(String[]::new));
        Await.until(
                "1000 services run",
                ManagerKit.LIMIT,
                () -> kit.states().stream().filter(s -> s.endsWith("RUNNING")).count() == 1000,
                kit.hosting::open);
        assertTrue(kit.hosting.busiest() <= ServiceManager.AT_ONCE);
        kit.hosting.takeEvents();
        sections.set(500, section("s500.x", "params=k=1"));
        kit.apply(sections.toArray(String[]::new));
        kit.awaitEvent("open s500.x");
        assertEquals(
                List.of(
                        "shut s500.x",
                        "stop s500.x",
                        "vacate s500.x",
                        "claim s500.x",
                        "create s500.x",
                        "start s500.x",
                        "open s500.x"),
                kit.hosting.takeEvents());
        assertEquals(1000, kit.hosting.open());
    }

    @Test
    void servicesStartSideBySide() throws Exception {
        kit.begin(section("a.x", "params=start=block"), B);
        kit.await("a.x STARTING", "b.x RUNNING");
        kit.hosting.gate.countDown();
        kit.await("a.x RUNNING", "b.x RUNNING");
    }

    @Test
    void aDomainThatComesAgainWaitsUntilItsPredecessorHasStopped() throws Exception {
        kit.begin(section("a.x", "params=stop=block"));
        kit.await("a.x RUNNING");
        kit.apply("");
        kit.awaitEvent("stop a.x");
        kit.apply(section("a.x", "params=k=2"));
        kit.await("a.x STARTING");
        assertEquals(1, kit.hosting.count("claim a.x"));
        kit.hosting.gate.countDown();
        kit.await("a.x RUNNING");
        assertEquals(2, kit.hosting.count("claim a.x"));
    }

    @Test
    void whatChangesDuringAStartIsDoneAfterIt() throws Exception {
        kit.begin(section("a.x", "params=start=block"));
        kit.awaitEvent("start a.x");
        kit.apply(section("a.x", "params=k=1"), B);
        kit.await("a.x STARTING", "b.x RUNNING");
        kit.apply(section("a.x", "params=k=2"), B, section("c.x"));
        kit.await("a.x STARTING", "b.x RUNNING", "c.x RUNNING");
        kit.hosting.gate.countDown();
        Await.until("a restart", ManagerKit.LIMIT, () -> kit.hosting.count("start a.x") == 2);
        kit.await("a.x RUNNING", "b.x RUNNING", "c.x RUNNING");
        assertEquals(2, kit.hosting.count("start a.x"));
    }

    @Test
    void aDisabledServiceStopsAndStartsAgain() throws Exception {
        kit.begin(A, section("b.x", "enabled=no"));
        kit.await("a.x RUNNING", "b.x DISABLED");
        kit.apply(section("a.x", "params=k=1", "enabled=no"), section("b.x", "enabled=yes"));
        kit.await("a.x DISABLED", "b.x RUNNING");
        kit.awaitEvent("release a.x");
        assertFalse(kit.manager.statuses().get(0).reason().isEmpty());
    }

    @Test
    void restartMakesTheServiceAnew() throws Exception {
        kit.begin(A, B);
        kit.await("a.x RUNNING", "b.x RUNNING");
        kit.hosting.takeEvents();
        assertTrue(kit.manager.restart("a.x"));
        kit.awaitEvent("open a.x");
        kit.await("a.x RUNNING", "b.x RUNNING");
        assertEquals(
                List.of(
                        "shut a.x",
                        "stop a.x",
                        "vacate a.x",
                        "claim a.x",
                        "create a.x",
                        "start a.x",
                        "open a.x"),
                kit.hosting.takeEvents());
        assertFalse(kit.manager.restart("none.x"));
    }

    @Test
    void theFileIsWatched() throws Exception {
        kit.begin(A);
        kit.await("a.x RUNNING");
        Path next = home.resolve("next");
        Files.writeString(next, A + B);
        Files.move(next, kit.file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        kit.await("a.x RUNNING", "b.x RUNNING");
        assertEquals(1, kit.hosting.count("start a.x"));
    }

    @Test
    void aTouchedFileTriesAgainWhatFailed() throws Exception {
        kit.hosting.refused.put("a.x", "held by another");
        kit.begin(A);
        kit.await("a.x FAILED");
        kit.hosting.refused.clear();
        Files.setLastModifiedTime(kit.file, FileTime.from(Instant.now().plusSeconds(2)));
        kit.await("a.x RUNNING");
    }
}
