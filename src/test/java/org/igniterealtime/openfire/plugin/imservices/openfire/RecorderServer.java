package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.openfire.recorder.RecorderModule;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** A server with the plugin, whose services are recorders at the given domains. */
final class RecorderServer implements AutoCloseable {

    static final Duration SOON = Limits.ANSWER;

    private final OpenfireServer server;

    /**
     * @param properties of the server, set before the services start
     */
    RecorderServer(Map<String, String> properties, String... domains) throws Exception {
        server = OpenfireServer.forTests();
        try {
            server.installPlugin(OpenfireServer.pluginJar());
            writeModule(server.home().resolve("modules"));
            server.start();
            server.probe().addUser("alice", "secret");
            for (Map.Entry<String, String> property : properties.entrySet()) {
                server.probe().setProperty(property.getKey(), property.getValue());
            }
            server.writeServices(services(domains));
        } catch (Exception | AssertionError e) {
            server.close();
            throw e;
        }
    }

    static String services(String... domains) {
        StringBuilder file = new StringBuilder();
        for (String domain : domains) {
            file.append("[")
                    .append(domain)
                    .append("]\ncategory=service\ntype=service\nname=Recorder at ")
                    .append(domain);
            file.append("\nbrowse=public\nmodule=recorder.jar\n\n");
        }
        return file.toString();
    }

    /** One recorder and its access file. */
    static String restricted(String domain, String accessFile) {
        return services(domain).strip() + "\naccess=" + accessFile + "\n\n";
    }

    OpenfireServer server() {
        return server;
    }

    /** What the recorder at the domain has written down so far. */
    List<String> seen(String domain) throws IOException {
        Path file = server.home().resolve("imservices").resolve(domain).resolve("seen");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    void awaitSeen(String domain, String line) throws Exception {
        Await.until(
                line + " seen at " + domain,
                SOON,
                () -> seen(domain).contains(line),
                () -> seen(domain));
    }

    /** Waits until the service runs, so that the server lists it. */
    void awaitListed(String domain) throws Exception {
        Await.until(
                domain + " listed",
                SOON,
                () ->
                        List.of(server.probe().state().get("disco.items").split(","))
                                .contains(domain),
                server::log);
    }

    @Override
    public void close() {
        server.close();
    }

    private static void writeModule(Path folder) throws Exception {
        Files.createDirectories(folder);
        String classes = RecorderModule.class.getPackageName().replace('.', '/');
        Path root =
                Path.of(
                        RecorderModule.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(folder.resolve("recorder.jar")));
                Stream<Path> files = Files.list(root.resolve(classes))) {
            add(
                    jar,
                    "META-INF/services/" + ServiceModule.class.getName(),
                    RecorderModule.class.getName().getBytes(StandardCharsets.UTF_8));
            for (Path file : files.sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    add(jar, classes + "/" + file.getFileName(), in.readAllBytes());
                }
            }
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content, 0, content.length);
        jar.closeEntry();
    }
}
