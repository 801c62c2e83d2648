package org.igniterealtime.openfire.plugin.imservices.service;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/**
 * The server's heap.
 *
 * @param used bytes in use
 * @param most bytes that there may be; where nobody has set a limit, those that the process has
 */
public record Heap(long used, long most) {

    /** As it is. Does not block. */
    public static Heap now() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Heap(
                heap.getUsed(),
                Math.max(1, heap.getMax() < 0 ? heap.getCommitted() : heap.getMax()));
    }
}
