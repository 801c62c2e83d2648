package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.group.GroupManager;
import org.jivesoftware.openfire.group.GroupNotFoundException;
import org.jivesoftware.openfire.user.User;
import org.jivesoftware.openfire.user.UserManager;
import org.jivesoftware.openfire.user.UserNotFoundException;
import org.jivesoftware.openfire.vcard.VCardManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/** The accounts of this Openfire, through its user provider. */
final class ServerUsers implements Users {

    private static final Logger LOG = LoggerFactory.getLogger(ServerUsers.class);

    /** What providers call the fields ({@code UserProvider.getSearchFields}). */
    private static final Map<Field, String> NAMES =
            Map.of(Field.USERNAME, "Username", Field.NAME, "Name", Field.EMAIL, "Email");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private final XMPPServer server;

    ServerUsers(XMPPServer server) {
        this.server = server;
    }

    @Override
    public Set<Field> searchable() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        try {
            Set<String> there = users().getSearchFields();
            NAMES.forEach(
                    (field, name) -> {
                        if (there.contains(name)) {
                            fields.add(field);
                        }
                    });
        } catch (UnsupportedOperationException e) {
            // Providers say with it that they cannot search.
            return Set.of();
        }
        return fields;
    }

    @Override
    public boolean find(Field field, String text, int most, Predicate<Account> next) {
        // One field at a time: with several the providers disagree whether all have to fit or one.
        Set<String> only = Set.of(NAMES.get(field));
        Set<String> given = new HashSet<>();
        for (String spelling : spellings(field, text)) {
            // Providers find names; the user of each is read when it is its turn.
            for (User user : users().findUsers(only, spelling, 0, most)) {
                if (given.add(user.getUsername())
                        && (!next.test(account(user)) || given.size() >= most)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How the text may be written where upper case is not lower case: in most databases. */
    static Set<String> spellings(Field field, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> spellings = new LinkedHashSet<>();
        if (field == Field.USERNAME) {
            // Prepared by nodeprep (RFC 6122 appendix A), so in lower case; and escaped (XEP-0106).
            spellings.add(JID.escapeNode(lower));
            return spellings;
        }
        spellings.add(text);
        spellings.add(lower);
        spellings.add(
                WORD.matcher(lower)
                        .replaceAll(word -> Matcher.quoteReplacement(capitalized(word.group()))));
        spellings.add(text.toUpperCase(Locale.ROOT));
        return spellings;
    }

    private static String capitalized(String word) {
        int end = word.offsetByCodePoints(0, 1);
        return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
    }

    @Override
    public Optional<Account> account(String username) {
        try {
            return Optional.of(account(users().getUser(JID.escapeNode(username))));
        } catch (UserNotFoundException e) {
            return Optional.empty();
        }
    }

    private Account account(User user) {
        return new Account(
                new JID(user.getUsername(), server.getServerInfo().getXMPPDomain(), null),
                JID.unescapeNode(user.getUsername()),
                shown(user.getName(), user::isNameVisible),
                shown(user.getEmail(), user::isEmailVisible));
    }

    /** What a user wants nobody to see is not there, to be found by as little as to be shown. */
    private static String shown(String value, BooleanSupplier visible) {
        // Whether it is visible is a question to the database.
        return value == null || value.isEmpty() || !visible.getAsBoolean() ? "" : value;
    }

    @Override
    public Optional<Element> card(String username) {
        return Optional.ofNullable(VCardManager.getInstance().getVCard(JID.escapeNode(username)));
    }

    @Override
    public boolean hasGroup(String group) {
        try {
            return GroupManager.getInstance().getGroup(group) != null;
        } catch (GroupNotFoundException e) {
            return false;
        }
    }

    @Override
    public Predicate<JID> members(Collection<String> groups) {
        // Read once: a group that is larger than the server's cache for groups is read anew from
        // the database each time.
        List<Group> there = new ArrayList<>();
        for (String name : groups) {
            try {
                there.add(GroupManager.getInstance().getGroup(name));
            } catch (GroupNotFoundException e) {
                LOG.debug("There is no group {}, so nobody is in it", name, e);
            }
        }
        return user -> there.stream().anyMatch(group -> group.isUser(user));
    }

    private UserManager users() {
        return server.getUserManager();
    }
}
