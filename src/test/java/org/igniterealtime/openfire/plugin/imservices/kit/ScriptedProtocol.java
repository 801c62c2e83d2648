package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libpurple protocol that does what a test says ({@code src/test/native/scripted}): compiled once for each state of its sources,
 * into {@code target}. It needs gcc, pkg-config and libpurple's headers.
 */
final class ScriptedProtocol {

    private static final Path SOURCES = Path.of("src/test/native/scripted");
    private static final Path BUILT = Path.of("target/scripted");
    private static final String LIBRARY = "libscripted.so";
    private static final String CONFIGURATION = "libscripted.conf";

    private ScriptedProtocol() {}

    /**
     * Puts it into a folder where libpurple looks for protocols.
     *
     * @param socket to which each log-in connects
     * @param ids the protocols that it stands in for, the installed ones included
     */
    static void install(Path folder, Path socket, List<String> ids) throws Exception {
        Path library = compiled();
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(CONFIGURATION), socket + "\n" + String.join("\n", ids) + "\n");
        Path temporary = folder.resolve(LIBRARY + ".new");
        Files.copy(library, temporary, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                temporary,
                folder.resolve(LIBRARY),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static synchronized Path compiled() throws Exception {
        List<Path> sources;
        try (Stream<Path> files = Files.list(SOURCES)) {
            sources = files.filter(file -> file.toString().matches(".*\\.[ch]")).sorted().toList();
        }
        Path library = BUILT.resolve(sum(sources)).resolve(LIBRARY);
        if (Files.notExists(library)) {
            Files.createDirectories(library.getParent());
            compile(sources, library);
        }
        return library;
    }

    private static void compile(List<Path> sources, Path library) throws Exception {
        Path temporary = Files.createTempFile(library.getParent(), LIBRARY, ".new");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "gcc",
                                "-std=gnu11",
                                "-Wall",
                                "-Wextra",
                                "-Werror",
                                "-O1",
                                "-g",
                                "-fPIC",
                                "-shared",
                                "-o"));
        command.add(temporary.toString());
        sources.stream()
                .map(Path::toString)
                .filter(name -> name.endsWith(".c"))
                .forEach(command::add);
        command.addAll(
                List.of(run(List.of("pkg-config", "--cflags", "--libs", "purple")).split("\\s+")));
        run(command);
        Files.move(
                temporary,
                library,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * @throws IOException when it fails; with all that it printed
     */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(
                    command.stream().collect(Collectors.joining(" ")) + ":\n" + output);
        }
        return output.strip();
    }

    private static String sum(List<Path> files) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        files.forEach(
                file -> {
                    try {
                        digest.update(Files.readAllBytes(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
