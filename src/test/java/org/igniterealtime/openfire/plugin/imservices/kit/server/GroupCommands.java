package org.igniterealtime.openfire.plugin.imservices.kit.server;

import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.group.GroupAlreadyExistsException;
import org.jivesoftware.openfire.group.GroupManager;
import org.jivesoftware.openfire.group.GroupNotFoundException;
import org.xmpp.packet.JID;

/** What the console does with groups. */
final class GroupCommands {

    /** Makes an empty group. */
    String create(String name) throws GroupAlreadyExistsException {
        GroupManager.getInstance().createGroup(name);
        return name;
    }

    String delete(String name) throws GroupNotFoundException {
        GroupManager.getInstance().deleteGroup(group(name));
        return name;
    }

    String add(String name, String member) throws GroupNotFoundException {
        return Boolean.toString(group(name).getMembers().add(new JID(member)));
    }

    String remove(String name, String member) throws GroupNotFoundException {
        return Boolean.toString(group(name).getMembers().remove(new JID(member)));
    }

    private static Group group(String name) throws GroupNotFoundException {
        return GroupManager.getInstance().getGroup(name);
    }
}
