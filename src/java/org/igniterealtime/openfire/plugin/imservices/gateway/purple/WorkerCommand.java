package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a worker: a small JVM. Every process of the system can read it: no password is on it. */
final class WorkerCommand {

    /** Names another library than libpurple's own; for machines that have it elsewhere. */
    static final String LIBRARY_PROPERTY = "imservices.libpurple";

    private WorkerCommand() {}

    static List<String> line(WorkerSettings settings, WorkerFolder folder) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx64m");
        line.add("-XX:+UseSerialGC");
        line.add("-XX:TieredStopAtLevel=1");
        line.add("-XX:ReservedCodeCacheSize=16m");
        line.add("-XX:+ExitOnOutOfMemoryError");
        // No core file: it would hold passwords. The crash report goes to the service's folder and
        // is kept.
        line.add("-XX:-CreateCoredumpOnCrash");
        line.add("-XX:ErrorFile=" + settings.folder().resolve("worker-crash.log"));
        line.add("-XX:-UsePerfData");
        line.add("-Xshare:auto");
        line.add("-Djava.io.tmpdir=" + folder.path());
        line.add("-Djna.tmpdir=" + folder.path());
        line.add("-Duser.home=" + folder.path());
        String library = System.getProperty(LIBRARY_PROPERTY);
        if (library != null) {
            line.add("-D" + LIBRARY_PROPERTY + "=" + library);
        }
        line.add("-cp");
        line.add(
                settings.classPath().stream()
                        .map(jar -> jar.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)));
        line.add(settings.mainClass());
        line.add(folder.socket().toString());
        return line;
    }
}
