package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir private Path folder;

    private Path path() {
        return folder.resolve("imservices.key");
    }

    @Test
    void aNewKeyIsItsOwnersAloneAndReadAgain() throws Exception {
        KeyFile file = new KeyFile(path());
        assertTrue(file.read().isEmpty());
        byte[] key = file.create();
        assertEquals(32, key.length);
        assertArrayEquals(key, new KeyFile(path()).read().orElseThrow());
        assertEquals("rw-------", permissions());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(path()), files.toList());
        }
    }

    @Test
    void anExistingFileIsNotReplaced() throws Exception {
        byte[] first = new KeyFile(path()).create();
        assertArrayEquals(first, new KeyFile(path()).create());
    }

    @Test
    void manyAtOnceAgreeOnOneKey() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> makers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                makers.add(() -> new KeyFile(path()).create());
            }
            byte[] key = null;
            for (Future<byte[]> made : threads.invokeAll(makers)) {
                key = key == null ? made.get() : key;
                assertTrue(Arrays.equals(key, made.get()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFileThatOthersCanReadIsTightened() throws Exception {
        new KeyFile(path()).create();
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));
        new KeyFile(path()).read();
        assertEquals("rw-------", permissions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something else",
                "imservices-key-1:%%%",
                "imservices-key-1:AAAA",
                "imservices-key-2:AAAA"
            })
    void aDamagedFileIsSaidAndLeftAlone(String content) throws Exception {
        Files.writeString(path(), content);
        IOException e = assertThrows(IOException.class, () -> new KeyFile(path()).read());
        assertTrue(e.getMessage().contains(path().toString()), e.getMessage());
        assertThrows(IOException.class, () -> new KeyFile(path()).create());
        assertEquals(content, Files.readString(path()));
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path()));
    }
}
