package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.igniterealtime.openfire.plugin.imservices.administration.AccessFacts;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.group.GroupManager;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** Groups and rosters of the server, for access lists. */
public final class OpenfireAccessFacts implements AccessFacts {

    private static final Logger log = LoggerFactory.getLogger(OpenfireAccessFacts.class);

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
    public PeerFacts peers(String domain) {
        return new Peers(domain);
    }

    private static List<String> names(Collection<Group> groups) {
        return groups.stream()
                .map(Group::getName)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(GROUPS)
                .toList();
    }

    private final class Peers implements PeerFacts {

        private final String domain;

        Peers(String domain) {
            this.domain = domain;
        }

        @Override
        public List<String> groups(JID peer) {
            return names(GroupManager.getInstance().getGroups(peer.asBareJID()));
        }

        /** The service has no roster; the user's side of the same is in the user's, as the service would see it: from there. */
        @Override
        public Subscription subscription(JID peer) {
            if (domain.isEmpty() || !server.isLocal(peer) || peer.getNode() == null) {
                return Subscription.NONE;
            }
            try {
                RosterItem item =
                        server.getRosterManager()
                                .getRoster(peer.getNode())
                                .getRosterItem(new JID(null, domain, null));
                return Subscription.valueOf(
                        mirrored(item.getSubStatus().getName().toUpperCase(Locale.ROOT)));
            } catch (UserNotFoundException e) {
                log.debug("{} has no {} in a roster", peer, domain, e);
                return Subscription.NONE;
            }
        }

        private static String mirrored(String status) {
            return switch (status) {
                case "TO" -> "FROM";
                case "FROM" -> "TO";
                case "BOTH" -> "BOTH";
                default -> "NONE";
            };
        }
    }
}
