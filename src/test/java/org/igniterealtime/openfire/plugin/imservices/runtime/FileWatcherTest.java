package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of change is seen, and each once. */
class FileWatcherTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir private Path folder;
    private Path file;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private FileWatcher.Watch watch;

    @BeforeEach
    void begin() throws Exception {
        file = folder.resolve("watched");
        Files.writeString(file, "a");
        watch = new FileWatcher(executor).watch(file, this::changed);
    }

    @AfterEach
    void end() throws Exception {
        watch.close();
        executor.shutdown();
        executor.awaitTermination(20, TimeUnit.SECONDS);
    }

    private void changed() {
        try {
            seen.add(Files.exists(file) ? Files.readString(file) : "missing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitSeen(String... contents) throws Exception {
        Await.until(
                "changes to " + List.of(contents),
                LIMIT,
                () -> seen.equals(List.of(contents)),
                () -> seen);
    }

    @Test
    void aWriteIsSeen() throws Exception {
        Files.writeString(file, "another");
        awaitSeen("another");
    }

    @Test
    void anAtomicRenameOverTheFileIsSeenThoughSizeAndTimeAreTheSame() throws Exception {
        Path next = Files.writeString(folder.resolve("next"), "b");
        Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        awaitSeen("b");
    }

    @Test
    void aWriteThatLeavesSizeAndTimeTheSameIsSeen() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "b");
        Files.setLastModifiedTime(file, time);
        awaitSeen("b");
    }

    @Test
    void goingAndComingAreSeen() throws Exception {
        Files.delete(file);
        awaitSeen("missing");
        Files.writeString(file, "a");
        awaitSeen("missing", "a");
    }

    @Test
    void aTouchIsSeen() throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        awaitSeen("a");
    }

    @Test
    void aFolderThatIsMissingIsNoTrouble() throws Exception {
        Path deep = folder.resolve("conf/deep");
        AtomicInteger calls = new AtomicInteger();
        new FileWatcher(executor).watch(deep, calls::incrementAndGet);
        Files.createDirectory(folder.resolve("conf"));
        Files.writeString(deep, "x");
        Await.until("seen", LIMIT, () -> calls.get() == 1);
    }

    @Test
    void aCallbackThatThrowsDoesNotEndTheWatch() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (FileWatcher.Watch thrower =
                new FileWatcher(executor)
                        .watch(
                                file,
                                () -> {
                                    calls.incrementAndGet();
                                    throw new IllegalStateException("thrown by the test");
                                })) {
            thrower.callNow();
            Await.until("first", LIMIT, () -> calls.get() == 1);
            Files.writeString(file, "bb");
            Await.until("second", LIMIT, () -> calls.get() == 2);
        }
    }

    @Test
    void whatACallSawIsNotToldAgainAndGoingBackIs() throws Exception {
        Files.delete(file);
        watch.callNow();
        awaitSeen("missing");
        Files.writeString(file, "a");
        awaitSeen("missing", "a");
    }

    @Test
    void aClosedWatchIsSilent() throws Exception {
        watch.close();
        watch.callNow();
        AtomicInteger other = new AtomicInteger();
        new FileWatcher(executor).watch(file, other::incrementAndGet);
        Files.writeString(file, "bb");
        Await.until("the other watch", LIMIT, () -> other.get() == 1);
        assertEquals(List.of(), seen);
    }
}
