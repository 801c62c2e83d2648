package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PurpleAccountTest {

    private final RecordingListener listener = new RecordingListener();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        executor.shutdownNow();
    }

    @Test
    @Timeout(20)
    void leavesTheExecutorAloneWhileTheListenerMakesTheReaderWait() throws Exception {
        PurpleAccount account =
                new PurpleAccount(
                        1,
                        new Account("alice@example.org", "al", "", Map.of(), Presence.AVAILABLE),
                        "al",
                        Map.of(),
                        listener,
                        withdrawn -> false,
                        executor);
        listener.waitAt(gate);
        CountDownLatch calling = new CountDownLatch(1);
        Thread reader =
                new Thread(
                        () ->
                                account.report(
                                        l -> {
                                            calling.countDown();
                                            l.notice("slow");
                                        }));
        reader.start();
        calling.await();
        account.send(1, "bob", "x".repeat(300_000));
        // The only thread is free again; with it the session can make room for the reader.
        executor.submit(() -> {}).get(10, TimeUnit.SECONDS);
        gate.countDown();
        reader.join();
        listener.awaitAnswers(1);
        assertEquals(Map.of(1L, "REFUSED"), listener.answers());
        assertEquals(List.of(), listener.violations());
    }
}
