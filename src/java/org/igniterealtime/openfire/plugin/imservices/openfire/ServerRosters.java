package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.jivesoftware.openfire.SharedGroupException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.roster.RosterManager;
import org.jivesoftware.openfire.user.UserAlreadyExistsException;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The rosters in the server's own storage; it pushes each change to the clients of the user. */
final class ServerRosters implements Rosters {

    private static final Logger log = LoggerFactory.getLogger(ServerRosters.class);

    private final XMPPServer server;
    private final LocalUsers users;
    private final RosterRemovals removals;
    private final String domain;

    ServerRosters(XMPPServer server, LocalUsers users, RosterRemovals removals, String domain) {
        this.server = server;
        this.users = users;
        this.removals = removals;
        this.domain = domain;
    }

    @Override
    public boolean has(JID user) {
        return RosterManager.isRosterServiceEnabled() && users.exists(user);
    }

    @Override
    public List<Item> items(JID user) {
        List<Item> items = new ArrayList<>();
        for (RosterItem item : roster(user).getRosterItems()) {
            if (item.getJid().getDomain().equals(domain)) {
                items.add(item(item));
            }
        }
        return items;
    }

    @Override
    public Optional<Item> item(JID user, JID contact) {
        return find(roster(user), contact).map(ServerRosters::item);
    }

    @Override
    public void put(JID user, Item wanted) {
        requireOurs(wanted.jid());
        Roster roster = roster(user);
        Optional<RosterItem> present = find(roster, wanted.jid());
        if (present.isPresent() && item(present.get()).equals(wanted)) {
            return;
        }
        try {
            RosterItem item = present.isPresent() ? present.get() : create(roster, wanted);
            change(roster, item, wanted);
        } catch (UserAlreadyExistsException e) {
            // Made in the meantime by another thread or node; then it is there to be changed.
            RosterItem item =
                    find(roster, wanted.jid()).orElseThrow(() -> cannot(user, wanted.jid(), e));
            try {
                change(roster, item, wanted);
            } catch (UserNotFoundException gone) {
                throw cannot(user, wanted.jid(), gone);
            }
        } catch (UserNotFoundException e) {
            throw cannot(user, wanted.jid(), e);
        }
    }

    @Override
    public void remove(JID user, JID contact) {
        requireOurs(contact);
        Roster roster = roster(user);
        find(roster, contact)
                .ifPresent(
                        item ->
                                removals.unheard(
                                        user.getNode(),
                                        contact,
                                        () -> {
                                            // Else the server would send unsubscribe and
                                            // unsubscribed to the service.
                                            item.setSubStatus(RosterItem.SUB_NONE);
                                            delete(roster, user, contact);
                                        }));
    }

    @Override
    public void onRemoved(BiConsumer<JID, JID> listener) {
        removals.listen(domain, listener);
    }

    private RosterItem create(Roster roster, Item wanted) throws UserAlreadyExistsException {
        String name = wanted.name();
        try {
            return roster.createRosterItem(wanted.jid(), name, wanted.groups(), false, true);
        } catch (SharedGroupException e) {
            log.info(
                    "{} gets no group, because {} is a shared group of the server",
                    wanted.jid(),
                    wanted.groups());
            try {
                return roster.createRosterItem(wanted.jid(), name, List.of(), false, true);
            } catch (SharedGroupException impossible) {
                throw new IllegalStateException(
                        "shared groups do not matter when there are no groups", impossible);
            }
        }
    }

    private void change(Roster roster, RosterItem item, Item wanted) throws UserNotFoundException {
        item.setSubStatus(
                RosterItem.SubType.valueOf(wanted.subscription().toUpperCase(Locale.ROOT)));
        item.setAskStatus(RosterItem.ASK_NONE);
        item.setRecvStatus(RosterItem.RECV_NONE);
        item.setNickname(wanted.name());
        try {
            item.setGroups(wanted.groups());
        } catch (SharedGroupException e) {
            log.info(
                    "{} keeps its groups, because {} is a shared group of the server",
                    item.getJid(),
                    wanted.groups());
        }
        roster.updateRosterItem(item);
        if (item.getSubStatus() == RosterItem.SUB_NONE) {
            // Such an item is saved, but the server takes it for a rejected request and pushes it
            // to nobody.
            roster.broadcast(item, false);
        }
    }

    private void delete(Roster roster, JID user, JID contact) {
        try {
            roster.deleteRosterItem(contact, false);
        } catch (SharedGroupException e) {
            throw cannot(user, contact, e);
        }
    }

    private static Optional<RosterItem> find(Roster roster, JID contact) {
        try {
            return Optional.of(roster.getRosterItem(contact));
        } catch (UserNotFoundException e) {
            return Optional.empty();
        }
    }

    private Roster roster(JID user) {
        try {
            if (server.isLocal(user) && user.getNode() != null) {
                return server.getRosterManager().getRoster(user.getNode());
            }
        } catch (UserNotFoundException e) {
            throw new IllegalArgumentException(user + " has no roster on this server", e);
        }
        throw new IllegalArgumentException(user + " has no roster on this server");
    }

    private void requireOurs(JID contact) {
        if (!contact.getDomain().equals(domain)) {
            throw new IllegalArgumentException(contact + " is not at " + domain);
        }
    }

    private static IllegalStateException cannot(JID user, JID contact, Exception cause) {
        return new IllegalStateException(
                "The roster item " + contact + " of " + user + " cannot be changed", cause);
    }

    private static Item item(RosterItem item) {
        String name = item.getNickname();
        return new Item(
                item.getJid(),
                name == null ? "" : name,
                item.getGroups(),
                item.getSubStatus().getName().toLowerCase(Locale.ROOT));
    }
}
