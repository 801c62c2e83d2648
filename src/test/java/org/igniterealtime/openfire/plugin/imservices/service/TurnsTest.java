package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

    private static final int MANY = 2000;

    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> refused = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private void take(Turns turns, int number) {
        turns.take(() -> done.add(number), () -> refused.add(number));
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void oneAtATimeKeepsTheOrder() throws Exception {
        Turns turns = new Turns("test", executor, 1, MANY);
        CountDownLatch end = new CountDownLatch(1);
        upTo(MANY - 1).forEach(number -> take(turns, number));
        turns.take(end::countDown, () -> refused.add(-1));
        end.await();
        assertEquals(upTo(MANY - 1), done);
        assertEquals(List.of(), refused);
    }

    @Test
    void whatWaitsIsBoundedAndRefusedAtTheEnd() throws Exception {
        Turns turns = new Turns("test", executor, 1, 2);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        turns.take(
                () -> {
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    done.add(0);
                },
                () -> refused.add(0));
        begun.await();
        take(turns, 1);
        take(turns, 2);
        take(turns, 3);
        assertEquals(List.of(3), refused);
        turns.close(0);
        assertEquals(List.of(3, 1, 2), refused);
        go.countDown();
        turns.close(TimeUnit.MINUTES.toSeconds(1));
        assertEquals(List.of(0), done);
        take(turns, 4);
        assertEquals(List.of(3, 1, 2, 4), refused);
    }

    @Test
    void aTaskThatThrowsEndsNothing() throws Exception {
        Turns turns = new Turns("test", executor, 1, 2);
        CountDownLatch end = new CountDownLatch(1);
        turns.take(
                () -> {
                    throw new IllegalStateException("as the test asked");
                },
                () -> refused.add(0));
        turns.take(end::countDown, () -> refused.add(1));
        assertTrue(end.await(1, TimeUnit.MINUTES));
    }

    @Test
    void whereNothingCanRunAllIsRefused() throws Exception {
        executor.shutdown();
        Turns turns = new Turns("test", executor, 1, 2);
        take(turns, 0);
        take(turns, 1);
        assertEquals(List.of(0, 1), refused);
        turns.close(TimeUnit.MINUTES.toSeconds(1));
    }
}
