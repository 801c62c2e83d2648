package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar in the modules folder adds a type of service, and a bad one harms only who names it. */
class ModuleJarTest {

    @TempDir private Path home;
    private ManagerKit kit;
    private ModuleJars jars;
    private Set<Path> copiesBefore;

    @BeforeEach
    void open() throws Exception {
        copiesBefore = copies();
        kit = new ManagerKit(home, ManagerKit.PATIENT);
        jars = new ModuleJars(home);
    }

    @AfterEach
    void close() throws Exception {
        kit.close();
        Set<Path> left = copies();
        left.removeAll(copiesBefore);
        assertEquals(Set.of(), left, "copies of jars are left");
    }

    private static Set<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(
                            file -> file.getFileName().toString().startsWith("imservices-module-"))
                    .collect(Collectors.toSet());
        }
    }

    private Path jar(String name) {
        return kit.modulesFolder.resolve(name);
    }

    private void good(String name, String id, String version) throws IOException {
        jars.write(jar(name), ModuleJars.source("Pager", id, version), "", "thirdparty.Pager");
    }

    private static String section(String domain, String module) {
        return "[%s]\ncategory=gateway\ntype=pager\nmodule=%s\n".formatted(domain, module);
    }

    private void assertReason(String domain, String... parts) {
        String reason = kit.status(domain).reason();
        for (String part : parts) {
            assertTrue(reason.contains(part), reason);
        }
    }

    @Test
    void aServiceRunsFromAJarNamedByFileOrById() throws Exception {
        good("pager.jar", "pager", "one");
        kit.begin(section("a.x", "pager.jar"), section("b.x", "pager"), ManagerKit.section("c.x"));
        kit.await("a.x DEGRADED", "b.x DEGRADED", "c.x RUNNING");
        assertEquals("one", kit.status("a.x").reason());
        assertEquals("one", kit.status("b.x").reason());
        assertEquals(
                kit.hosting.open("a.x").getClass(),
                kit.hosting.open("b.x").getClass(),
                "two services of one jar share its classes");
    }

    @Test
    void aReplacedJarIsUsedAfterARestartAndTheOldOneWorksUntilThen() throws Exception {
        good("pager.jar", "pager", "one");
        kit.begin(section("a.x", "pager.jar"), section("b.x", "pager"));
        kit.await("a.x DEGRADED", "b.x DEGRADED");
        Class<?> old = kit.hosting.open("a.x").getClass();
        good("pager.jar", "pager", "second");
        kit.manager.restart("a.x");
        Await.until(
                "the second", ManagerKit.LIMIT, () -> kit.status("a.x").reason().equals("second"));
        assertNotSame(old, kit.hosting.open("a.x").getClass());
        assertEquals("one", kit.status("b.x").reason());
        // Its stop needs a class that has not been loaded yet, from the jar that was overwritten.
        kit.manager.restart("b.x");
        Await.until(
                "the second", ManagerKit.LIMIT, () -> kit.status("b.x").reason().equals("second"));
    }

    @Test
    void jarsThatDoNotLoadAreAStateOfTheServicesThatNameThem() throws Exception {
        good("good.jar", "good", "one");
        Files.writeString(jar("text.jar"), "this is no jar");
        jars.write(jar("empty.jar"), ModuleJars.source("Pager", "x", "1"), "");
        jars.write(
                jar("two.jar"),
                ModuleJars.source("Pager", "x", "1") + "\nfinal class Other {}",
                "",
                "thirdparty.Pager",
                "thirdparty.Missing");
        String broken =
                ModuleJars.source("Broken", "broken", "1")
                        .replace("return \"broken\";", "return new Helper().version();");
        jars.write(jar("broken.jar"), broken, "Broken$Helper.class", "thirdparty.Broken");
        jars.write(
                jar("starts.jar"),
                ModuleJars.source("Pager", "starts", "1"),
                "Pager$Helper.class",
                "thirdparty.Pager");
        kit.begin(
                section("text.x", "text.jar"),
                section("empty.x", "empty.jar"),
                section("two.x", "two.jar"),
                section("broken.x", "broken.jar"),
                section("starts.x", "starts.jar"),
                section("byid.x", "nowhere"),
                section("good.x", "good"));
        kit.await(
                "text.x FAILED",
                "empty.x FAILED",
                "two.x FAILED",
                "broken.x FAILED",
                "starts.x FAILED",
                "byid.x FAILED",
                "good.x DEGRADED");
        assertReason("text.x", jar("text.jar").toString(), "holds no module");
        assertReason("empty.x", jar("empty.jar").toString(), "holds no module");
        assertReason("two.x", jar("two.jar").toString(), "does not load", "thirdparty.Missing");
        assertReason(
                "broken.x",
                jar("broken.jar").toString(),
                "does not load: NoClassDefFoundError: thirdparty/Broken$Helper");
        assertReason("starts.x", "NoClassDefFoundError: thirdparty/Pager$Helper");
        assertReason("byid.x", "there is no module nowhere", jar("broken.jar").toString());
    }

    @Test
    void aJarThatIsMadeGoodIsUsedAfterARestart() throws Exception {
        Files.writeString(jar("pager.jar"), "this is no jar");
        kit.begin(section("a.x", "pager.jar"));
        kit.await("a.x FAILED");
        good("pager.jar", "pager", "one");
        kit.manager.restart("a.x");
        kit.await("a.x DEGRADED");
    }

    @Test
    void twoJarsOfOneIdAreRefusedByThatIdAndABuiltInGoesFirst() throws Exception {
        good("pager-1.jar", "pager", "one");
        good("pager-2.jar", "pager", "two");
        good("scripted.jar", "scripted", "three");
        kit.begin(
                section("a.x", "pager"),
                section("b.x", "pager-2.jar"),
                section("c.x", "scripted"),
                section("d.x", "scripted.jar"));
        kit.await("a.x FAILED", "b.x DEGRADED", "c.x RUNNING", "d.x DEGRADED");
        assertReason(
                "a.x", "more than one jar holds the module pager", "pager-1.jar", "pager-2.jar");
    }

    @Test
    void aJarWithMoreThanOneModuleIsRefused() throws Exception {
        String more = "    public static final class More extends Pager {}\n}\n";
        String source =
                ModuleJars.source("Pager", "pager", "1")
                        .replace("final class Pager", "class Pager")
                        .replaceFirst("}\\s*$", more);
        jars.write(jar("two.jar"), source, "", "thirdparty.Pager", "thirdparty.Pager$More");
        try (Modules modules = new Modules(kit.modulesFolder, getClass().getClassLoader())) {
            assertTrue(reason(modules, "two.jar").contains("holds more than one module"));
        }
    }

    @Test
    void aBuiltInModuleThatDoesNotLoadIsNamed() throws Exception {
        ModuleLoader loader = new ModuleLoader(home, "none.Such", ScriptedModule.class.getName());
        try (Modules modules = new Modules(kit.modulesFolder, loader)) {
            assertEquals("scripted", modules.open("scripted").module().id());
            assertTrue(reason(modules, "purple").contains("none.Such"));
        }
    }

    @Test
    void aModuleIsAFileOfTheFolderAndOfNoOther() throws Exception {
        good("../outside.jar", "pager", "1");
        try (Modules modules = new Modules(kit.modulesFolder, getClass().getClassLoader())) {
            assertTrue(reason(modules, "../outside.jar").contains("there is no module"));
        }
    }

    private static String reason(Modules modules, String name) {
        return assertThrows(ServiceException.class, () -> modules.open(name)).getMessage();
    }
}
