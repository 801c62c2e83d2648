package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** How long a file of 1,000 services takes from its change to the last of them running, and one more service after that. */
final class StartRun {

    private static final int SERVICES = 1_000;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(180);

    private StartRun() {}

    static void into(Report report, Optional<Recordings> recordings)
            throws IOException, InterruptedException {
        try (OpenfireServer server = ImServicesBridge.start()) {
            writeModule(server.home().resolve("modules"));
            server.probe().addUser("load", "load");
            try (XmppLoadClient client =
                    new XmppLoadClient(
                            "127.0.0.1", server.clientPort(), server.domain(), "load", "load")) {
                List<ProcessHandle> process = ProcessHandle.of(server.pid()).stream().toList();
                int others = items(client, server.domain());
                if (recordings.isPresent()) {
                    recordings.get().start(process);
                }
                report.add("1,000 services started", change(server, client, SERVICES, others));
                if (recordings.isPresent()) {
                    recordings.get().stop(process, "services");
                }
                report.add("1 more service started", change(server, client, SERVICES + 1, others));
                report.add("1,001 services stopped", change(server, client, 0, others));
            }
        }
    }

    /** Milliseconds from the change of the file until the server lists so many services. */
    private static double change(
            OpenfireServer server, XmppLoadClient client, int services, int others)
            throws IOException, InterruptedException {
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
        while (items(client, server.domain()) != services + others) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IOException(
                        items(client, server.domain())
                                + " services run, not "
                                + services
                                + ":\n"
                                + server.log());
            }
            Thread.sleep(200);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static int items(XmppLoadClient client, String domain)
            throws IOException, InterruptedException {
        return client.request(
                        "<iq type='get' to='%s' id='items'><query xmlns='http://jabber.org/protocol/disco#items'/></iq>"
                                .formatted(domain),
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
                try (InputStream in = StartRun.class.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(jar);
                }
            }
        }
    }
}
