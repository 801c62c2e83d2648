package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.group.GroupManager;
import org.jivesoftware.openfire.group.GroupNotFoundException;
import org.jivesoftware.openfire.roster.DefaultRosterItemProvider;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.roster.RosterItemProvider;
import org.jivesoftware.openfire.roster.RosterManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** Openfire's groups, asked past its cache, and the items of its rosters. */
final class ServerPeers implements PeerSource {

    private static final Logger log = LoggerFactory.getLogger(ServerPeers.class);

    /** The property of a group that says under which name it is shared. */
    static final String SHARED_AS = "sharedRoster.displayName";

    private static final String SHARED_WITH = "sharedRoster.showInRoster";
    private static final Set<String> SHARED = Set.of("onlyGroup", "everybody");

    private static final String CONTACTS =
            "SELECT ofRoster.username, ofRoster.sub, ofRosterGroups.groupName FROM ofRoster"
                    + " LEFT JOIN ofRosterGroups ON ofRoster.rosterID = ofRosterGroups.rosterID"
                    + " WHERE ofRoster.jid = ?";

    @Override
    public Optional<Set<JID>> members(String group) throws NotTold {
        Set<JID> members = new HashSet<>();
        boolean known;
        try {
            known = add(group, false, members);
            for (String name : sharedAs(group)) {
                known |= add(name, true, members);
            }
        } catch (RuntimeException e) {
            throw new NotTold(
                    "Openfire does not tell who is in the group " + group + ": " + e.getMessage(),
                    e);
        }
        return known ? Optional.of(members) : Optional.empty();
    }

    /** Whether there is such a group. */
    private static boolean add(String name, boolean onlyShared, Set<JID> members) throws NotTold {
        try {
            Group group = GroupManager.getInstance().getGroup(name, true);
            if (onlyShared && !SHARED.contains(group.getProperties().get(SHARED_WITH))) {
                return false;
            }
            members.addAll(group.getAll());
            return true;
        } catch (GroupNotFoundException e) {
            if (e.getCause() != null) {
                // LDAP: whether it is not there or nobody could be asked.
                throw new NotTold(
                        "Openfire does not tell whether there is a group "
                                + name
                                + ": "
                                + e.getCause(),
                        e);
            }
            log.debug("There is no group {}", name, e);
            return false;
        }
    }

    private static Collection<String> sharedAs(String name) {
        try {
            return GroupManager.getInstance().getProvider().search(SHARED_AS, name);
        } catch (UnsupportedOperationException e) {
            log.debug("The server's groups have no properties", e);
            return List.of();
        }
    }

    @Override
    public Map<String, RosterContact> contacts(String domain) throws NotTold {
        RosterItemProvider provider = RosterManager.getRosterItemProvider();
        try {
            return provider instanceof DefaultRosterItemProvider
                    ? fromTable(domain)
                    : asking(provider, domain);
        } catch (SQLException | RuntimeException e) {
            throw new NotTold(
                    "Openfire does not tell who has "
                            + domain
                            + " in the roster: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Map<String, RosterContact> fromTable(String domain) throws SQLException {
        Map<String, Integer> states = new HashMap<>();
        Map<String, List<String>> groups = new HashMap<>();
        try (Connection connection = DbConnectionManager.getConnection();
                PreparedStatement statement = connection.prepareStatement(CONTACTS)) {
            statement.setString(1, domain);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String user = rows.getString(1);
                    states.put(user, rows.getInt(2));
                    String group = rows.getString(3);
                    if (group != null) {
                        groups.computeIfAbsent(user, name -> new ArrayList<>()).add(group);
                    }
                }
            }
        }
        Map<String, RosterContact> contacts = new HashMap<>();
        states.forEach(
                (user, state) ->
                        contacts.put(
                                user,
                                new RosterContact(
                                        RosterContact.mirrored(state),
                                        groups.getOrDefault(user, List.of()))));
        return contacts;
    }

    private static Map<String, RosterContact> asking(RosterItemProvider provider, String domain) {
        Map<String, RosterContact> contacts = new HashMap<>();
        for (Iterator<String> users = provider.getUsernames(domain); users.hasNext(); ) {
            String user = users.next();
            for (Iterator<RosterItem> items = provider.getItems(user); items.hasNext(); ) {
                RosterItem item = items.next();
                if (item.getJid().toBareJID().equals(domain)) {
                    contacts.put(user, RosterContact.of(item));
                }
            }
        }
        return contacts;
    }
}
