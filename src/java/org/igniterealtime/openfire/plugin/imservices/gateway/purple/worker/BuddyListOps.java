package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** {@code PurpleBlistUiOps} and the buddy list's signals: contacts come, change and go; nothing of them is saved. */
final class BuddyListOps {

    private static final int GROUP = 0;
    private static final int BUDDY = 2;

    private final Edge edge;
    private final Loop loop;
    private final Logins logins;
    private final Contacts contacts;
    private final EventSink sink;

    /** What was last told of a contact, so that its second buddy or an unchanged status says nothing new. */
    private final Map<Login, Map<String, Event.ContactPresence>> told = new HashMap<>();

    private final Map<Login, Set<String>> changed = new LinkedHashMap<>();

    /** The names of all buddies by {@code PurpleBuddy}: libpurple has no signal for a rename, and does not say what the name was. */
    private final Map<Pointer, String> names = new HashMap<>();

    private final PurpleCallbacks.Subject doNotSave = node -> {};
    private final PurpleCallbacks.Subject modified = this::modified;
    private final PurpleCallbacks.BuddySignal status = (buddy, data) -> report(buddy);
    private final PurpleCallbacks.BuddyStatusChanged statusChanged =
            (buddy, before, now, data) -> report(buddy);
    private final PurpleCallbacks.BuddySignal added = (buddy, data) -> added(buddy);
    private final PurpleCallbacks.BuddySignal removed = (buddy, data) -> removed(buddy);
    private final PurpleCallbacks.NodeAliased aliased = (node, before, data) -> touchNode(node);
    private final FunctionTable table =
            new FunctionTable(Layout.BLIST_UI_OPS)
                    .set(Layout.BLIST_SAVE_NODE, modified)
                    .set(Layout.BLIST_REMOVE_NODE, doNotSave)
                    .set(Layout.BLIST_SAVE_ACCOUNT, doNotSave);
    private final Memory handle = new Memory(8);

    BuddyListOps(Edge edge, Loop loop, Logins logins, Contacts contacts, EventSink sink) {
        this.edge = edge;
        this.loop = loop;
        this.logins = logins;
        this.contacts = contacts;
        this.sink = sink;
    }

    /** Before libpurple starts. */
    void install() {
        Purple.purple_blist_set_ui_ops(table.address());
    }

    /** After libpurple has started. */
    void connect() {
        connect("buddy-signed-on", CallbackReference.getFunctionPointer(status));
        connect("buddy-signed-off", CallbackReference.getFunctionPointer(status));
        connect("buddy-status-changed", CallbackReference.getFunctionPointer(statusChanged));
        connect("buddy-added", CallbackReference.getFunctionPointer(added));
        connect("buddy-removed", CallbackReference.getFunctionPointer(removed));
        connect("blist-node-aliased", CallbackReference.getFunctionPointer(aliased));
    }

    private void connect(String signal, Pointer function) {
        Purple.purple_signal_connect(
                Purple.purple_blist_get_handle(), signal, handle, function, null);
    }

    /** The account has gone. */
    void forget(Login login) {
        told.remove(login);
        changed.remove(login);
    }

    /** The contact has gone from the list by the user's own doing. */
    void forget(Login login, String name) {
        Map<String, Event.ContactPresence> of = told.get(login);
        if (of != null) {
            of.remove(login.normalize(name));
        }
    }

    private void report(Pointer buddy) {
        edge.run(
                "a buddy's status",
                () -> {
                    Login login = logins.ofAccount(Purple.purple_buddy_get_account(buddy));
                    if (login == null || login.isEnding()) {
                        return;
                    }
                    String name = name(login, buddy);
                    // The presence is set before the signal, but is it shown before? It is read
                    // when all is done.
                    loop.later(() -> tell(login, name));
                });
    }

    private void tell(Login login, String name) {
        Pointer buddy = login.isOnline() ? Purple.purple_find_buddy(login.account, name) : null;
        if (buddy == null) {
            return;
        }
        Pointer status =
                Purple.purple_presence_get_active_status(Purple.purple_buddy_get_presence(buddy));
        String show = Statuses.show(status);
        Event.ContactPresence event =
                new Event.ContactPresence(
                        login.number,
                        name,
                        show,
                        login.dialect().statusText(Statuses.message(status)));
        Map<String, Event.ContactPresence> of = told.computeIfAbsent(login, key -> new HashMap<>());
        if (!event.equals(of.put(name, event))) {
            sink.send(event);
        }
    }

    private void added(Pointer buddy) {
        edge.run(
                "a buddy added",
                () -> {
                    Login login = logins.ofAccount(Purple.purple_buddy_get_account(buddy));
                    if (login != null) {
                        names.put(buddy, name(login, buddy));
                    }
                });
        touch(buddy);
    }

    private void removed(Pointer buddy) {
        edge.run("a buddy removed", () -> names.remove(buddy));
        touch(buddy);
    }

    /** {@code save_node}: the one way to see that the network has renamed somebody or a group. */
    private void modified(Pointer node) {
        edge.run(
                "save_node",
                () -> {
                    switch (Purple.purple_blist_node_get_type(node)) {
                        case BUDDY -> renamed(node);
                        case GROUP -> children(node).forEach(c -> children(c).forEach(this::touch));
                        default -> {
                            // What it is made of is told when its buddies change.
                        }
                    }
                });
    }

    private void renamed(Pointer buddy) {
        String before = names.get(buddy);
        Login login = logins.ofAccount(Purple.purple_buddy_get_account(buddy));
        if (before != null && login != null && !before.equals(name(login, buddy))) {
            names.put(buddy, name(login, buddy));
            touch(buddy);
            if (!login.isEnding() && !contacts.isOwnDoing()) {
                changed.get(login).add(before);
            }
        }
    }

    private static List<Pointer> children(Pointer node) {
        List<Pointer> children = new ArrayList<>();
        Pointer child = Purple.purple_blist_node_get_first_child(node);
        while (child != null) {
            children.add(child);
            child = Purple.purple_blist_node_get_sibling_next(child);
        }
        return children;
    }

    private void touchNode(Pointer node) {
        edge.run(
                "a contact's alias",
                () -> {
                    if (Purple.purple_blist_node_get_type(node) == BUDDY) {
                        touch(node);
                    }
                });
    }

    /** Something about the contact's place on the list changed: told once when all of it has. */
    private void touch(Pointer buddy) {
        edge.run(
                "a contact listed",
                () -> {
                    Login login = logins.ofAccount(Purple.purple_buddy_get_account(buddy));
                    if (login == null || login.isEnding() || contacts.isOwnDoing()) {
                        return;
                    }
                    if (changed.isEmpty()) {
                        loop.later(this::tellListed);
                    }
                    changed.computeIfAbsent(login, key -> new LinkedHashSet<>())
                            .add(name(login, buddy));
                });
    }

    private void tellListed() {
        Map<Login, Set<String>> all = new LinkedHashMap<>(changed);
        changed.clear();
        all.forEach((login, names) -> names.forEach(name -> tellListed(login, name)));
    }

    private void tellListed(Login login, String name) {
        if (!login.isOnline()) {
            return;
        }
        List<Pointer> buddies = Contacts.buddies(login, name);
        if (buddies.isEmpty()) {
            forget(login, name);
            sink.send(new Event.ContactRemoved(login.number, name));
            return;
        }
        List<String> groups = new ArrayList<>();
        String alias = "";
        for (Pointer buddy : buddies) {
            groups.add(Contacts.groupName(buddy));
            if (alias.isEmpty()) {
                alias = C.orEmpty(Purple.purple_buddy_get_alias_only(buddy));
            }
            if (alias.isEmpty()) {
                alias = C.orEmpty(Purple.purple_buddy_get_server_alias(buddy));
            }
        }
        sink.send(new Event.ContactListed(login.number, name, alias, groups));
    }

    private static String name(Login login, Pointer buddy) {
        return login.normalize(C.orEmpty(Purple.purple_buddy_get_name(buddy)));
    }
}
