package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.gateway.Mailbox.Outcome;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Queue<Runnable> wakeUps = new ArrayDeque<>();

    private Mailbox mailbox(int capacity) {
        return new Mailbox("a test", wakeUps::add, capacity, new Mailbox.Owner() {});
    }

    private void run() {
        for (Runnable task; (task = wakeUps.poll()) != null; ) {
            task.run();
        }
    }

    @Test
    void wakesOnceForMany() {
        Mailbox mailbox = mailbox(100);
        List<Integer> ran = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            mailbox.offer(() -> ran.add(number));
        }
        assertEquals(1, wakeUps.size());
        run();
        assertEquals(50, ran.size());
    }

    @Test
    void saysWhenItIsFull() {
        Mailbox mailbox = mailbox(2);
        AtomicInteger ran = new AtomicInteger();
        assertEquals(Outcome.TAKEN, mailbox.offer(ran::incrementAndGet));
        assertEquals(Outcome.TAKEN, mailbox.offer(ran::incrementAndGet));
        assertEquals(Outcome.FULL, mailbox.offer(ran::incrementAndGet));
        assertEquals(Outcome.TAKEN, mailbox.put(ran::incrementAndGet));
        run();
        assertEquals(3, ran.get());
        assertEquals(Outcome.TAKEN, mailbox.offer(ran::incrementAndGet));
    }

    @Test
    void goesOnAfterAFailure() {
        Mailbox mailbox = mailbox(10);
        AtomicInteger ran = new AtomicInteger();
        mailbox.offer(
                () -> {
                    throw new IllegalStateException("as the test wants");
                });
        mailbox.offer(ran::incrementAndGet);
        run();
        assertEquals(1, ran.get());
    }

    @Test
    void comesToRestAfterAnError() {
        Mailbox mailbox = mailbox(10);
        AtomicInteger ran = new AtomicInteger();
        mailbox.offer(
                () -> {
                    throw new NoSuchMethodError("as the test wants");
                });
        mailbox.offer(ran::incrementAndGet);
        for (int turns = 0; turns < 10 && !wakeUps.isEmpty(); turns++) {
            try {
                wakeUps.poll().run();
            } catch (NoSuchMethodError e) {
                fail("the executor's thread got it", e);
            }
        }
        assertEquals(1, ran.get());
        assertEquals(0, wakeUps.size());
    }

    @Test
    void takesTurns() {
        Mailbox mailbox = mailbox(10_000);
        for (int i = 0; i < 1_000; i++) {
            mailbox.offer(() -> {});
        }
        int turns = 0;
        for (Runnable task; (task = wakeUps.poll()) != null; turns++) {
            task.run();
        }
        assertTrue(turns >= 3, "one mailbox must not keep the thread; turns: " + turns);
    }

    @Test
    void closesWhenItsOwnerLetsItAndNothingWaits() {
        AtomicBoolean may = new AtomicBoolean();
        AtomicInteger closed = new AtomicInteger();
        Mailbox mailbox =
                new Mailbox(
                        "a test",
                        wakeUps::add,
                        10,
                        new Mailbox.Owner() {
                            @Override
                            public boolean mayClose() {
                                return may.get();
                            }

                            @Override
                            public void closed() {
                                closed.incrementAndGet();
                            }
                        });
        mailbox.offer(() -> {});
        run();
        assertFalse(mailbox.isClosed());
        may.set(true);
        mailbox.offer(() -> {});
        run();
        assertTrue(mailbox.isClosed());
        assertEquals(1, closed.get());
        assertEquals(Outcome.CLOSED, mailbox.put(() -> {}));
    }

    @Test
    void letsNobodyWaitOnceTheExecutorHasEnded() {
        Mailbox mailbox =
                new Mailbox(
                        "a test",
                        task -> {
                            throw new RejectedExecutionException("ended");
                        },
                        1,
                        new Mailbox.Owner() {});
        assertThrows(RejectedExecutionException.class, () -> mailbox.offer(() -> {}));
        assertEquals(Outcome.CLOSED, mailbox.putWaiting(() -> {}));
    }

    /** Nothing is lost, doubled, out of order or run by two at once, however many post. */
    @Test
    void keepsEachPostersOrder() throws InterruptedException {
        int posters = 4;
        int each = 50_000;
        ExecutorService executor = Executors.newFixedThreadPool(2);
        Mailbox mailbox = new Mailbox("a test", executor, 1_000, new Mailbox.Owner() {});
        int[] next = new int[posters];
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch ran = new CountDownLatch(posters * each);
        List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < posters; p++) {
            int poster = p;
            Thread thread =
                    new Thread(
                            () -> {
                                for (int i = 0; i < each; i++) {
                                    int number = i;
                                    mailbox.putWaiting(
                                            () -> {
                                                if (inside.incrementAndGet() != 1
                                                        || next[poster]++ != number) {
                                                    wrong.incrementAndGet();
                                                }
                                                inside.decrementAndGet();
                                                ran.countDown();
                                            });
                                }
                            });
            thread.start();
            threads.add(thread);
        }
        try {
            assertTrue(ran.await(60, TimeUnit.SECONDS), ran.getCount() + " did not run");
            assertEquals(0, wrong.get());
        } finally {
            for (Thread thread : threads) {
                thread.join();
            }
            executor.shutdown();
        }
    }
}
