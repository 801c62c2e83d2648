package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence.Type;

/**
 * The people on the network that one user knows. The server keeps the list (the roster); here is only what it does not
 * know: who is there at present. A local user's roster is edited, a remote user is sent subscription stanzas. Nothing is
 * ever removed because a list of the network's does not name it. Used in the session's mailbox only.
 */
final class Contacts {

    private static final String NICK = "http://jabber.org/protocol/nick";

    private final GatewayParts parts;
    private final Voice voice;
    private final JID user;
    private final RosterItems items;

    /** The account, when it is online or on its way there. */
    private final Supplier<Optional<NetworkAccount>> account;

    /** The last presence of everybody who is there, by normalized name. */
    private final Map<String, Presence> present = new HashMap<>();

    /** Who waits for the user's leave to see him. */
    private final Set<String> asking = new HashSet<>(4);

    /** Whom a remote user is subscribed to as far as we were told, and whom he has been sent a request of. */
    private final Map<String, Contact> remoteWatched = new LinkedHashMap<>(4);

    private final Set<String> remoteAsked = new HashSet<>(4);

    /** Asked when it is first needed, because asking blocks. */
    private Boolean local;

    Contacts(
            GatewayParts parts, Voice voice, JID user, Supplier<Optional<NetworkAccount>> account) {
        this.parts = parts;
        this.voice = voice;
        this.user = user;
        this.items = new RosterItems(parts.host().rosters());
        this.account = account;
    }

    /**
     * The account logs in: the network is told whom the user's roster holds, for networks that keep no list of their own
     * must be told whom to watch.
     */
    void watchAll(NetworkAccount account) {
        if (isLocal()) {
            for (Rosters.Item item : rosters().items(user)) {
                if (!parts.addresses().isGateway(item.jid())
                        && !parts.addresses().isRoom(item.jid())
                        && List.of("to", "both").contains(item.subscription())) {
                    String name = parts.addresses().name(item.jid());
                    account.addContact(new Contact(name, RosterItems.alias(item), item.groups()));
                }
            }
        } else {
            remoteWatched.values().forEach(account::addContact);
        }
    }

    /** The account is not online any more: nobody is seen (XEP-0100 section 4.5.1). */
    void allGone() {
        for (String name : present.keySet()) {
            parts.addresses()
                    .contact(name)
                    .ifPresent(jid -> voice.send(Stanzas.presence(Type.unavailable, jid, user)));
        }
        present.clear();
        asking.clear();
    }

    /** One of the user's resources is to see nobody any more. */
    void goneFor(JID resource) {
        for (String name : present.keySet()) {
            parts.addresses()
                    .contact(name)
                    .ifPresent(
                            jid -> voice.send(Stanzas.presence(Type.unavailable, jid, resource)));
        }
    }

    /** What the network tells of somebody's presence (section 4.4.1, step 5). */
    void present(String name, Presence presence) {
        Presence before = presence.isOnline() ? present.put(name, presence) : present.remove(name);
        if (!presence.equals(before)) {
            parts.addresses().contact(name).ifPresent(jid -> sendPresence(jid, presence, user));
        }
    }

    /** A probe (RFC 6121 section 4.3): what is known, to who asked. */
    void probe(JID contact, JID from) {
        String name = parts.addresses().name(contact);
        if (!isLocal() && !remoteWatched.containsKey(name)) {
            // The user's server probes only whom he is subscribed to: so he is.
            watchForRemote(name);
        }
        sendPresence(contact.asBareJID(), present.getOrDefault(name, Presence.OFFLINE), from);
    }

    /** The user wants to see somebody (section 4.6). */
    void subscribe(JID to) {
        JID contact = to.asBareJID();
        String name = parts.addresses().name(contact);
        // The approval before the roster item: the server passes it on only while the item still
        // waits for it.
        voice.send(Stanzas.presence(Type.subscribed, contact, user));
        if (isLocal()) {
            // Step 5, the contact's own subscription, is settled in the roster without asking.
            Rosters.Item item = items.putBoth(user, contact, "", List.of());
            Contact added = new Contact(name, RosterItems.alias(item), item.groups());
            account.get().ifPresent(open -> open.addContact(added));
        } else {
            watchForRemote(name);
            askRemote(contact, name, "", "");
        }
        sendPresence(contact, present.getOrDefault(name, Presence.OFFLINE), user);
    }

    /** The user wants to see the gateway itself (section 4.1.1, steps 11 and 12). */
    void subscribeToGateway() {
        JID gateway = parts.addresses().gateway();
        if (isLocal()) {
            items.putBoth(user, gateway, "", List.of());
        }
        voice.send(Stanzas.presence(Type.subscribed, gateway, user));
    }

    /** The user does not want to see somebody any more, or has removed him from his roster (section 4.7). */
    void unsubscribe(JID to) {
        String name = parts.addresses().name(to);
        remoteWatched.remove(name);
        remoteAsked.remove(name);
        if (present.remove(name) != null) {
            // RFC 6121 section 3.3.3.
            voice.send(Stanzas.presence(Type.unavailable, to.asBareJID(), user));
        }
        account.get().ifPresent(open -> open.removeContact(name));
    }

    /** The user's answer to somebody who wants to see him (section 5.1). */
    void authorize(JID contact, boolean allowed) {
        String name = parts.addresses().name(contact);
        if (asking.remove(name)) {
            account.get().ifPresent(open -> open.authorize(name, allowed));
        }
    }

    /** Somebody on the network wants to see the user (section 5.1, step 2). */
    void wantsToSee(String name, String alias, String message) {
        Optional<JID> address = parts.addresses().contact(name);
        if (address.isEmpty()) {
            return;
        }
        if (isLocal() && items.isSeenBy(user, address.get())) {
            // The user has agreed already; a server does not ask him again (RFC 6121 section
            // 3.1.3).
            account.get().ifPresent(open -> open.authorize(name, true));
        } else {
            asking.add(name);
            sendSubscribe(address.get(), alias, message);
        }
    }

    /** Somebody is on the network's list (section 7). What the user called him in his own roster stays. */
    void listed(Contact contact) {
        Optional<JID> address = parts.addresses().contact(contact.name());
        if (address.isEmpty()) {
            return;
        }
        if (isLocal()) {
            List<String> groups =
                    contact.groups().stream()
                            .map(Stanzas::label)
                            .filter(group -> !group.isEmpty())
                            .toList();
            items.putBoth(user, address.get(), Stanzas.label(contact.alias()), groups);
        } else if (!remoteWatched.containsKey(contact.name())) {
            askRemote(address.get(), contact.name(), contact.alias(), "");
        }
    }

    /** Somebody was removed from the network's list, or removed the user from his (section 5.2). */
    void unlisted(String name) {
        present.remove(name);
        asking.remove(name);
        remoteWatched.remove(name);
        remoteAsked.remove(name);
        Optional<JID> address = parts.addresses().contact(name);
        if (address.isEmpty()) {
            return;
        }
        if (isLocal()) {
            voice.send(Stanzas.presence(Type.unavailable, address.get(), user));
            rosters().remove(user, address.get());
        } else {
            voice.send(Stanzas.presence(Type.unsubscribe, address.get(), user));
            voice.send(Stanzas.presence(Type.unsubscribed, address.get(), user));
            voice.send(Stanzas.presence(Type.unavailable, address.get(), user));
        }
    }

    /** Whom a remote user is known to watch. */
    List<DiscoItem> watched() {
        List<DiscoItem> items = new ArrayList<>();
        for (Contact contact : remoteWatched.values()) {
            parts.addresses()
                    .contact(contact.name())
                    .ifPresent(jid -> items.add(new DiscoItem(jid, contact.alias())));
        }
        return items;
    }

    private void watchForRemote(String name) {
        Contact contact = new Contact(name, "", List.of());
        if (remoteWatched.put(name, contact) == null) {
            account.get().ifPresent(open -> open.addContact(contact));
        }
    }

    private void askRemote(JID contact, String name, String alias, String message) {
        if (remoteAsked.add(name)) {
            sendSubscribe(contact, alias, message);
        }
    }

    private void sendSubscribe(JID contact, String alias, String message) {
        org.xmpp.packet.Presence subscribe = Stanzas.presence(Type.subscribe, contact, user);
        if (!message.isEmpty()) {
            subscribe.setStatus(Stanzas.xml(message));
        }
        if (!alias.isEmpty()) {
            // XEP-0172 section 4.2.
            Element nick = subscribe.addChildElement("nick", NICK);
            nick.setText(Stanzas.xml(alias));
        }
        voice.send(subscribe);
    }

    private void sendPresence(JID contact, Presence presence, JID to) {
        org.xmpp.packet.Presence stanza =
                Stanzas.presence(presence.isOnline() ? null : Type.unavailable, contact, to);
        switch (presence.show()) {
            case CHAT -> stanza.setShow(org.xmpp.packet.Presence.Show.chat);
            case AWAY -> stanza.setShow(org.xmpp.packet.Presence.Show.away);
            case XA -> stanza.setShow(org.xmpp.packet.Presence.Show.xa);
            case DND -> stanza.setShow(org.xmpp.packet.Presence.Show.dnd);
            case AVAILABLE, INVISIBLE, OFFLINE -> {}
        }
        if (!presence.status().isEmpty()) {
            stanza.setStatus(Stanzas.xml(presence.status()));
        }
        if (presence.isOnline()) {
            parts.identity().contact().stamp(stanza);
        }
        voice.send(stanza);
    }

    /** Whether there are any that only this session knows: nobody can read the roster of a remote user. */
    boolean areRemote() {
        return !remoteWatched.isEmpty();
    }

    boolean isLocal() {
        if (local == null) {
            local = rosters().has(user);
        }
        return local;
    }

    private Rosters rosters() {
        return parts.host().rosters();
    }
}
