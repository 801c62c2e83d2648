package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a file changes, appears or goes, by looking every second: it works on every file system, and sees a rename over the
 * file as well as a write into it.
 *
 * <p>A change is told when the file has been the same for two looks, one to two seconds after it happened, so that a file which
 * an editor is just writing (or has moved away for a moment) is not read half.
 *
 * <p>May be used by any thread. Looks and calls back on the executor's threads.
 */
public final class FileWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatcher.class);
    private static final long EVERY_MS = 1000;

    private final ScheduledExecutorService executor;

    public FileWatcher(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** A file that is being watched. */
    public interface Watch extends AutoCloseable {

        /** Calls back soon, changed or not, and takes the file as it is then for known. Returns at once. */
        void callNow();

        /** No call begins after this; one that is under way goes on. Idempotent. */
        @Override
        void close();
    }

    /**
     * Calls back after each change from now on, never twice at once. Reads the file's attributes before it returns.
     *
     * @param file may not exist
     */
    public Watch watch(Path file, Runnable changed) {
        Look look = new Look(file, changed);
        ScheduledFuture<?> looks =
                executor.scheduleWithFixedDelay(look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
        return new Watch() {
            @Override
            public void callNow() {
                executor.execute(look::call);
            }

            @Override
            public void close() {
                look.closed = true;
                looks.cancel(false);
            }
        };
    }

    private static final class Look implements Runnable {

        private final Path file;
        private final Runnable changed;
        private volatile boolean closed;

        /** As the file was when it was told of; null when it changed while that was done. */
        private FileStamp told;

        private FileStamp last;

        Look(Path file, Runnable changed) {
            this.file = file;
            this.changed = changed;
            this.told = FileStamp.of(file, null);
            this.last = told;
        }

        @Override
        public synchronized void run() {
            FileStamp now = FileStamp.of(file, last);
            boolean still = now.isSame(last);
            last = now;
            if (still && (told == null || !now.isSame(told))) {
                tell(now);
            }
        }

        synchronized void call() {
            last = FileStamp.of(file, last);
            tell(last);
        }

        private void tell(FileStamp now) {
            told = now;
            if (closed) {
                return;
            }
            try {
                changed.run();
            } catch (RuntimeException e) {
                // Thrown on, it would end the watch.
                LOG.error("What follows from a change of {} failed", file, e);
            }
            // What was read may be a later state than the one seen before; a file that then goes
            // back to that one has changed all the same.
            last = FileStamp.of(file, now);
            if (!last.isSame(now)) {
                told = null;
            }
        }
    }
}
