package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.EchoModule;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A jar in the modules folder adds a type of service; one that is missing is a failure of the services that name it, and of nothing else. */
class ModuleJarIT {

    private static final String SERVICES =
            """
            [echo.example.org]
            category=service
            type=service
            name=Echo
            module=echo.jar

            [other.example.org]
            category=service
            type=service
            name=Not there
            module=missing.jar
            """;

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void aJarAddsAService() throws Exception {
        EchoModule.install(scene.server().home().resolve("modules"));
        scene.start(SERVICES);
        scene.awaitLog("The service echo.example.org runs");
        scene.awaitLog("The service other.example.org does not work");
        XmppUser alice = scene.user("alice");
        alice.say("echo.example.org", "hello");
        assertEquals(
                List.of("Echo: hello"),
                alice.awaitMessages("echo.example.org", 1, Duration.ofSeconds(20)));
    }
}
