package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.util.Map;
import java.util.TreeMap;

/** Openfire's properties for a server that only this machine can reach and that contacts nobody. */
public final class LoopbackSettings {

    private LoopbackSettings() {}

    public static Map<String, String> of(String domain, int clientPort) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("xmpp.domain", domain);
        properties.put("xmpp.socket.plain.port", Integer.toString(clientPort));
        // Openfire 4.2 loads plugins on several threads, and its lists of them are not made for
        // that: now and then one fails with a ConcurrentModificationException.
        properties.put("plugins.loading.max-parallel", "1");
        for (String off :
                new String[] {
                    "xmpp.socket.ssl.active",
                    "xmpp.server.socket.active",
                    "xmpp.server.socket.ssl.active",
                    "xmpp.component.socket.active",
                    "xmpp.component.ssl.active",
                    "xmpp.multiplex.socket.active",
                    "xmpp.multiplex.ssl.active",
                    "httpbind.enabled",
                    "flash.crossdomain.enabled",
                    "xmpp.proxy.enabled",
                    "mediaproxy.enabled",
                    "update.service-enabled",
                    "update.notify-admins"
                }) {
            properties.put(off, "false");
        }
        return properties;
    }
}
