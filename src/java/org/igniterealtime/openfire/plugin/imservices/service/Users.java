package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
     */
    List<Account> find(Field field, String text, int most);

    /** The account of that name; empty when there is none. */
    Optional<Account> account(String username);

    /** The vCard (XEP-0054) of the account of that name, a copy; empty when there is none. */
    Optional<Element> card(String username);

    /** Whether the server has a group of that name. */
    boolean hasGroup(String group);

    /** Whether the user is in the server's group of that name; not when there is no such group. */
    boolean isInGroup(JID user, String group);
}
