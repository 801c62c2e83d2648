package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How the workers of one service are started and watched.
 *
 * @param name the service's domain, for logs and names of threads
 * @param mainClass what a worker runs; its only argument is the path of the socket
 * @param classPath the jars of a worker
 * @param folder a folder of the service's own, in which each worker gets one
 * @param protocol libpurple's id of the protocol
 * @param pluginFolders where libpurple looks for protocols besides its own folder
 * @param accountsPerWorker how many accounts a worker holds at the most
 * @param heartbeat how often a worker shows that it lives, in whole seconds; after three without it is replaced
 * @param patience how long a worker may take to start
 * @param idle how long a worker without accounts is kept
 */
record WorkerSettings(
        String name,
        String mainClass,
        List<Path> classPath,
        Path folder,
        String protocol,
        List<String> pluginFolders,
        int accountsPerWorker,
        Duration heartbeat,
        Duration patience,
        Duration idle) {

    static final int MISSED_HEARTBEATS = 3;
    static final Duration HEARTBEAT = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Duration IDLE = Duration.ofSeconds(60);

    WorkerSettings {
        Objects.requireNonNull(name);
        Objects.requireNonNull(mainClass);
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(protocol);
        pluginFolders = List.copyOf(pluginFolders);
        if (accountsPerWorker < 1) {
            throw new IllegalArgumentException("accountsPerWorker is " + accountsPerWorker);
        }
        if (heartbeat.toSeconds() < 1) {
            throw new IllegalArgumentException("heartbeat is " + heartbeat);
        }
        Objects.requireNonNull(patience);
        Objects.requireNonNull(idle);
    }

    /** In which each worker gets a folder; may not exist. */
    Path workers() {
        return folder.resolve("workers");
    }
}
