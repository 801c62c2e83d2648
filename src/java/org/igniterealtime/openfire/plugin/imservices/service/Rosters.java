package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.xmpp.packet.JID;

/**
 * The rosters (RFC 6121 section 2) of the server's own users, as far as they hold items at the service's domain. Edited at
 * the server, pushed to the user's clients by it, without subscription stanzas. Every call blocks.
 */
public interface Rosters {

    /**
     * An item.
     *
     * @param subscription {@code none}, {@code to}, {@code from} or {@code both}
     */
    record Item(JID jid, String name, List<String> groups, String subscription) {
        public Item {
            groups = List.copyOf(groups);
        }
    }

    /** Whether the user's roster can be edited here: whether it is a local account. */
    boolean has(JID user);

    /** The items at the service's domain. */
    List<Item> items(JID user);

    Optional<Item> item(JID user, JID contact);

    /** Adds the item or makes it as given. */
    void put(JID user, Item item);

    /** Removes the item, if it is there. */
    void remove(JID user, JID contact);

    /**
     * Calls back when somebody other than this service removes an item at the service's domain (a client, an
     * administrator, a group): the user, and the item's address. At most one listener; called on an executor thread.
     */
    void onRemoved(BiConsumer<JID, JID> listener);
}
