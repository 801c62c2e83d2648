package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.InstalledProtocols.Answer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.InstalledProtocols.Trouble;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking a scripted worker for its protocols. After each test no process and no folder of it is left. */
class InstalledProtocolsTest {

    private static final Duration LONG = Limits.LONG;

    @TempDir Path folder;
    private TestHost workshop;
    private InstalledProtocols installed;

    @BeforeEach
    void setUp() {
        workshop = new TestHost(folder);
        installed = new InstalledProtocols(ScriptedWorker.class.getName(), LONG);
    }

    @AfterEach
    void nothingIsLeft() {
        workshop.close();
        assertFalse(Files.exists(folder.resolve("workers")));
        assertEquals(List.of(), workers());
    }

    private List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    private void plan(String plan) throws Exception {
        Files.createDirectories(workshop.modulesFolder());
        Files.writeString(workshop.modulesFolder().resolve("plan"), plan);
    }

    private void library(String name) throws Exception {
        Files.createDirectories(workshop.modulesFolder());
        Files.writeString(workshop.modulesFolder().resolve(name), "not really");
    }

    @Test
    void theAnswerIsKeptUntilTheModulesFolderChanges() throws Exception {
        Answer answer = installed.get(workshop);
        assertEquals(Trouble.NONE, answer.trouble());
        assertEquals(
                List.of("prpl-irc", "prpl-xmpp", "prpl-Zephyr"),
                answer.protocols().stream().map(Event.Protocol::id).toList());
        workshop.putForward(Duration.ofDays(1));
        assertEquals(answer, installed.get(workshop));
        assertEquals(1, installed.asked());
        plan("");
        assertEquals(answer, installed.get(workshop));
        assertEquals(2, installed.asked(), "there is a modules folder now");
        library("libnew.so");
        installed.get(workshop);
        assertEquals(3, installed.asked());
        library("notes.txt");
        installed.get(workshop);
        assertEquals(3, installed.asked(), "no library");
        Files.writeString(workshop.modulesFolder().resolve("libnew.so"), "another one");
        installed.get(workshop);
        assertEquals(4, installed.asked());
        Files.delete(workshop.modulesFolder().resolve("libnew.so"));
        installed.get(workshop);
        assertEquals(5, installed.asked());
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSameProcess() throws Exception {
        CountDownLatch together = new CountDownLatch(8);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            answers.add(answer);
            new Thread(
                            () -> {
                                try {
                                    together.countDown();
                                    together.await();
                                    answer.complete(installed.get(workshop));
                                } catch (Throwable e) {
                                    answer.completeExceptionally(e);
                                }
                            })
                    .start();
        }
        for (CompletableFuture<Answer> answer : answers) {
            assertEquals(
                    3, answer.get(Limits.LONG.toSeconds(), TimeUnit.SECONDS).protocols().size());
        }
        assertEquals(1, installed.asked());
    }

    @Test
    void aTroubleIsAskedForAgainAfterAWhile() throws Exception {
        plan("missing");
        Answer missing = installed.get(workshop);
        assertEquals(new Answer(Trouble.NO_LIBRARY, "no libpurple.so.0", List.of()), missing);
        assertEquals(missing, installed.get(workshop));
        assertEquals(1, installed.asked());
        plan("");
        workshop.putForward(InstalledProtocols.TROUBLE_KEPT);
        assertEquals(Trouble.NONE, installed.get(workshop).trouble());
        assertEquals(2, installed.asked());
    }

    @Test
    void aLibraryThatCannotBeUsed() throws Exception {
        plan("broken");
        assertEquals(
                new Answer(Trouble.BROKEN, "libpurple is odd", List.of()), installed.get(workshop));
    }

    @Test
    void aProtocolThatCrashes() throws Exception {
        plan("segv");
        Answer answer = installed.get(workshop);
        assertEquals(Trouble.CRASHED, answer.trouble());
        assertTrue(answer.detail().contains("crashed with SIGSEGV"), answer.detail());
    }

    @Test
    void aProcessThatHangsIsEnded() throws Exception {
        plan("hang");
        installed = new InstalledProtocols(ScriptedWorker.class.getName(), Duration.ofSeconds(2));
        assertEquals(Trouble.LATE, installed.get(workshop).trouble());
    }

    @Test
    void aProcessThatDoesNotEvenStart() throws Exception {
        installed = new InstalledProtocols("there.is.no.such.Class", LONG);
        Answer answer = installed.get(workshop);
        assertEquals(Trouble.CRASHED, answer.trouble());
        assertTrue(answer.detail().contains("it ended before it connected"), answer.detail());
    }

    @Test
    void whoIsInterruptedLeavesNoProcess() throws Exception {
        plan("hang");
        FutureTask<Answer> asking = new FutureTask<>(() -> installed.get(workshop));
        Thread thread = new Thread(asking);
        thread.start();
        Await.until("a process", Limits.ANSWER, () -> !workers().isEmpty());
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, cause(asking));
        thread.join();
    }

    private static Throwable cause(Future<?> future) throws Exception {
        try {
            future.get(20, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void whenTheServerEndsThereIsNoProcess() throws Exception {
        workshop.close();
        assertEquals(Trouble.NO_PROCESS, installed.get(workshop).trouble());
    }
}
