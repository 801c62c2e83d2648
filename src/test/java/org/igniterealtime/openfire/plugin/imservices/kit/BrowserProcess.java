package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Debian's chromedriver, and the browser that it starts. Both keep their files in the given folder. */
final class BrowserProcess implements AutoCloseable {

    static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChildProcess process;
    private final int port;

    private BrowserProcess(ChildProcess process, int port) {
        this.process = process;
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
        BrowserProcess started = new BrowserProcess(process, port);
        try {
            Await.until(
                    "chromedriver listens",
                    Duration.ofSeconds(20),
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
        List<ProcessHandle> browser =
                ProcessHandle.of(process.pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .toList();
        process.stop();
        for (ProcessHandle part : browser) {
            try {
                part.onExit().get(5, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                part.destroyForcibly();
                CompletableFuture<ProcessHandle> end = part.onExit();
                end.join();
            } catch (InterruptedException e) {
                part.destroyForcibly();
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("cannot wait for the browser's end", e);
            }
        }
    }
}
