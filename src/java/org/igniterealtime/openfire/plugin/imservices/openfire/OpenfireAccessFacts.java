package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.administration.AccessFacts;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.group.GroupManager;

/** Groups and rosters of the server, for access lists. */
public final class OpenfireAccessFacts implements AccessFacts {

    private static final int GROUPS = 5000;

    private final XMPPServer server;

    public OpenfireAccessFacts(XMPPServer server) {
        this.server = server;
    }

    @Override
    public List<String> groups() {
        return names(GroupManager.getInstance().getGroups());
    }

    @Override
    public Set<String> unknownGroups(Set<String> names) throws AdministrationException {
        PeerSource source = new ServerPeers();
        Set<String> unknown = new HashSet<>();
        try {
            for (String name : names) {
                if (source.members(name).isEmpty()) {
                    unknown.add(name);
                }
            }
        } catch (PeerSource.NotTold e) {
            throw new AdministrationException(e.getMessage(), e);
        }
        return unknown;
    }

    @Override
    public PeerFacts peers(String domain, AccessList list) throws AdministrationException {
        AccessPeers peers =
                new AccessPeers(
                        new ServerPeers(), server.getServerInfo().getXMPPDomain(), domain, list);
        try {
            peers.read();
        } catch (PeerSource.NotTold e) {
            throw new AdministrationException(e.getMessage(), e);
        }
        return peers;
    }

    private static List<String> names(Collection<Group> groups) {
        return groups.stream()
                .map(Group::getName)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(GROUPS)
                .toList();
    }
}
