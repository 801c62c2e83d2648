package org.igniterealtime.openfire.plugin.imservices.administration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;

/** Has the manager read what has been written, and knows which reading covers which version. Safe for several threads. */
final class Applied {

    private static final int MOST = 200;

    private final ServiceManager manager;

    // Guarded by itself.
    private final Map<String, Long> readings =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MOST;
                }
            };

    Applied(ServiceManager manager) {
        this.manager = manager;
    }

    /** A version has been written. */
    void written(String version) {
        long reading = manager.reload();
        synchronized (readings) {
            readings.remove(version);
            readings.put(version, reading);
        }
    }

    /** Waits until a version, or a later one, has been applied. False when that takes too long. */
    boolean await(String version, Duration limit) {
        Long reading;
        synchronized (readings) {
            reading = readings.get(version);
        }
        try {
            // What somebody else has written is read now, in case the manager has not seen it yet.
            return manager.awaitApplied(reading == null ? manager.reload() : reading, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until nothing is left of a service that the file does not have any more. */
    boolean awaitGone(String domain, Duration limit) {
        try {
            return manager.awaitGone(domain, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
