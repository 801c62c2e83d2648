package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Account;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;

/** Finds accounts by the rules of one directory. Every call blocks. */
final class Searcher {

    /** A store finds more than what fits; of so many at most those are taken that do. */
    private static final int CANDIDATES = 2000;

    private final Users users;
    private final Settings settings;

    Searcher(Users users, Settings settings) {
        this.users = users;
        this.settings = settings;
    }

    /**
     * What was found.
     *
     * @param accounts in the order of their names
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

    /** Whom all of the texts fit; there is at least one text. */
    Found find(List<Wanted> all) {
        Wanted rarest = all.stream().max(Comparator.comparingInt(Wanted::length)).orElseThrow();
        Map<String, Account> found = new TreeMap<>();
        boolean more = false;
        for (Field field : rarest.fields()) {
            List<Account> candidates = users.find(field, rarest.pattern(), CANDIDATES);
            more |= candidates.size() >= CANDIDATES;
            candidates.stream()
                    .filter(account -> all.stream().allMatch(wanted -> wanted.fits(account)))
                    .filter(this::isVisible)
                    .forEach(account -> found.put(account.username(), account));
        }
        return new Found(
                found.values().stream().limit(settings.limit()).toList(),
                more || found.size() > settings.limit());
    }

    /** The account of that name, if it is one that can be found. */
    Optional<Account> visible(String username) {
        return users.account(username).filter(this::isVisible);
    }

    private boolean isVisible(Account account) {
        return !settings.excludedUsers().contains(account.username())
                && settings.excludedGroups().stream()
                        .noneMatch(group -> users.isInGroup(account.address(), group));
    }
}
