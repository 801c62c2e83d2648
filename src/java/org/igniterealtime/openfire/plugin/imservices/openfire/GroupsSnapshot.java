package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xmpp.packet.JID;

/**
 * Who is in which of some groups. Immutable. People who are in the same groups share one list, so that a group of a hundred thousand costs
 * little more than their names.
 */
final class GroupsSnapshot {

    static final GroupsSnapshot EMPTY = new GroupsSnapshot(Map.of(), Map.of(), Set.of());

    private final Map<String, Set<JID>> members;

    /** Domain, node, names. Two steps, because a bare address in one would have to be made for each look-up. */
    private final Map<String, Map<String, List<String>>> groups;

    private final Set<String> unknown;

    private GroupsSnapshot(
            Map<String, Set<JID>> members,
            Map<String, Map<String, List<String>>> groups,
            Set<String> unknown) {
        this.members = members;
        this.groups = groups;
        this.unknown = unknown;
    }

    /**
     * @param source asked for each group, once
     */
    static GroupsSnapshot read(Set<String> names, PeerSource source) throws PeerSource.NotTold {
        Map<String, Set<JID>> members = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String name : names) {
            Optional<Set<JID>> some = source.members(name);
            members.put(name, Set.copyOf(some.orElse(Set.of())));
            if (some.isEmpty()) {
                unknown.add(name);
            }
        }
        return of(members, unknown);
    }

    private static GroupsSnapshot of(Map<String, Set<JID>> members, Set<String> unknown) {
        Map<String, Map<String, List<String>>> groups = new HashMap<>();
        Map<List<String>, List<String>> same = new HashMap<>();
        // In one order, so that the same groups are the same list.
        for (String name : new TreeSet<>(members.keySet())) {
            for (JID member : members.get(name)) {
                groups.computeIfAbsent(member.getDomain(), domain -> new HashMap<>())
                        .compute(node(member), (node, before) -> with(before, name, same));
            }
        }
        return new GroupsSnapshot(
                Collections.unmodifiableMap(members), groups, Set.copyOf(unknown));
    }

    private static List<String> with(
            List<String> before, String name, Map<List<String>, List<String>> same) {
        List<String> after = new ArrayList<>(before == null ? List.of() : before);
        if (!after.contains(name)) {
            // Twice, when it has somebody under two full addresses.
            after.add(name);
        }
        return same.computeIfAbsent(List.copyOf(after), list -> list);
    }

    private static String node(JID address) {
        String node = address.getNode();
        return node == null ? "" : node;
    }

    /** The names of the groups somebody is in. Makes no object. */
    List<String> of(JID peer) {
        Map<String, List<String>> ofDomain = groups.get(peer.getDomain());
        if (ofDomain == null) {
            return List.of();
        }
        List<String> names = ofDomain.get(node(peer));
        return names == null ? List.of() : names;
    }

    /** The same without a group; this when nobody is in it. */
    GroupsSnapshot without(String name) {
        Set<JID> gone = members.get(name);
        if (gone == null || gone.isEmpty()) {
            return this;
        }
        Map<String, Set<JID>> left = new HashMap<>(members);
        left.put(name, Set.of());
        return of(left, unknown);
    }

    /** The names of those that there are not. */
    Set<String> unknown() {
        return unknown;
    }

    boolean isSame(GroupsSnapshot other) {
        return members.equals(other.members) && unknown.equals(other.unknown);
    }
}
