package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends with this one, however this one ends: a guard beside it waits for the end of a pipe from here, and then
 * ends the process.
 */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Process guard;
    private final Path log;

    /** Output and errors are appended to the log. */
    ChildProcess(List<String> command, Map<String, String> environment, Path folder, Path log)
            throws IOException {
        this.log = log;
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(inOwnSession(command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        process = builder.start();
        guard =
                new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "trap '' INT TERM; read -r _ || kill -KILL \"$1\"",
                                "guard",
                                Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
    }

    /** Ctrl-C in the terminal is for this process; the children are stopped by it, in good order. */
    private static List<String> inOwnSession(List<String> command) {
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(command);
        return line;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /**
     * @throws IOException when it has ended; the message has the end of its log
     */
    void requireAlive(String name) throws IOException {
        if (!process.isAlive()) {
            throw new IOException(
                    name + " has ended with exit code " + process.exitValue() + ":\n" + tail());
        }
    }

    /** The last lines that it wrote. */
    String tail() throws IOException {
        if (Files.notExists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Asks it to end, and after {@link Limits#ANSWER} ends it. */
    void stop() {
        process.destroy();
        await();
    }

    /** Ends it without asking. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        stop();
    }

    private void await() {
        boolean interrupted = false;
        try {
            if (!process.waitFor(Limits.ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        dismissGuard();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void dismissGuard() {
        try {
            guard.outputWriter().write("done\n");
            guard.outputWriter().close();
        } catch (IOException e) {
            // It has gone already: there is nothing left for it to guard.
            guard.destroy();
        }
    }
}
