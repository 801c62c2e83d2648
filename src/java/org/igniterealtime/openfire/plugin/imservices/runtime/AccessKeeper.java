package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.LivePeers;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gate of one running service to its access file. Without a file the gate is open. With one it is closed until the list
 * has been read, and what its groups and subscriptions need; then each valid list takes the place of the one before in one step.
 *
 * <p>A file that is missing, unreadable or wrong leaves the last list of that file in force; another file does not inherit it: one
 * that was mistyped must not let in whom the file before did. What cannot be read without the file being to blame is tried again.
 *
 * <p>{@link #keep} is for one thread at a time; it reads in that thread, changes are read on the executor's.
 */
final class AccessKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    /**
     * What all keepers of a manager share.
     *
     * @param again before what could not be read is tried again
     */
    record Tools(
            HomePaths paths,
            Hosting hosting,
            FileWatcher watcher,
            ScheduledExecutorService executor,
            Duration again) {}

    private final String domain;
    private final Gate gate;
    private final Tools tools;
    private final Runnable switched;
    private final Runnable reported;
    private volatile Phrase trouble = Phrase.NOTHING;
    private volatile Oddities oddities = Oddities.NONE;

    /**
     * What is odd about the list in force.
     *
     * @param written what is odd in the file
     * @param peers who know which groups there are
     */
    private record Oddities(String path, Phrase written, LivePeers peers) {
        static final Oddities NONE = new Oddities("", Phrase.NOTHING, null);

        Phrase remark() {
            if (peers == null || peers.unknownGroups().isEmpty()) {
                return written;
            }
            String names = String.join(", ", new TreeSet<>(peers.unknownGroups()));
            return Phrase.joined(
                    " ", List.of(written, HomeWording.UNKNOWN_GROUPS.with(path, names)));
        }
    }

    // Guarded by this.
    private Following inForce;
    private Following coming;
    private boolean stopped;

    /**
     * @param gate new: closed
     * @param switched called by any thread after the gate may let others pass than before; must not block
     * @param reported called by any thread when {@link #trouble} or {@link #remark} may have changed; must not block
     */
    AccessKeeper(String domain, Gate gate, Tools tools, Runnable switched, Runnable reported) {
        this.domain = domain;
        this.gate = gate;
        this.tools = tools;
        this.switched = switched;
        this.reported = reported;
    }

    /** What is wrong with the list, for an administrator; empty when nothing is. */
    Phrase trouble() {
        return trouble;
    }

    /** What an administrator should see about the list in force, although it works; empty for nothing. */
    Phrase remark() {
        return oddities.remark();
    }

    private void factsChanged() {
        reported.run();
        switched.run();
    }

    /**
     * From now on the gate is kept to this file. What was in force stays so until it has been read. Blocks.
     *
     * @param path as the services file has it; empty when everybody may pass
     */
    void keep(Optional<String> path) {
        if (path.isEmpty()) {
            open();
            return;
        }
        Following next = new Following(path.get());
        synchronized (this) {
            if (stopped) {
                return;
            }
            coming = next;
        }
        next.begin();
    }

    private void open() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            gate.open();
            trouble = Phrase.NOTHING;
            oddities = Oddities.NONE;
            if (inForce != null) {
                inForce.close();
                inForce = null;
            }
        }
        reported.run();
        switched.run();
    }

    /** Closes the gate. Nothing is watched or kept right afterwards. Idempotent; may be called by any thread at any time. */
    void stop() {
        synchronized (this) {
            stopped = true;
            gate.close();
            if (coming != null) {
                coming.close();
            }
            if (inForce != null) {
                inForce.close();
            }
        }
    }

    /** The gate is as this file wants it now, and no other has a say any more. */
    private synchronized void takeOver(Following file) {
        file.cancelRepetition();
        if (inForce != file) {
            if (inForce != null) {
                inForce.close();
            }
            inForce = file;
            coming = null;
        }
    }

    /** One file, from its first reading on. Its fields are guarded by the keeper, but for the reader. */
    private final class Following {

        private final String path;
        private final AccessReader reader;
        private FileWatcher.Watch watch;
        private ScheduledFuture<?> again;
        private LivePeers peers;
        private boolean closed;

        Following(String path) {
            this.path = path;
            this.reader = new AccessReader(tools.paths(), path);
        }

        void begin() {
            try {
                FileWatcher.Watch made = tools.watcher().watch(reader.watched(), this::load);
                synchronized (AccessKeeper.this) {
                    watch = made;
                    if (closed) {
                        made.close();
                    }
                }
            } catch (HomeFileException e) {
                // Said by the reading, which meets it as well. No such file can come to be.
                LOG.debug("The access list of {} cannot be watched", domain, e);
            }
            load();
        }

        /** Called by the watch, by a repetition, and once by the one who begins. */
        private synchronized void load() {
            if (isClosed()) {
                return;
            }
            try {
                AccessList list = reader.read();
                LivePeers known =
                        tools.hosting().peers(domain, list, AccessKeeper.this::factsChanged);
                enforce(list, known);
            } catch (HomeFileException e) {
                fail(e.reason(), e.isLasting());
            } catch (ServiceException e) {
                LOG.debug("Facts for the access list of {} cannot be read", domain, e);
                fail(HomeWording.PEERS.with(Reasons.of(e)), false);
            } catch (RuntimeException | OutOfMemoryError e) {
                // Whatever it is, it must not end the watch without anybody being told.
                LOG.error("The access list {} of {} cannot be loaded", path, domain, e);
                fail(HomeWording.FAILED.with(path, Reasons.of(e)), false);
            }
        }

        private boolean isClosed() {
            synchronized (AccessKeeper.this) {
                return closed;
            }
        }

        private void enforce(AccessList list, LivePeers known) {
            LivePeers before;
            synchronized (AccessKeeper.this) {
                if (closed) {
                    known.close();
                    return;
                }
                gate.enforce(list, known);
                trouble = Phrase.NOTHING;
                oddities = new Oddities(path, reader.oddity(), known);
                before = peers;
                peers = known;
                takeOver(this);
            }
            if (before != null) {
                before.close();
            }
            LOG.info(
                    "The access list {} of {} is in force, with {} items",
                    path,
                    domain,
                    list.size());
            reported.run();
            switched.run();
        }

        private void fail(Phrase reason, boolean lasting) {
            boolean kept;
            synchronized (AccessKeeper.this) {
                if (closed) {
                    return;
                }
                cancelRepetition();
                kept = peers != null;
                trouble = (kept ? HomeWording.KEPT : HomeWording.NOBODY).with(reason);
                if (!kept) {
                    gate.close();
                    oddities = Oddities.NONE;
                    takeOver(this);
                }
                if (!lasting) {
                    again =
                            tools.executor()
                                    .schedule(
                                            this::load,
                                            tools.again().toMillis(),
                                            TimeUnit.MILLISECONDS);
                }
            }
            reported.run();
            if (!kept) {
                switched.run();
            }
        }

        private void cancelRepetition() {
            if (again != null) {
                again.cancel(false);
                again = null;
            }
        }

        /** Called with the keeper's monitor. */
        private void close() {
            closed = true;
            cancelRepetition();
            if (watch != null) {
                watch.close();
            }
            if (peers != null) {
                peers.close();
            }
        }
    }
}
