package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Account;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;
import org.xmpp.packet.JID;

/** Finds accounts by the rules of one directory. Every call blocks. */
final class Searcher {

    /** A store finds more than what fits; no more than so many of each field are looked at. */
    private static final int CANDIDATES = 2000;

    private final Users users;
    private final Settings settings;
    private final HiddenMembers hidden;

    Searcher(Users users, Settings settings) {
        this.users = users;
        this.settings = settings;
        this.hidden = new HiddenMembers(users, settings.excludedGroups(), System::nanoTime);
    }

    /**
     * What was found.
     *
     * @param accounts in the order of their names; when there are more, those that the store had first
     * @param more whether there are or may be others
     */
    record Found(List<Account> accounts, boolean more) {
        Found {
            accounts = List.copyOf(accounts);
        }
    }

    /** What can be searched at present. */
    Set<Field> fields() {
        Set<Field> fields = new TreeSet<>(settings.fields());
        fields.retainAll(users.searchable());
        return fields;
    }

    /** Whom all of the texts fit; there is at least one text. The store is asked for no more than are shown. */
    Found find(List<Wanted> all) {
        Wanted rarest = all.stream().max(Comparator.comparingInt(Wanted::length)).orElseThrow();
        Predicate<JID> hiddenNow = hidden.now();
        SortedMap<String, Account> found = new TreeMap<>();
        boolean more = false;
        for (Field field : rarest.fields()) {
            more |=
                    users.find(
                            field,
                            rarest.pattern(),
                            CANDIDATES,
                            account -> {
                                if (all.stream().allMatch(wanted -> wanted.fits(account))
                                        && isVisible(account, hiddenNow)) {
                                    found.put(account.username(), account);
                                }
                                return found.size() <= settings.limit();
                            });
            if (found.size() > settings.limit()) {
                found.remove(found.lastKey());
                break;
            }
        }
        return new Found(List.copyOf(found.values()), more);
    }

    /** The account of that name, if it is one that can be found. */
    Optional<Account> visible(String username) {
        return users.account(username).filter(account -> isVisible(account, hidden.now()));
    }

    private boolean isVisible(Account account, Predicate<JID> hiddenNow) {
        return !settings.excludedUsers().contains(account.username())
                && !hiddenNow.test(account.address());
    }
}
