package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.service.AddressFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * Who sees the monitor's presence: kept in a file, a bare address a line, because nobody tells a service after its start who has it in
 * his roster. On the plugin's executor, one call at a time.
 */
final class Watchers {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    /** An access list that lets everybody in must not fill the memory. */
    static final int MOST = 10_000;

    private final AddressFile file;
    private final Set<JID> all = new LinkedHashSet<>();

    Watchers(Path folder) {
        this.file = new AddressFile(folder.resolve("watchers.txt"));
    }

    /** Reads the file. */
    synchronized void read() throws IOException {
        file.read(line -> all.add(new JID(line.strip())));
    }

    synchronized List<JID> all() {
        return List.copyOf(all);
    }

    /** How many there are. */
    synchronized int size() {
        return all.size();
    }

    synchronized boolean has(JID user) {
        return all.contains(user.asBareJID());
    }

    /** False when there are too many. */
    synchronized boolean add(JID user) {
        if (all.size() >= MOST && !has(user)) {
            return false;
        }
        if (all.add(user.asBareJID())) {
            write();
        }
        return true;
    }

    synchronized void remove(JID user) {
        if (all.remove(user.asBareJID())) {
            write();
        }
    }

    /** Who watches now does so until the service stops, even when that cannot be written. */
    private void write() {
        try {
            file.write(all.stream().map(JID::toString).toList());
        } catch (IOException e) {
            LOG.error("It cannot be kept who sees the monitor’s presence: {}", file, e);
        }
    }
}
