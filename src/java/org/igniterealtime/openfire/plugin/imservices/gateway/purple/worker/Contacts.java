package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;

/** The accounts' contacts as libpurple's buddies: one for each group that the contact is in. For the loop thread. */
final class Contacts {

    private static final String DEFAULT_GROUP = "Buddies";

    private final Map<Login, List<Command.AddContact>> waiting = new HashMap<>();
    private final Set<String> groups = new HashSet<>();

    /** Whether what happens to the buddy list is our own doing. */
    private int own;

    boolean isOwnDoing() {
        return own > 0;
    }

    void add(Login login, Command.AddContact command) {
        if (login.isOnline()) {
            login.dialect().paced(() -> addNow(login, command));
        } else if (login.dialect().takesContactsEarly()) {
            addNow(login, command);
        } else {
            waiting.computeIfAbsent(login, key -> new ArrayList<>()).add(command);
        }
    }

    /** The account is online: what could not be done before is done. */
    void online(Login login) {
        List<Command.AddContact> commands = waiting.remove(login);
        if (commands != null) {
            commands.forEach(command -> add(login, command));
        }
    }

    /** Deletes the account, and its buddies with it. */
    void delete(Login login) {
        waiting.remove(login);
        own++;
        try {
            Purple.purple_accounts_delete(login.account);
            removeEmptyGroups();
        } finally {
            own--;
        }
    }

    private void addNow(Login login, Command.AddContact command) {
        if (login.isEnding()) {
            return;
        }
        own++;
        try {
            List<String> wanted =
                    command.groups().isEmpty() ? List.of(DEFAULT_GROUP) : command.groups();
            for (String group : wanted) {
                addTo(login, command, group);
            }
            for (Pointer buddy : buddies(login, command.name())) {
                String group = groupName(buddy);
                if (!wanted.contains(group)) {
                    remove(login, buddy);
                } else if (!command.alias()
                        .equals(C.orEmpty(Purple.purple_buddy_get_alias_only(buddy)))) {
                    Purple.purple_blist_alias_buddy(buddy, command.alias());
                    if (login.isOnline()) {
                        Purple.serv_alias_buddy(buddy);
                    }
                }
            }
        } finally {
            own--;
        }
    }

    private void addTo(Login login, Command.AddContact command, String groupName) {
        Pointer group = Purple.purple_find_group(groupName);
        if (group == null) {
            group = Purple.purple_group_new(groupName);
            Purple.purple_blist_add_group(group, null);
            groups.add(groupName);
        }
        if (Purple.purple_find_buddy_in_group(login.account, command.name(), group) != null) {
            return;
        }
        String alias = command.alias().isEmpty() ? null : command.alias();
        Pointer buddy = Purple.purple_buddy_new(login.account, command.name(), alias);
        Purple.purple_blist_add_buddy(buddy, null, group, null);
        if (login.isOnline()) {
            Purple.purple_account_add_buddy(login.account, buddy);
        }
    }

    void remove(Login login, String name) {
        own++;
        try {
            List<Command.AddContact> commands = waiting.get(login);
            if (commands != null) {
                commands.removeIf(command -> command.name().equals(name));
            }
            buddies(login, name).forEach(buddy -> remove(login, buddy));
        } finally {
            own--;
        }
    }

    private static void remove(Login login, Pointer buddy) {
        if (login.isOnline()) {
            Purple.purple_account_remove_buddy(
                    login.account, buddy, Purple.purple_buddy_get_group(buddy));
        }
        Purple.purple_blist_remove_buddy(buddy);
    }

    private void removeEmptyGroups() {
        groups.removeIf(
                name -> {
                    Pointer group = Purple.purple_find_group(name);
                    if (group != null && Purple.purple_blist_get_group_size(group, 1) == 0) {
                        Purple.purple_blist_remove_group(group);
                        return true;
                    }
                    return group == null;
                });
    }

    static String groupName(Pointer buddy) {
        Pointer group = Purple.purple_buddy_get_group(buddy);
        return group == null ? "" : C.orEmpty(Purple.purple_group_get_name(group));
    }

    /** All buddies of that name. */
    static List<Pointer> buddies(Login login, String name) {
        Pointer list = Purple.purple_find_buddies(login.account, name);
        try {
            return C.list(list);
        } finally {
            GLib.g_slist_free(list);
        }
    }
}
