package org.igniterealtime.openfire.plugin.imservices;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugin's executor: a fixed number of threads, and nothing that a task throws is lost. */
final class PluginThreads extends ScheduledThreadPoolExecutor {

    private static final Logger log = LoggerFactory.getLogger(PluginThreads.class);
    private static final long WAIT_S = 5;

    /**
     * @param serverLoader the context class loader: threads that the server starts while one of ours is in its code inherit
     *     it, and must not keep the plugin's in memory
     */
    PluginThreads(int threads, ClassLoader serverLoader) {
        super(threads);
        AtomicInteger number = new AtomicInteger();
        setThreadFactory(
                work -> {
                    Thread thread = new Thread(work, "imservices-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(serverLoader);
                    return thread;
                });
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The superclass keeps what a task throws in a future that mostly nobody looks at. */
    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        super.afterExecute(task, thrown);
        if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                log.error("A task of IM Services failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets what runs come to its end, then interrupts it. */
    void end() {
        shutdown();
        try {
            if (!awaitTermination(WAIT_S, TimeUnit.SECONDS)) {
                shutdownNow();
                if (!awaitTermination(WAIT_S, TimeUnit.SECONDS)) {
                    log.error(
                            "A thread of IM Services does not end; a thread dump shows what it does (imservices-…)");
                }
            }
        } catch (InterruptedException e) {
            shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
