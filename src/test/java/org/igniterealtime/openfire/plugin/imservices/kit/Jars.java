package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.igniterealtime.openfire.plugin.imservices.kit.server.ProbePage;
import org.igniterealtime.openfire.plugin.imservices.kit.server.ProbePlugin;

/** The jars that go into a server's process; made from the test classes. */
final class Jars {

    private static final String SERVER_PACKAGE =
            ProbePlugin.class.getPackageName().replace('.', '/');

    private Jars() {}

    /** The classes of Openfire 4.2.0 and what it needs, as Maven resolved them. */
    static List<Path> openfire() throws IOException {
        try (InputStream in = Jars.class.getResourceAsStream("/openfire.classpath")) {
            if (in == null) {
                throw new IOException(
                        "openfire.classpath is not there: build with Maven up to test-compile");
            }
            String classPath = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
            return Stream.of(classPath.split(":")).map(Path::of).collect(Collectors.toList());
        }
    }

    /** What starts the embedded server. */
    static void writeServer(Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            addServerClasses(out, "");
            Path resources = testClasses().resolve("kit");
            try (Stream<Path> files = Files.walk(resources)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(out, "kit/" + resources.relativize(file), Files.readAllBytes(file));
                }
            }
        }
    }

    /** The probe as a plugin. */
    static void writeProbe(Path jar) throws IOException {
        String descriptor =
                "<?xml version='1.0' encoding='UTF-8'?>\n<plugin>\n<class>"
                        + ProbePlugin.class.getName()
                        + "</class>\n<name>Probe</name>\n<description>What is registered where</description>\n"
                        + "<author>IM Services</author>\n<version>1.0.0</version>\n"
                        + "<minServerVersion>4.2.0</minServerVersion>\n"
                        + "<adminconsole><tab id='tab-server'><sidebar id='sidebar-probe' name='Probe'>"
                        + "<item id='probe-page' name='Probe' url='page' description='For tests'/>"
                        + "</sidebar></tab></adminconsole>\n</plugin>\n";
        String web =
                "<?xml version='1.0' encoding='UTF-8'?>\n<web-app>\n<servlet><servlet-name>page</servlet-name><servlet-class>"
                        + ProbePage.class.getName()
                        + "</servlet-class></servlet>\n<servlet-mapping><servlet-name>page</servlet-name>"
                        + "<url-pattern>/page</url-pattern></servlet-mapping>\n</web-app>\n";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            add(out, "plugin.xml", descriptor.getBytes(StandardCharsets.UTF_8));
            add(out, "web/WEB-INF/web.xml", web.getBytes(StandardCharsets.UTF_8));
            addServerClasses(out, "classes/");
        }
    }

    private static void addServerClasses(JarOutputStream out, String prefix) throws IOException {
        Path folder = testClasses().resolve(SERVER_PACKAGE);
        try (Stream<Path> classes = Files.list(folder)) {
            for (Path file : classes.sorted().collect(Collectors.toList())) {
                add(
                        out,
                        prefix + SERVER_PACKAGE + "/" + file.getFileName(),
                        Files.readAllBytes(file));
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        ((OutputStream) out).write(content);
        out.closeEntry();
    }

    private static Path testClasses() throws IOException {
        try {
            return Path.of(
                    ProbePlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
