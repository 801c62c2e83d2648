package org.igniterealtime.openfire.plugin.imservices.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final Desk desk = new Desk(executor);
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void whatIsBeingDoneIsDoneWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        desk.put(
                () -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    done.add("first");
                },
                () -> done.add("first refused"));
        desk.put(() -> done.add("second"), () -> done.add("second refused"));
        begun.await();
        Thread closing =
                new Thread(
                        () -> {
                            desk.close();
                            done.add("closed");
                        });
        closing.start();
        Await.until("it waits", Duration.ofSeconds(10), () -> !done.isEmpty());
        desk.put(() -> done.add("third"), () -> done.add("third refused"));
        goOn.countDown();
        closing.join(TimeUnit.SECONDS.toMillis(10));
        assertEquals(
                List.of("second refused", "third refused", "first", "closed"), List.copyOf(done));
    }

    @Test
    void tooMuchIsRefused() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        desk.put(
                () -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                },
                () -> done.add("refused"));
        begun.await();
        for (int i = 0; i <= Desk.MOST; i++) {
            desk.put(() -> {}, () -> done.add("refused"));
        }
        assertEquals(List.of("refused"), List.copyOf(done));
        goOn.countDown();
        CountDownLatch last = new CountDownLatch(1);
        Await.until(
                "there is room again",
                Duration.ofSeconds(10),
                () -> {
                    desk.put(last::countDown, () -> {});
                    return last.getCount() == 0;
                });
        desk.close();
        assertTrue(last.await(0, TimeUnit.SECONDS));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
