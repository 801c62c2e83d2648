package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where Java processes spend their time: flight recordings, one for each process. */
final class Recordings {

    private final Path folder;

    Recordings(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    void start(List<ProcessHandle> processes) throws IOException {
        for (ProcessHandle process : processes) {
            if (isJava(process)) {
                command(process, "JFR.start", "name=bench", "settings=profile");
            }
        }
    }

    void stop(List<ProcessHandle> processes, String name) throws IOException {
        for (ProcessHandle process : processes) {
            if (isJava(process)) {
                String file = folder.resolve(name + "-" + process.pid() + ".jfr").toString();
                command(process, "JFR.stop", "name=bench", "filename=" + file);
            }
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
    }

    private static void command(ProcessHandle process, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("jcmd", Long.toString(process.pid())));
        command.addAll(List.of(arguments));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + answer);
        }
    }
}
