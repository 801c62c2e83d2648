package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;

/** The same on a server that talks to other servers: nothing for a service outside its domain goes to the network. */
class FederatedHostingIT extends HostingIT {

    @Override
    Map<String, String> properties() throws Exception {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("xmpp.server.socket.port", Integer.toString(Ports.free()));
        properties.put("xmpp.server.socket.active", "true");
        return properties;
    }
}
