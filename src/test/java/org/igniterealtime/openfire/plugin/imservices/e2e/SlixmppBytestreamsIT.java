package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second opinion: the clients are of slixmpp, Debian's python3-slixmpp, discovery and handshake its own (XEP-0065 sections 4 and 6). */
class SlixmppBytestreamsIT {

    private static final int SIZE = 20_000_000;

    @RegisterExtension final Scene scene = new Scene();

    @TempDir private Path folder;

    @Test
    void itsClientsSendEachOtherAFile() throws Exception {
        scene.start(
                """
                [files.example.org]
                category=proxy
                type=bytestreams
                name=Files
                browse=public
                params=port=%d;interface=127.0.0.1
                """
                        .formatted(Ports.free()));
        scene.awaitService("files.example.org");
        scene.addUser("romeo");
        scene.addUser("juliet");
        Path script = folder.resolve("bytestreams.py");
        try (InputStream in = getClass().getResourceAsStream("/kit/bytestreams.py")) {
            Files.copy(in, script);
        }
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(
                                "/usr/bin/python3",
                                script.toString(),
                                scene.server().domain(),
                                String.valueOf(scene.server().clientPort()),
                                Scene.PASSWORD,
                                String.valueOf(SIZE))
                        .redirectError(errors.toFile())
                        .start();
        scene.with(process::destroyForcibly);
        assertTrue(process.waitFor(Limits.LONG.toSeconds(), TimeUnit.SECONDS), "the script ends");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> said + read(errors));
        String[] sums = said.strip().split(" ");
        assertEquals(40, sums[0].length(), said);
        assertEquals(sums[0], sums[1]);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
