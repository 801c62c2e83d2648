package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An empty PostgreSQL on the loopback interface, in a folder of its own that {@link #close} deletes. */
public final class Postgresql implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path root = Files.createTempDirectory("ims-postgresql-");
    private final int port = Ports.free();
    private final ChildProcess process;

    public Postgresql() throws Exception {
        Path programs = programs();
        Path data = root.resolve("data");
        Path log = root.resolve("log");
        Files.createDirectory(data);
        try {
            if (isRoot()) {
                Files.setOwner(
                        data,
                        root.getFileSystem()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName("postgres"));
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            }
            makeCluster(programs, data, log);
            process =
                    process(
                            log,
                            programs.resolve("postgres").toString(),
                            "-D",
                            data.toString(),
                            "-h",
                            Ports.LOOPBACK,
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "unix_socket_directories=",
                            "-c",
                            "fsync=off");
        } catch (Exception | AssertionError e) {
            Folders.delete(root);
            throw e;
        }
        try {
            Await.until("PostgreSQL takes connections", Limits.LONG, this::isReady, process::tail);
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private void makeCluster(Path programs, Path data, Path log) throws Exception {
        try (ChildProcess initdb =
                process(
                        log,
                        programs.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "openfire",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--no-sync")) {
            Await.until("initdb is done", Limits.LONG, () -> !initdb.isAlive());
            if (Files.notExists(data.resolve("PG_VERSION"))) {
                throw new IOException("initdb failed: " + initdb.tail());
            }
        }
    }

    /** It listens before it takes anybody ("the database system is starting up"). */
    private boolean isReady() throws IOException {
        process.requireAlive("PostgreSQL");
        return process.tail().contains("database system is ready to accept connections");
    }

    public String url() {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/postgres?user=openfire";
    }

    /** It refuses to run as root. */
    private ChildProcess process(Path log, String... command) throws IOException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            line.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        line.addAll(List.of(command));
        return new ChildProcess(line, Map.of(), root, log);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Of the newest version that is installed. */
    private static Path programs() throws IOException {
        try (Stream<Path> programs = Files.walk(INSTALLED, 3)) {
            return programs.filter(file -> file.endsWith("bin/initdb"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no initdb below " + INSTALLED))
                    .getParent();
        }
    }

    @Override
    public void close() {
        process.stop();
        Folders.delete(root);
    }
}
