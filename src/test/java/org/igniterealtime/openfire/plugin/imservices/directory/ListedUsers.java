package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.gateway.StanzaMatch;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.xmpp.packet.JID;

/** Accounts in memory, a fake: finds for every text everybody, as stores find more than what fits. */
final class ListedUsers implements Users {

    final List<Account> accounts = new ArrayList<>();
    final Map<String, String> groups = new HashMap<>();
    final Map<String, String> cards = new HashMap<>();
    Set<Field> searchable = EnumSet.allOf(Field.class);
    RuntimeException broken;

    /** How many accounts searches have looked at. */
    int given;

    /** How often somebody asked who is in groups. */
    int asked;

    ListedUsers add(String username, String name, String email) {
        accounts.add(new Account(new JID(username, "example.org", null), username, name, email));
        return this;
    }

    @Override
    public Set<Field> searchable() {
        return searchable;
    }

    @Override
    public boolean find(Field field, String text, int most, Predicate<Account> next) {
        if (broken != null) {
            throw broken;
        }
        int left = most;
        for (Account account : accounts) {
            given++;
            left--;
            if (!next.test(account) || left == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Account> account(String username) {
        return accounts.stream().filter(one -> one.username().equals(username)).findFirst();
    }

    @Override
    public Optional<Element> card(String username) {
        return Optional.ofNullable(cards.get(username)).map(StanzaMatch::parse);
    }

    @Override
    public boolean hasGroup(String group) {
        return groups.containsKey(group);
    }

    @Override
    public Predicate<JID> members(Collection<String> names) {
        asked++;
        return user -> names.stream().anyMatch(name -> user.getNode().equals(groups.get(name)));
    }
}
