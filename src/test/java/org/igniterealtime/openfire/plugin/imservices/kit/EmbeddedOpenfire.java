package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.kit.server.DevOpenfire;

/**
 * Openfire 4.2.0 from the jars of Maven Central. Its class path has Openfire and nothing else, so that the plugin runs
 * from its own jar and lib folder as it does at an administrator's.
 */
final class EmbeddedOpenfire extends OpenfireServer {

    EmbeddedOpenfire(Path home, String domain, int clientPort, int consolePort, Accounts accounts) {
        super(home, domain, clientPort, consolePort, accounts);
    }

    @Override
    boolean isEmbedded() {
        return true;
    }

    @Override
    List<String> command() throws IOException {
        Path lib = home().resolve("lib");
        Files.createDirectories(lib);
        Path serverJar = lib.resolve("development.jar");
        Jars.writeServer(serverJar);
        List<Path> classPath = new ArrayList<>(List.of(serverJar));
        classPath.addAll(Jars.openfire());
        return List.of(
                java(),
                "-Xmx512m",
                "-Djava.awt.headless=true",
                // Proxool's generated classes.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(":")),
                DevOpenfire.class.getName(),
                home().toString(),
                domain(),
                Integer.toString(clientPort()),
                Integer.toString(consolePort()));
    }
}
