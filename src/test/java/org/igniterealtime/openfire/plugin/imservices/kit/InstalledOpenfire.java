package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.server.LoopbackSettings;

/** An Openfire of its own distribution, started with its own {@code lib/startup.jar}. */
final class InstalledOpenfire extends OpenfireServer {

    InstalledOpenfire(
            Path home, String domain, int clientPort, int consolePort, Accounts accounts) {
        super(home, domain, clientPort, consolePort, accounts);
    }

    @Override
    boolean isEmbedded() {
        return false;
    }

    /** A copy of an installed server with an empty embedded database, set up by Openfire's own autosetup. */
    static InstalledOpenfire copyOf(
            Path installed,
            Path home,
            String domain,
            int clientPort,
            int consolePort,
            Accounts accounts)
            throws IOException {
        requireInstalled(installed);
        for (String part : List.of("lib", "resources", "plugins/admin")) {
            Folders.copy(installed.resolve(part), home.resolve(part));
        }
        Files.createDirectories(home.resolve("conf"));
        Path security = installed.resolve("conf/security.xml");
        if (Files.exists(security)) {
            Files.copy(security, home.resolve("conf/security.xml"));
        }
        Map<String, String> properties = LoopbackSettings.of(domain, clientPort);
        Files.writeString(
                home.resolve("conf/openfire.xml"),
                new AutoSetup(domain, accounts.password(ADMIN), Map.of())
                        .configuration(properties, consolePort));
        return new InstalledOpenfire(home, domain, clientPort, consolePort, accounts);
    }

    /**
     * The server as it is installed. One that has not been set up is set up at its start, with an embedded database and the accounts
     * admin, alice, bob and carol.
     */
    static InstalledOpenfire inPlace(
            Path home, String domain, int clientPort, int consolePort, Accounts accounts)
            throws IOException {
        requireInstalled(home);
        Path configuration = home.resolve("conf/openfire.xml");
        if (Files.exists(configuration)
                && Files.readString(configuration).contains("<setup>true</setup>")) {
            accounts.read();
        } else {
            accounts.read(ADMIN, "alice", "bob", "carol");
            accounts.write();
            Map<String, String> users = new LinkedHashMap<>(accounts.all());
            users.remove(ADMIN);
            Files.writeString(
                    configuration,
                    new AutoSetup(domain, accounts.password(ADMIN), users)
                            .configuration(LoopbackSettings.of(domain, clientPort), consolePort));
        }
        return new InstalledOpenfire(home, domain, clientPort, consolePort, accounts);
    }

    /**
     * @throws IOException when the folder is not the home of an Openfire; the message says what is missing
     */
    static void requireInstalled(Path folder) throws IOException {
        for (String part :
                List.of("lib/startup.jar", "plugins/admin/plugin.xml", "resources/database")) {
            if (Files.notExists(folder.resolve(part))) {
                throw new IOException(
                        folder.toAbsolutePath()
                                + " is not the home of an installed Openfire: "
                                + part
                                + " is missing there");
            }
        }
    }

    @Override
    List<String> command() {
        Path lib = home().resolve("lib");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java(),
                                "-Xmx768m",
                                "-Djava.awt.headless=true",
                                "-DopenfireHome=" + home(),
                                "-Dopenfire.lib.dir=" + lib));
        if (Files.exists(lib.resolve("log4j2.xml"))) {
            command.add("-Dlog4j.configurationFile=" + lib.resolve("log4j2.xml"));
        }
        command.addAll(List.of("-jar", lib.resolve("startup.jar").toString()));
        return command;
    }
}
