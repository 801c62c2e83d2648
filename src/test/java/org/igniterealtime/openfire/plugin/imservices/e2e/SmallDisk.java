package org.igniterealtime.openfire.plugin.imservices.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a few megabytes in the place of a folder, with the folder's files on it; it can be full. It is a tmpfs, so it takes root, or
 * sudo that asks for no password. It is gone when this process is, however that ends; the files are in the folder then.
 */
final class SmallDisk implements AutoCloseable {

    private static final String SCRIPT =
            """
            trap '' INT TERM
            carry() { cp -a "$1/." "$2" && rm -r "$1"; }
            cp -a "$1" "$1.carried"
            mount -t tmpfs -o size=4m,mode=755,uid=$2 small-disk "$1" || { rm -r "$1.carried"; exit 1; }
            carry "$1.carried" "$1" && echo mounted
            read -r _
            cp -a "$1" "$1.carried"
            umount -l "$1" && carry "$1.carried" "$1"
            """;

    private final Path folder;
    private final Process process;
    private final Path filler;

    /** What stands in the way of the disk; empty when it is there. */
    private final String problem;

    private SmallDisk(Path folder, Process process, String problem) {
        this.folder = folder;
        this.process = process;
        this.problem = problem;
        this.filler = folder.resolve("filler");
    }

    /** Puts the disk there. When that is impossible, {@link #fill} says so. */
    static SmallDisk at(Path folder) throws IOException {
        Files.createDirectories(folder);
        Object user = Files.getAttribute(folder, "unix:uid");
        List<String> command = new ArrayList<>();
        if (!user.equals(0)) {
            command.addAll(List.of("sudo", "-n"));
        }
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "disk", folder.toString(), "" + user));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("mounted")) {
                return new SmallDisk(folder, process, "");
            }
            said.append(line).append('\n');
        }
        return new SmallDisk(folder, process, said.toString());
    }

    /** Leaves not a byte. */
    void fill() throws IOException {
        if (!problem.isEmpty()) {
            throw new AssertionError(
                    "A full disk cannot be tried here: mounting a tmpfs at "
                            + folder
                            + " needs root and a system that lets it: "
                            + problem);
        }
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (folder.toFile().getUsableSpace() > 0) {
                out.write(block);
            }
        }
    }

    /** Makes room again. */
    void empty() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException {
        empty();
        process.getOutputStream().close();
        process.onExit().join();
        if (problem.isEmpty() && process.exitValue() != 0) {
            throw new IOException("the disk at " + folder + " cannot be taken away");
        }
    }
}
