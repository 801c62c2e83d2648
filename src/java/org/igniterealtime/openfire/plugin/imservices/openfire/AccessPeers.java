package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * The groups and subscriptions that one list names, as the server has them. Read whole on the executor and kept right by the server's events; read
 * again every few minutes, because some providers of groups (LDAP) tell nothing. Whoever asks gets what is in memory, without a lock or
 * an object.
 *
 * <p>A group counts by its name and by the name under which it is shared into rosters. A roster group that a user chose himself counts for
 * what denies only.
 */
final class AccessPeers implements LivePeers {

    private static final Logger log = LoggerFactory.getLogger(AccessPeers.class);

    private final PeerSource source;
    private final String serverDomain;
    private final String domain;
    private final Set<String> names;
    private final boolean asksForContacts;

    private volatile GroupsSnapshot groups = GroupsSnapshot.EMPTY;
    private final Map<String, RosterContact> contacts = new ConcurrentHashMap<>();

    /** Users whose items were changed while all are being read: what is read of them may be old. Null while nothing is read. */
    private Set<String> touched;

    /** Held while all is read: by one thread at a time. */
    private final Object readings = new Object();

    // Of those that are kept right.
    private ScheduledExecutorService executor;
    private volatile Timing timing = Timing.NORMAL;
    private volatile Runnable changed;
    private Consumer<AccessPeers> closed;
    private ScheduledFuture<?> again;
    private ScheduledFuture<?> soon;

    /** Whether all is to be read, and whether something is to be told, with the next run. */
    private boolean due;

    private boolean news;
    private long notBefore;
    private boolean isClosed;

    /** The last reading failed. */
    private volatile boolean failing;

    /**
     * How often groups are read.
     *
     * @param pauseMs the least time between two readings
     * @param deletionMs how long a group that is being deleted may still be found: the server tells before it does it
     * @param everyMs the time after which they are read without an event
     */
    record Timing(long pauseMs, long deletionMs, long everyMs) {
        static final Timing NORMAL = new Timing(200, 2_000, TimeUnit.MINUTES.toMillis(5));
    }

    /**
     * Facts that are not there yet, and are not kept right: see {@link #read} and {@link #keep}.
     *
     * @param domain of the service; empty for none, which nobody has in the roster
     */
    AccessPeers(PeerSource source, String serverDomain, String domain, AccessList list) {
        this.source = Objects.requireNonNull(source);
        this.serverDomain = Objects.requireNonNull(serverDomain);
        this.domain = Objects.requireNonNull(domain);
        this.names = Set.copyOf(list.groups());
        this.asksForContacts =
                !domain.isEmpty() && (list.asksForSubscriptions() || list.asksForChosenGroups());
    }

    String domain() {
        return domain;
    }

    boolean asksForContacts() {
        return asksForContacts;
    }

    @Override
    public List<String> groups(JID peer) {
        return groups.of(peer);
    }

    @Override
    public Set<String> unknownGroups() {
        return groups.unknown();
    }

    @Override
    public List<String> chosenGroups(JID peer) {
        return contact(peer).groups();
    }

    @Override
    public Subscription subscription(JID peer) {
        return contact(peer).subscription();
    }

    private RosterContact contact(JID peer) {
        String user = peer.getNode();
        if (user == null || !peer.getDomain().equals(serverDomain)) {
            // What other servers' users have in their rosters is not known.
            return RosterContact.NONE;
        }
        RosterContact contact = contacts.get(user);
        return contact == null ? RosterContact.NONE : contact;
    }

    /**
     * Reads all. Blocks.
     *
     * @return whether it is other than before
     * @throws PeerSource.NotTold with which all stays as it was
     */
    boolean read() throws PeerSource.NotTold {
        synchronized (readings) {
            synchronized (this) {
                touched = new HashSet<>();
            }
            try {
                GroupsSnapshot now = GroupsSnapshot.read(names, source);
                Map<String, RosterContact> found =
                        asksForContacts ? source.contacts(domain) : Map.of();
                synchronized (this) {
                    boolean changes = take(found) | !now.isSame(groups);
                    groups = now;
                    return changes;
                }
            } finally {
                synchronized (this) {
                    touched = null;
                }
            }
        }
    }

    private boolean take(Map<String, RosterContact> found) {
        boolean changes = contacts.keySet().removeIf(user -> isGone(user, found));
        for (Map.Entry<String, RosterContact> entry : found.entrySet()) {
            if (!touched.contains(entry.getKey())) {
                RosterContact before = contacts.put(entry.getKey(), entry.getValue());
                changes |= !entry.getValue().equals(before);
            }
        }
        return changes;
    }

    private boolean isGone(String user, Map<String, RosterContact> now) {
        return !now.containsKey(user) && !touched.contains(user);
    }

    /**
     * Begins to keep them right.
     *
     * @param changed called on the executor after something has changed
     * @param closed called when they are closed
     */
    synchronized void keep(
            ScheduledExecutorService executor,
            Timing timing,
            Runnable changed,
            Consumer<AccessPeers> closed) {
        this.executor = executor;
        this.timing = timing;
        this.changed = changed;
        this.closed = closed;
        notBefore = System.nanoTime();
        again =
                executor.scheduleWithFixedDelay(
                        () -> runSoon(0, true, false),
                        timing.everyMs(),
                        timing.everyMs(),
                        TimeUnit.MILLISECONDS);
        if (due) {
            // Something came while all was read for the first time.
            runSoon(0, true, false);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            if (again != null) {
                again.cancel(false);
            }
            if (soon != null) {
                soon.cancel(false);
            }
        }
        if (closed != null) {
            closed.accept(this);
        }
    }

    /**
     * A group has come or changed.
     *
     * @param mentioned all the names it has and had
     */
    void groupChanged(Set<String> mentioned) {
        if (!Collections.disjoint(names, mentioned)) {
            runSoon(0, true, false);
        }
    }

    /**
     * A group is about to be deleted.
     *
     * @param mentioned all the names it has
     */
    void groupDeleting(String name, Set<String> mentioned) {
        if (Collections.disjoint(names, mentioned)) {
            return;
        }
        synchronized (this) {
            groups = groups.without(name);
        }
        runSoon(0, false, true);
        runSoon(timing.deletionMs(), true, false);
    }

    /** The item of the service in a user's roster is another; null for none any more. */
    void contactChanged(String user, RosterContact contact) {
        if (!asksForContacts) {
            return;
        }
        RosterContact before;
        synchronized (this) {
            before = contact == null ? contacts.remove(user) : contacts.put(user, contact);
            if (touched != null) {
                touched.add(user);
            }
        }
        if (!Objects.equals(before, contact)) {
            runSoon(0, false, true);
        }
    }

    private synchronized void runSoon(long afterMs, boolean reading, boolean telling) {
        if (afterMs == 0) {
            due |= reading;
            news |= telling;
        }
        if (isClosed || executor == null || (afterMs == 0 && soon != null)) {
            return;
        }
        try {
            if (afterMs > 0) {
                executor.schedule(
                        () -> runSoon(0, reading, telling), afterMs, TimeUnit.MILLISECONDS);
            } else {
                long wait = TimeUnit.NANOSECONDS.toMillis(notBefore - System.nanoTime());
                soon = executor.schedule(this::run, Math.max(0, wait), TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException e) {
            log.debug("The plugin is stopping; {} is not followed any more", domain, e);
        }
    }

    private void run() {
        boolean reading;
        boolean telling;
        synchronized (this) {
            soon = null;
            if (isClosed) {
                return;
            }
            reading = due;
            telling = news;
            due = false;
            news = false;
        }
        if (reading) {
            telling |= readAgain();
        }
        if (telling) {
            tell();
        }
    }

    private boolean readAgain() {
        try {
            boolean changes = read();
            if (failing) {
                log.info("Groups and rosters are told again for the access list of {}", domain);
            }
            failing = false;
            return changes;
        } catch (PeerSource.NotTold e) {
            if (!failing) {
                log.warn(
                        "The access list of {} goes on with the groups and rosters as they were: {}",
                        domain,
                        e.getMessage(),
                        e);
            }
            failing = true;
            return false;
        } finally {
            synchronized (this) {
                notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timing.pauseMs());
            }
        }
    }

    private void tell() {
        try {
            changed.run();
        } catch (RuntimeException e) {
            log.error("A change of groups or rosters was not taken by {}", domain, e);
        }
    }
}
