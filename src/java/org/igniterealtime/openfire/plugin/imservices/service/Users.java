package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/** The accounts of this server, wherever its user store is: database, LDAP or another. Every call blocks. */
public interface Users {

    /** What can be known of an account and looked for. */
    enum Field {
        /** The part of the address in front of the at sign, not escaped. */
        USERNAME,
        /** The name for people. */
        NAME,
        /** The e-mail address. */
        EMAIL
    }

    /**
     * An account.
     *
     * @param address bare
     * @param username its node, not escaped
     * @param name empty when none is known
     * @param email empty when none is known
     */
    record Account(JID address, String username, String name, String email) {
        public Account {
            Objects.requireNonNull(address);
            Objects.requireNonNull(username);
            Objects.requireNonNull(name);
            Objects.requireNonNull(email);
        }

        public String value(Field field) {
            return switch (field) {
                case USERNAME -> username;
                case NAME -> name;
                case EMAIL -> email;
            };
        }
    }

    /** By what the user store can be searched; empty when it cannot be searched at all. */
    Set<Field> searchable();

    /**
     * Accounts whose field has the text in it. Stores understand wildcards and upper and lower case differently: there may be some
     * that do not fit, so look at each. A store that tells upper case from lower is asked for the usual ways to write the text.
     *
     * @param text {@code *} stands for any characters
     * @param most at most so many
     * @param next is given one after the other; says whether it wants more. Each costs the store a
     *     question
     * @return whether there are or may be others, because there are too many or no more were wanted
     */
    boolean find(Field field, String text, int most, Predicate<Account> next);

    /** The account of that name; empty when there is none. */
    Optional<Account> account(String username);

    /** The vCard (XEP-0054) of the account of that name, a copy; empty when there is none. */
    Optional<Element> card(String username);

    /** Whether the server has a group of that name. */
    boolean hasGroup(String group);

    /**
     * Who is in one of the server's groups of these names; nobody is in those that do not exist. To be asked for anew whenever
     * it matters who is in them now, and not for each user: a group with many members is read for it.
     */
    Predicate<JID> members(Collection<String> groups);
}
