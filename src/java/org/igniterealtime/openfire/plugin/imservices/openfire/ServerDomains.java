package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.xmpp.packet.JID;

/** The domains that a running server uses itself. */
final class ServerDomains implements DomainClaims.Taken {

    private final XMPPServer server;

    ServerDomains(XMPPServer server) {
        this.server = server;
    }

    @Override
    public String serverDomain() {
        return server.getServerInfo().getXMPPDomain();
    }

    @Override
    public Set<String> hostNames() {
        return Set.of(server.getServerInfo().getHostname().toLowerCase(Locale.ROOT));
    }

    @Override
    public Map<String, String> serverServices() {
        Map<String, String> services = new HashMap<>();
        for (MultiUserChatService rooms :
                server.getMultiUserChatManager().getMultiUserChatServices()) {
            services.put(rooms.getServiceDomain(), "chat rooms");
        }
        services.put(server.getPubSubModule().getServiceDomain(), "publish-subscribe service");
        services.put(server.getFileTransferProxy().getServiceDomain(), "file transfer proxy");
        return services;
    }

    @Override
    public boolean hasComponent(String domain) {
        return server.getRoutingTable().hasComponentRoute(new JID(null, domain, null));
    }
}
