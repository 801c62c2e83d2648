package org.igniterealtime.openfire.plugin.imservices.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryHomeTest {

    @TempDir private Path folder;
    private Path home;
    private HistoryHome files;

    @BeforeEach
    void makeHome() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        files = new HistoryHome(home);
    }

    private void append(String path, int fixed) throws HistoryException {
        files.append("lobby", List.of(path.split("/")), fixed, "line\n".getBytes());
    }

    private String refusal(String path, int fixed) {
        return assertThrows(HistoryException.class, () -> append(path, fixed)).getMessage();
    }

    @Test
    void appendsAndMakesFoldersThatAreNotFixed() throws Exception {
        append("a/b/c.txt", 0);
        append("a/b/c.txt", 2);
        assertEquals("line\nline\n", Files.readString(home.resolve("a/b/c.txt")));
    }

    @Test
    void aFolderThatMustBeThereIsNotMade() throws Exception {
        assertTrue(refusal("history/lobby/x.txt", 1).contains("there is no folder"));
        assertFalse(Files.exists(home.resolve("history")));
    }

    @Test
    void linksLeadNowhereElse() throws Exception {
        Files.createSymbolicLink(home.resolve("out"), folder);
        assertTrue(refusal("out/x.txt", 0).contains("leads out"));
        Files.createDirectory(home.resolve("conf"));
        Files.createSymbolicLink(home.resolve("in"), home.resolve("conf"));
        assertTrue(refusal("in/x.txt", 0).contains("belongs to the server"));
        Path secret = Files.writeString(folder.resolve("secret"), "");
        Files.createSymbolicLink(home.resolve("x.txt"), secret);
        assertTrue(refusal("x.txt", 0).contains("is no file"));
        assertEquals("", Files.readString(secret));
    }

    @Test
    void aHomeThatIsALinkIsAHome() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), home);
        new HistoryHome(link).append("lobby", List.of("x.txt"), 0, new byte[] {'x'});
        assertEquals("x", Files.readString(home.resolve("x.txt")));
    }

    @Test
    void whatIsNoFileIsNotOpened() throws Exception {
        Files.createDirectory(home.resolve("x.txt"));
        assertTrue(refusal("x.txt", 0).contains("is no file"));
        Files.writeString(home.resolve("f"), "");
        assertTrue(refusal("f/x.txt", 0).contains("cannot be written"));
    }
}
