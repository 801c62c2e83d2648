package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.service.AddressFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Who has subscribed to what: kept in a file, an address and the words of kinds a line. Safe for use by several threads; changes block.
 */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    /** An access list that lets everybody in must not fill the memory. */
    static final int MOST = 10_000;

    /** Of one user, with different resources. */
    static final int MOST_EACH = 20;

    private final AddressFile file;
    private final Map<JID, Set<Kind>> all = new LinkedHashMap<>();

    Subscriptions(Path file) {
        this.file = new AddressFile(file);
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read, or there is no address in a line
     */
    synchronized void read() throws IOException {
        file.read(this::read);
    }

    /** Resources may have blanks in them, words of kinds have none: they come first. */
    private void read(String line) {
        int end = line.indexOf(' ');
        JID who = new JID(line.substring(end + 1).strip());
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : line.substring(0, Math.max(0, end)).split(",")) {
            Kind.of(word)
                    .ifPresentOrElse(
                            kinds::add,
                            () -> LOG.warn("There are no events called {}: {}", word, file));
        }
        if (!kinds.isEmpty()) {
            all.put(who, kinds);
        }
    }

    /** What somebody has subscribed to. */
    synchronized Set<Kind> of(JID who) {
        return all.containsKey(who) ? EnumSet.copyOf(all.get(who)) : EnumSet.noneOf(Kind.class);
    }

    /** Who has subscribed to a kind. */
    synchronized List<JID> to(Kind kind) {
        return all.entrySet().stream()
                .filter(each -> each.getValue().contains(kind))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a user has subscribed to, with whatever resource. */
    synchronized Map<JID, Set<Kind>> ofUser(JID user) {
        JID bare = user.asBareJID();
        Map<JID, Set<Kind>> found = new LinkedHashMap<>();
        all.forEach(
                (who, kinds) -> {
                    if (who.asBareJID().equals(bare)) {
                        found.put(who, Collections.unmodifiableSet(EnumSet.copyOf(kinds)));
                    }
                });
        return found;
    }

    /** How many have subscribed. */
    synchronized int size() {
        return all.size();
    }

    /**
     * Somebody has subscribed to these and no others.
     *
     * @return false when there are too many; nothing has changed then
     * @throws IOException when it cannot be written; nothing has changed then
     */
    synchronized boolean put(JID who, Set<Kind> kinds) throws IOException {
        Set<Kind> before = of(who);
        if (kinds.equals(before)) {
            return true;
        }
        if (before.isEmpty() && (all.size() >= MOST || ofUser(who).size() >= MOST_EACH)) {
            return false;
        }
        set(who, kinds);
        try {
            write();
        } catch (IOException e) {
            set(who, before);
            throw e;
        }
        return true;
    }

    private void set(JID who, Set<Kind> kinds) {
        if (kinds.isEmpty()) {
            all.remove(who);
        } else {
            all.put(who, EnumSet.copyOf(kinds));
        }
    }

    /** All subscriptions of a user end. */
    synchronized void remove(JID user) {
        JID bare = user.asBareJID();
        if (all.keySet().removeIf(who -> who.asBareJID().equals(bare))) {
            try {
                write();
            } catch (IOException e) {
                LOG.error(
                        "Please take the lines of {}, whose account is gone, out of {}, which cannot be written",
                        bare,
                        file,
                        e);
            }
        }
    }

    private void write() throws IOException {
        file.write(
                all.entrySet().stream()
                        .map(each -> words(each.getValue()) + " " + each.getKey())
                        .toList());
    }

    private static String words(Set<Kind> kinds) {
        return kinds.stream().map(Kind::word).collect(Collectors.joining(","));
    }
}
