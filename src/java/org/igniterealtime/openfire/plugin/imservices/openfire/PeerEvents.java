package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.openfire.event.GroupEventListener;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterEventListener;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Tells the facts of all access lists what the server tells of groups and rosters. One listener of each kind at the server for all of them. In
 * the server's threads, and without waiting.
 */
final class PeerEvents implements GroupEventListener, RosterEventListener {

    private static final Logger log = LoggerFactory.getLogger(PeerEvents.class);

    /** By the domain of the service; two of one domain while one list takes another's place. */
    private final Map<String, Set<AccessPeers>> peers = new ConcurrentHashMap<>();

    void add(AccessPeers each) {
        peers.compute(
                each.domain(),
                (domain, some) -> {
                    Set<AccessPeers> more = some == null ? ConcurrentHashMap.newKeySet() : some;
                    more.add(each);
                    return more;
                });
    }

    void remove(AccessPeers each) {
        peers.computeIfPresent(
                each.domain(),
                (domain, some) -> {
                    some.remove(each);
                    return some.isEmpty() ? null : some;
                });
    }

    private void changed(Group group, Map<?, ?> params) {
        Set<String> names = names(group);
        if (params != null && params.get("originalValue") instanceof String before) {
            // Its former name, or the one under which it was shared.
            names.add(before);
        }
        peers.values().forEach(some -> some.forEach(each -> each.groupChanged(names)));
    }

    private static Set<String> names(Group group) {
        Set<String> names = new HashSet<>();
        names.add(group.getName());
        String sharedAs = group.getProperties().get(ServerPeers.SHARED_AS);
        if (sharedAs != null) {
            names.add(sharedAs);
        }
        return names;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void groupCreated(Group group, Map params) {
        changed(group, params);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void groupDeleting(Group group, Map params) {
        Set<String> names = names(group);
        peers.values()
                .forEach(some -> some.forEach(each -> each.groupDeleting(group.getName(), names)));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void groupModified(Group group, Map params) {
        changed(group, params);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void memberAdded(Group group, Map params) {
        changed(group, params);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void memberRemoved(Group group, Map params) {
        changed(group, params);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void adminAdded(Group group, Map params) {
        changed(group, params);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void adminRemoved(Group group, Map params) {
        changed(group, params);
    }

    /** Shared groups bring items that are in no table. */
    @Override
    public void rosterLoaded(Roster roster) {
        peers.forEach((domain, some) -> loaded(roster, domain, some));
    }

    private static void loaded(Roster roster, String domain, Set<AccessPeers> some) {
        if (some.stream().noneMatch(AccessPeers::asksForContacts)) {
            return;
        }
        JID service = new JID(null, domain, null);
        if (!roster.isRosterItem(service)) {
            return;
        }
        try {
            RosterContact contact = RosterContact.of(roster.getRosterItem(service));
            some.forEach(each -> each.contactChanged(roster.getUsername(), contact));
        } catch (UserNotFoundException e) {
            log.debug("{} has {} in the roster no more", roster.getUsername(), domain, e);
        }
    }

    @Override
    public boolean addingContact(Roster roster, RosterItem item, boolean persistent) {
        return persistent;
    }

    @Override
    public void contactAdded(Roster roster, RosterItem item) {
        contact(roster, item, RosterContact.of(item));
    }

    @Override
    public void contactUpdated(Roster roster, RosterItem item) {
        contact(roster, item, RosterContact.of(item));
    }

    @Override
    public void contactDeleted(Roster roster, RosterItem item) {
        contact(roster, item, null);
    }

    private void contact(Roster roster, RosterItem item, RosterContact contact) {
        JID address = item.getJid();
        if (address.getNode() == null) {
            peers.getOrDefault(address.getDomain(), Set.of())
                    .forEach(each -> each.contactChanged(roster.getUsername(), contact));
        }
    }
}
