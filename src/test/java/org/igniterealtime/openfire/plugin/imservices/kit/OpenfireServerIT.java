package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit itself: a server starts, answers, keeps its data over a restart, and leaves nothing. */
class OpenfireServerIT {

    @Test
    void startsRestartsAndLeavesNothing() throws Exception {
        OpenfireServer server = OpenfireServer.forTests();
        try (server) {
            server.start();
            server.probe().addUser("alice", "secret");
            assertTrue(server.probe().isLoaded("probe"));
            assertTrue(server.probe().state().containsKey("interceptors"));
            server.restart();
            assertEquals(
                    List.of("alice"),
                    server.probe().query("SELECT username FROM ofUser WHERE username <> 'admin'"));
        }
        assertFalse(server.isAlive());
        assertTrue(Files.notExists(server.home()));
    }
}
