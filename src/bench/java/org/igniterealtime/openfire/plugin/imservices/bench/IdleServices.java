package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** Any number of services that do nothing on a running server, and a client that sees them. */
final class IdleServices implements AutoCloseable {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(180);

    private final OpenfireServer server;
    private final XmppLoadClient client;
    private final int others;

    /** Begins with none of them. */
    IdleServices(OpenfireServer server) throws IOException, InterruptedException {
        this.server = server;
        writeModule(server.home().resolve("modules"));
        server.probe().addUser("load", "load");
        client =
                new XmppLoadClient(
                        "127.0.0.1", server.clientPort(), server.domain(), "load", "load");
        others = items();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** Milliseconds from the change of the file until the server lists so many services. */
    double change(int services) throws IOException, InterruptedException {
        StringBuilder content = new StringBuilder();
        for (int n = 0; n < services; n++) {
            content.append(
                    """
                    [s%1$d.%2$s]
                    category=service
                    type=monitor
                    name=Service %1$d
                    browse=public
                    module=idle.jar

                    """
                            .formatted(n, server.domain()));
        }
        long start = System.nanoTime();
        server.writeServices(content.toString());
        while (items() != services + others) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IOException(
                        items() + " services run, not " + services + ":\n" + server.log());
            }
            Thread.sleep(200);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private int items() throws IOException, InterruptedException {
        return client.request(
                        "<iq type='get' to='%s' id='items'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>"
                                .formatted(server.domain()),
                        "items")
                .items();
    }

    private static void writeModule(Path modules) throws IOException {
        Files.createDirectories(modules);
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(modules.resolve("idle.jar")))) {
            jar.putNextEntry(new ZipEntry("META-INF/services/" + ServiceModule.class.getName()));
            jar.write(IdleModule.class.getName().getBytes(StandardCharsets.UTF_8));
            for (Class<?> type :
                    new Class<?>[] {IdleModule.class, IdleModule.class.getDeclaredClasses()[0]}) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(file));
                try (InputStream in =
                        IdleServices.class.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(jar);
                }
            }
        }
    }
}
