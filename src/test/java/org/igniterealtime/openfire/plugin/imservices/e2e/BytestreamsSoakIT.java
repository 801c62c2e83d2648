package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Ports;
import org.igniterealtime.openfire.plugin.imservices.kit.ProxyClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two thousand streams at the same time, all of them used, on a few threads. */
class BytestreamsSoakIT {

    private static final String FILES = "files.example.org";
    private static final int STREAMS = 2_000;

    @RegisterExtension final Scene scene = new Scene();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void twoThousandStreams() throws Exception {
        int port = Ports.free();
        scene.start(
                """
                [%s]
                category=proxy
                type=bytestreams
                name=Files
                browse=public
                params=port=%d;interface=127.0.0.1;streams=%d;streamsPerUser=%d
                """
                        .formatted(FILES, port, STREAMS, STREAMS));
        scene.awaitService(FILES);
        XmppUser alice = scene.user("alice");
        XmppUser bob = scene.user("bob");
        ProxyClient proxy = new ProxyClient(FILES, port);
        byte[] question = new byte[20_000];
        byte[] answer = new byte[5_000];
        new Random(1).nextBytes(question);
        new Random(2).nextBytes(answer);
        List<ProxyClient.Sides> streams = new ArrayList<>();
        for (int n = 0; n < STREAMS; n++) {
            streams.add(scene.with(proxy.stream("soak" + n, alice, bob)));
        }
        for (ProxyClient.Sides each : streams) {
            each.requester().send(question);
            each.target().send(answer);
        }
        assertTrue(
                scene.server().probe().threads("imservices-proxy-").size() <= 5,
                "a few threads are enough");
        for (ProxyClient.Sides each : streams) {
            each.requester().end();
            assertArrayEquals(question, each.target().readAll());
            assertArrayEquals(answer, each.requester().read(answer.length));
        }
        for (ProxyClient.Sides each : streams) {
            each.target().end();
            assertEquals(-1, each.requester().read());
        }
        // All places are free again.
        Await.until(
                "as many again",
                Limits.ANSWER,
                () -> {
                    try (ProxyClient.Sides one = proxy.stream("again", alice, bob)) {
                        one.target().send(new byte[] {1});
                        return one.requester().read() == 1;
                    } catch (XMPPErrorException e) {
                        assertEquals(
                                Condition.resource_constraint, e.getStanzaError().getCondition());
                        return false;
                    }
                });
    }
}
