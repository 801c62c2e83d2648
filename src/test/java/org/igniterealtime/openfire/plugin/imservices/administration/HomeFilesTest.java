package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.runtime.HomePaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files can be reached, and how they are written. */
class HomeFilesTest {

    private static final byte[] TEXT = "<list/>".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private Path home;
    private HomeFiles files;

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("resources/security"));
        for (String each :
                List.of(
                        "conf/openfire.xml",
                        "conf/security.xml",
                        "conf/imservices.key",
                        "conf/access.xml",
                        "resources/security/keystore",
                        "../outside.xml")) {
            Files.write(home.resolve(each), TEXT);
        }
        Language language = new Language(() -> Locale.ENGLISH);
        files = new HomeFiles(new HomePaths(home), language);
    }

    private Content read(String path) throws AdministrationException {
        return files.read(files.normalize(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.xml",
                "conf/../../outside.xml",
                "..\\outside.xml",
                "conf\\..\\..\\outside.xml",
                "/etc/passwd",
                "\\etc\\passwd",
                "\\\\server\\share",
                "C:\\x.xml",
                "C:x.xml",
                "conf/a.xml:stream",
                "~/x.xml",
                "~root/x.xml",
                "",
                ".",
                "..",
                "conf/",
                "conf/nul",
                "conf/COM1.xml",
                "conf/a.xml.",
                "conf/a\u0000.xml",
                "conf/a\n.xml",
                "conf",
                "conf/openfire.xml",
                "CONF/../conf/openfire.xml",
                "conf/./security.xml",
                "conf/imservices.key",
                "resources/security/keystore",
                "resources/new.xml",
                "plugins/x.xml",
                "lib/x.xml",
                "nowhere/x.xml",
                "link-out.xml",
                "link-secret.xml",
                "folder-out/outside.xml",
                "folder-out/new.xml",
                "folder-secret/keystore",
                "hard-secret.xml",
                "dead.xml",
                "pipe.xml"
            })
    void noWayLeadsOutOrToSecrets(String path) throws Exception {
        link("link-out.xml", "../outside.xml");
        link("link-secret.xml", "conf/openfire.xml");
        link("folder-out", "..");
        link("folder-secret", "resources/security");
        link("dead.xml", "conf/gone.xml");
        Files.createLink(home.resolve("hard-secret.xml"), home.resolve("conf/security.xml"));
        run("mkfifo", home.resolve("pipe.xml").toString());
        assertThrows(AdministrationException.class, () -> read(path));
        assertThrows(AdministrationException.class, () -> files.write(files.normalize(path), TEXT));
    }

    /** As the Debian package and the Docker image of Openfire have it. */
    @Test
    void theFolderConfMayBeALinkOutOfTheHome() throws Exception {
        Path elsewhere = home.resolveSibling("etc-openfire");
        Files.move(home.resolve("conf"), elsewhere);
        link("conf", "../etc-openfire");
        Files.move(home.resolve("resources/security"), elsewhere.resolve("security"));
        Files.createSymbolicLink(home.resolve("resources/security"), elsewhere.resolve("security"));
        files.write("conf/access.xml", new byte[] {'x'});
        files.write("conf/new.xml", TEXT);
        assertEquals("x", Files.readString(elsewhere.resolve("access.xml")));
        assertEquals(Content.of(TEXT).version(), read("conf/new.xml").version());
        Files.createSymbolicLink(elsewhere.resolve("out.xml"), Path.of("../outside.xml"));
        for (String closed :
                List.of(
                        "conf/openfire.xml",
                        "conf/security.xml",
                        "conf/imservices.key",
                        "conf/security/keystore",
                        "resources/security/keystore",
                        "conf/out.xml")) {
            assertThrows(AdministrationException.class, () -> read(closed), closed);
            assertThrows(
                    AdministrationException.class,
                    () -> files.write(files.normalize(closed), TEXT),
                    closed);
        }
    }

    private void link(String link, String target) throws IOException {
        Files.createSymbolicLink(home.resolve(link), Path.of(target));
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conf/access.xml",
                "conf\\access.xml",
                "./conf//access.xml",
                "conf/x/../access.xml",
                "link.xml"
            })
    void waysWithinTheHomeLeadToTheFile(String path) throws Exception {
        link("link.xml", "conf/access.xml");
        assertEquals(Content.of(TEXT).version(), read(path).version());
        files.write(files.normalize(path), new byte[] {'x'});
        assertEquals("x", Files.readString(home.resolve("conf/access.xml")));
        assertTrue(Files.isSymbolicLink(home.resolve("link.xml")));
    }

    @Test
    void permissionsStayAndANewFileIsNotForEverybody() throws Exception {
        Path file = home.resolve("conf/access.xml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        files.write("conf/access.xml", new byte[] {'x'});
        files.write("conf/new.xml", TEXT);
        assertEquals("rw-rw-r--", permissions("conf/access.xml"));
        assertEquals("rw-r-----", permissions("conf/new.xml"));
        assertEquals(Content.NONE.version(), read("conf/other.xml").version());
        assertNoLeftovers(home.resolve("conf"));
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(path)));
    }

    private static void assertNoLeftovers(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.filter(each -> each.toString().endsWith(".tmp")).toList());
        }
    }

    /** On a file system of its own, which takes root; the build has it. */
    @Test
    void aFullDiskIsSaidAndLeavesTheFileAsItWas() throws Exception {
        Path conf = home.resolve("conf");
        assertEquals(
                0,
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", conf.toString()),
                "a file system of 64 KiB cannot be mounted; this test needs root");
        try {
            Files.write(conf.resolve("access.xml"), TEXT);
            byte[] large = new byte[100_000];
            String reason =
                    assertThrows(
                                    AdministrationException.class,
                                    () -> files.write("conf/access.xml", large))
                            .getMessage();
            assertTrue(reason.startsWith("The disk is full"), reason);
            assertEquals("<list/>", Files.readString(conf.resolve("access.xml")));
            assertNoLeftovers(conf);
            assertEquals(0, run("mount", "-o", "remount,ro", conf.toString()));
            String readOnly =
                    assertThrows(
                                    AdministrationException.class,
                                    () -> files.write("conf/access.xml", TEXT))
                            .getMessage();
            assertTrue(readOnly.contains("read-only"), readOnly);
        } finally {
            assertEquals(0, run("umount", conf.toString()));
        }
    }
}
