package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.Test;

/** When the server stops, services end while their users can still be told. */
class ServerStopIT {

    @Test
    void whatAServiceSaysAtItsEndArrives() throws Exception {
        String domain = "echo.example.org";
        try (RecorderServer server = new RecorderServer(Map.of(), domain)) {
            server.awaitListed(domain);
            TestClient alice = new TestClient(server.server(), "alice", "desk");
            alice.available("here");
            assertEquals("mourn", alice.ask(domain, "mourn"));
            server.server().stop();
            Await.until(
                    "farewell",
                    RecorderServer.SOON,
                    () ->
                            alice.messages().stream()
                                    .anyMatch(message -> "farewell".equals(message.getBody())),
                    () -> alice.messages() + server.server().log());
            alice.vanish();
        }
    }
}
