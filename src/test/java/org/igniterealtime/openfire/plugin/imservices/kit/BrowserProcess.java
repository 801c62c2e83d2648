package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Debian's chromedriver, and the browser that it starts. Both keep their files in the given folder. */
final class BrowserProcess implements AutoCloseable {

    static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChildProcess process;
    private final Path folder;
    private final int port;

    private BrowserProcess(ChildProcess process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static BrowserProcess start(Path folder) throws Exception {
        for (Path program : List.of(BROWSER, DRIVER)) {
            if (Files.notExists(program)) {
                throw new IOException(
                        program
                                + " is not there: install the Debian packages chromium and chromium-driver");
            }
        }
        int port = Ports.free();
        ChildProcess process =
                new ChildProcess(
                        List.of(DRIVER.toString(), "--port=" + port, "--log-level=WARNING"),
                        Map.of("HOME", folder.toString(), "TMPDIR", folder.toString()),
                        folder,
                        folder.resolve("driver.log"));
        BrowserProcess started = new BrowserProcess(process, folder, port);
        try {
            Await.until(
                    "chromedriver listens",
                    Limits.LONG,
                    () -> {
                        process.requireAlive("chromedriver");
                        return Ports.isOpen(port);
                    },
                    process::tail);
        } catch (Exception | AssertionError e) {
            started.close();
            throw e;
        }
        return started;
    }

    int port() {
        return port;
    }

    /** Ends the driver and waits for the end of the browser's processes, which write into the folder until then. */
    @Override
    public void close() {
        List<ProcessHandle> browser = browser();
        process.stop();
        CompletableFuture<Void> end =
                CompletableFuture.allOf(
                        browser.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture[]::new));
        try {
            end.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            browser.forEach(ProcessHandle::destroyForcibly);
            end.join();
        } catch (InterruptedException e) {
            browser.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for the browser's end", e);
        }
    }

    /** What the driver has started, and those of the browser's processes that detach themselves: these name the folder. */
    private List<ProcessHandle> browser() {
        return Stream.concat(
                        ProcessHandle.of(process.pid()).stream()
                                .flatMap(ProcessHandle::descendants),
                        ProcessHandle.allProcesses().filter(this::namesFolder))
                .distinct()
                .toList();
    }

    private boolean namesFolder(ProcessHandle other) {
        return other.info().commandLine().orElse("").contains(folder.toString());
    }
}
