package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jivesoftware.openfire.XMPPServer;

/**
 * Starts an Openfire 4.2.0 from jars alone: {@code DevOpenfire <home> <domain> <client port> <console port>}. The home
 * is made when it is missing. Everything listens on 127.0.0.1 only, and nothing outside is contacted.
 */
public final class DevOpenfire {

    private DevOpenfire() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException(
                    "expected: <home> <domain> <client port> <console port>");
        }
        Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
        String domain = arguments[1];
        int clientPort = Integer.parseInt(arguments[2]);
        int consolePort = Integer.parseInt(arguments[3]);

        DevHome devHome = new DevHome(home);
        devHome.writeFiles(consolePort);
        // Before the first class of Openfire, which sets the logging up.
        System.setProperty("log4j.configuration", devHome.logConfiguration().toUri().toString());
        System.setProperty("openfireHome", home.toString());
        Map<String, String> properties = LoopbackSettings.of(domain, clientPort);
        // There is no certificate in this home.
        properties.put("xmpp.client.tls.policy", "disabled");
        new DevDatabase(home).prepare(properties);

        XMPPServer server = new XMPPServer();
        // Openfire does this by itself only when its own launcher has started it.
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "shutdown"));
    }
}
