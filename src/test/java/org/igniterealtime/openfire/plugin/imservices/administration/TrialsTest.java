package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.ACTOR;
import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trials tell, and that nothing of them is left. */
class TrialsTest {

    @TempDir Path home;
    private AdministrationKit kit;

    @BeforeEach
    void start() throws Exception {
        kit = new AdministrationKit(home, "");
    }

    @AfterEach
    void stop() throws Exception {
        kit.close();
    }

    private Trial run(Sheet sheet) throws Exception {
        Trials trials = kit.administration.trials();
        String id = trials.start(ACTOR, sheet);
        Await.until(
                "the trial's end",
                AdministrationKit.LIMIT,
                () -> trials.find(id).orElseThrow().done(),
                () -> trials.find(id).toString());
        return trials.find(id).orElseThrow();
    }

    private static String last(Trial trial) {
        return trial.steps().get(trial.steps().size() - 1).text();
    }

    @Test
    void aServiceThatWorksIsStartedAndGoneAgain() throws Exception {
        Trial trial = run(sheet("a.example.org"));
        assertTrue(trial.ok(), trial.toString());
        assertEquals(5, trial.steps().size(), trial.toString());
        assertEquals("The service works.", last(trial));
        assertEquals(0, kit.hosting.claimed());
        List<String> events = kit.hosting.takeEvents();
        assertTrue(
                events.stream().noneMatch(event -> event.startsWith("open ")), events.toString());
        assertTrue(
                events.get(0).matches("claim trial-[0-9a-f]{16}\\.example\\.org"), events.get(0));
        assertEquals("", kit.text());
    }

    @Test
    void whatFailsIsSaid() throws Exception {
        Trial trial = run(sheet("a.example.org", "params", "start=fail"));
        assertFalse(trial.ok());
        assertTrue(last(trial).contains("it was told to fail in start"), trial.toString());
        assertTrue(
                last(run(sheet("a.example.org", "params", "start=degraded"))).contains("partly"));
        assertTrue(last(run(sheet("a.example.org", "params", "start=failed"))).contains("stopped"));
        Trial wrong = run(sheet("a.example.org", "browse", "maybe"));
        assertFalse(wrong.ok());
        assertTrue(last(wrong).startsWith("browse: "), wrong.toString());
        Trial module = run(sheet("a.example.org", "module", "none.jar"));
        assertTrue(last(module).contains("none.jar cannot be used"), module.toString());
        assertEquals(0, kit.hosting.claimed());
    }

    @Test
    void theRealDomainsRefusalIsPartOfIt() throws Exception {
        kit.refusals.put("a.example.org", Phrase.english("it is taken"));
        Trial trial = run(sheet("a.example.org"));
        assertFalse(trial.ok());
        assertEquals("domain: it is taken", trial.steps().get(0).text());
        assertEquals("The service works.", last(trial));
    }

    @Test
    void theNetworksServerIsConnectedTo() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            Trial trial = run(sheet("a.example.org", "params", params(port)));
            assertTrue(trial.ok(), trial.toString());
            assertTrue(trial.toString().contains("takes connections"), trial.toString());
        }
        Trial none = run(sheet("a.example.org", "params", params(port)));
        assertTrue(none.toString().contains("cannot be reached"), none.toString());
        assertFalse(none.ok());
    }

    private static String params(int port) {
        return "server=127.0.0.1;port=" + port;
    }

    @Test
    void aStartThatTakesTooLongEndsTheTrialAndTooManyAreRefused() throws Exception {
        Trials trials = kit.administration.trials();
        Sheet blocking = sheet("a.example.org", "params", "start=block");
        String id = trials.start(ACTOR, blocking);
        trials.start(ACTOR, blocking);
        trials.start(ACTOR, blocking);
        assertThrows(AdministrationException.class, () -> trials.start(ACTOR, blocking));
        Await.until(
                "the end",
                AdministrationKit.LIMIT,
                () -> trials.find(id).orElseThrow().done(),
                () -> trials.find(id).toString());
        assertTrue(last(trials.find(id).orElseThrow()).contains("not started within 3"));
        Await.until("no claims", AdministrationKit.LIMIT, () -> kit.hosting.claimed() == 0);
    }
}
