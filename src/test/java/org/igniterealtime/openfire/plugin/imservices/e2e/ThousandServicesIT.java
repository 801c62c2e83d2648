package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.EchoModule;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file of 1,000 services starts, and a change to one of them is applied without touching the others. */
class ThousandServicesIT {

    private static final int SERVICES = 1000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void aThousandServicesStart() throws Exception {
        EchoModule.install(scene.server().home().resolve("modules"));
        scene.start(services("Echo 500"));
        Await.until("all services are listed", LIMIT, () -> listed() == SERVICES, () -> listed());
        assertEquals(SERVICES, starts());

        XmppUser alice = scene.user("alice");
        answers(alice, "Echo 500");

        // Parameters: this one is restarted.
        scene.server()
                .writeServices(services("Echo 500 anew").replace("params=500;", "params=501;"));
        Await.until(
                "one service was started again",
                LIMIT,
                () -> starts() == SERVICES + 1,
                () -> starts());
        answers(alice, "Echo 500 anew");
        assertEquals(SERVICES, listed());
    }

    private static void answers(XmppUser alice, String name) throws Exception {
        alice.say("s500.example.org", "hello");
        assertEquals(List.of(name + ": hello"), alice.awaitMessages("s500.example.org", 1, LIMIT));
    }

    private long listed() throws Exception {
        return List.of(scene.server().probe().state().get("disco.items").split(",")).stream()
                .filter(domain -> domain.matches("s\\d+\\.example\\.org"))
                .count();
    }

    private long starts() throws Exception {
        return scene.server()
                .log()
                .lines()
                .filter(line -> line.matches(".*The service s\\d+\\.example\\.org runs.*"))
                .count();
    }

    private static String services(String nameOf500) {
        return IntStream.range(0, SERVICES)
                .mapToObj(
                        i ->
                                "[s"
                                        + i
                                        + ".example.org]\ncategory=service\ntype=service\nname="
                                        + (i == 500 ? nameOf500 : "Echo " + i)
                                        + "\nbrowse=public\nmodule=echo.jar\nparams="
                                        + i
                                        + ";key=value\n")
                .collect(Collectors.joining("\n"));
    }
}
