package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

class RequestQueueTest {

    private final Deque<Runnable> handed = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final RequestQueue queue = new RequestQueue(handed::add);

    @Test
    void oneAtATimeInTheirOrder() {
        assertTrue(add("1"));
        assertTrue(add("2"));
        assertTrue(add("3"));
        assertEquals(1, handed.size());
        while (!handed.isEmpty()) {
            handed.remove().run();
            assertTrue(handed.size() <= 1);
        }
        assertEquals(List.of("1", "2", "3"), done);
        assertTrue(add("4"));
        handed.remove().run();
        assertEquals(List.of("1", "2", "3", "4"), done);
    }

    @Test
    void whatFailsKeepsNobodyWaiting() {
        queue.add(
                new IQ(),
                () -> {
                    throw new IllegalStateException("on purpose");
                });
        add("2");
        Runnable failing = handed.remove();
        try {
            failing.run();
        } catch (IllegalStateException e) {
            done.add("1");
        }
        handed.remove().run();
        assertEquals(List.of("1", "2"), done);
    }

    @Test
    void tooManyAreRefused() {
        for (int i = 0; i < RequestQueue.LIMIT; i++) {
            assertTrue(add("waits"));
        }
        assertFalse(add("one too many"));
        assertFalse(queue.isStopped());
    }

    @Test
    void theStopGivesBackWhatWaits() {
        IQ first = new IQ();
        IQ second = new IQ();
        queue.add(first, () -> done.add("1"));
        queue.add(second, () -> done.add("2"));
        assertEquals(List.of(first, second), queue.stop());
        assertFalse(add("3"));
        assertTrue(queue.isStopped());
        handed.remove().run();
        assertEquals(List.of(), done);
        assertTrue(handed.isEmpty());
    }

    @Test
    void anExecutorThatHasEndedStopsIt() {
        RequestQueue ended =
                new RequestQueue(
                        task -> {
                            throw new RejectedExecutionException();
                        });
        IQ request = new IQ();
        ended.add(request, () -> done.add("1"));
        assertTrue(ended.isStopped());
        assertEquals(List.of(request), ended.stop());
    }

    private boolean add(String name) {
        return queue.add(new IQ(), () -> done.add(name));
    }
}
