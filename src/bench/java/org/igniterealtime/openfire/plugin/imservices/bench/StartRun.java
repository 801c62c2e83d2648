package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;

/** How long a file of 1,000 services takes from its change to the last of them running, and one more service after that. */
final class StartRun {

    private static final int SERVICES = 1_000;

    private StartRun() {}

    static void into(Report report, Optional<Recordings> recordings)
            throws IOException, InterruptedException {
        try (OpenfireServer server = ImServicesBridge.start();
                IdleServices services = new IdleServices(server)) {
            List<ProcessHandle> process = ProcessHandle.of(server.pid()).stream().toList();
            if (recordings.isPresent()) {
                recordings.get().start(process);
            }
            report.add("1,000 services started", services.change(SERVICES));
            if (recordings.isPresent()) {
                recordings.get().stop(process, "services");
            }
            report.add("1 more service started", services.change(SERVICES + 1));
            report.add("1,001 services stopped", services.change(0));
        }
    }
}
