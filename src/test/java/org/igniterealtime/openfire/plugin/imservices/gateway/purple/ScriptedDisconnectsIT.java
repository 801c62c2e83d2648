package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Offline;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RecordingListener.Online;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a connection of libpurple's ends. */
class ScriptedDisconnectsIT {

    private static final String PROTOCOL = "prpl-scripted";

    /** A worker that hangs is seen after three heartbeats. */
    private static final PurpleNetwork.Pace PACE =
            new PurpleNetwork.Pace(WorkerSettings.HEARTBEAT, Limits.LONG, Duration.ofHours(1));

    @TempDir static Path folder;

    private static TestHost host;
    private static ScriptedPeer peer;
    private static PurpleNetwork network;
    private static int accounts;

    private final RecordingListener told = new RecordingListener();

    @BeforeAll
    static void start() throws Exception {
        host = new TestHost(folder);
        peer = ScriptedPeer.install(host.modulesFolder(), PROTOCOL);
        network =
                new PurpleNetwork(
                        PurpleNetworkFixture.definition(PROTOCOL),
                        host,
                        PurpleNetwork.WORKER_MAIN,
                        PACE);
        network.start();
    }

    @AfterAll
    static void stop() throws Exception {
        network.stop();
        host.close();
        assertEquals(List.of(), peer.complaints());
        peer.close();
    }

    /** A name for each: who was there at a crash is treated with caution for a while. */
    private ScriptedLink logIn() throws Exception {
        String name = "alice" + accounts++;
        network.logIn(
                new Account(name + "@example.org", name, "open", Map.of(), Presence.AVAILABLE),
                told);
        return peer.awaitLogin(PROTOCOL, name);
    }

    private Disconnect offline() {
        Disconnect reason = told.await(Offline.class, 1, Limits.ANSWER).get(0).reason();
        assertEquals(List.of(), told.breaches());
        return reason;
    }

    @ParameterizedTest
    @CsvSource({
        "network-error, NETWORK_ERROR",
        "invalid-username, AUTHENTICATION_FAILED",
        "authentication-failed, AUTHENTICATION_FAILED",
        "authentication-impossible, AUTHENTICATION_FAILED",
        "no-ssl-support, ENCRYPTION_FAILED",
        "encryption-error, ENCRYPTION_FAILED",
        "name-in-use, NAME_IN_USE",
        "invalid-settings, INVALID_SETTINGS",
        "cert-not-provided, ENCRYPTION_FAILED",
        "cert-untrusted, ENCRYPTION_FAILED",
        "cert-expired, ENCRYPTION_FAILED",
        "cert-not-activated, ENCRYPTION_FAILED",
        "cert-hostname-mismatch, ENCRYPTION_FAILED",
        "cert-fingerprint-mismatch, ENCRYPTION_FAILED",
        "cert-self-signed, ENCRYPTION_FAILED",
        "cert-other-error, ENCRYPTION_FAILED",
        "other-error, OTHER",
    })
    void isToldWithItsCauseAndTheNetworksWords(String reason, Disconnect.Cause cause)
            throws Exception {
        ScriptedLink link = logIn();
        link.connected();
        told.await(Online.class, 1, Limits.ANSWER);
        link.say("disconnect", reason, "It is <b>" + reason + "</b> & over");
        assertEquals(new Disconnect(cause, "It is " + reason + " & over"), offline());
        link.awaitEnd();
    }

    @Test
    void isToldWhileItIsLoggingIn() throws Exception {
        ScriptedLink link = logIn();
        link.say("progress", "Sending the name", "1", "3");
        link.say("disconnect", "invalid-username", "There is no such user");
        assertEquals(
                new Disconnect(Disconnect.Cause.AUTHENTICATION_FAILED, "There is no such user"),
                offline());
        assertEquals(List.of(), told.told(Online.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abort", "exit"})
    void aCrashTakesTheProcessAndNothingElse(String how) throws Exception {
        ScriptedLink link = logIn();
        link.connected();
        told.await(Online.class, 1, Limits.ANSWER);
        if (how.isEmpty()) {
            link.say("crash");
        } else {
            link.say("crash", how);
        }
        assertEquals(Disconnect.Cause.WORKER_LOST, offline().cause());
        link.awaitEnd();
        somebodyElseLogsIn();
    }

    @Test
    void aProtocolThatHangsIsSeenByItsSilence() throws Exception {
        ScriptedLink link = logIn();
        link.connected();
        told.await(Online.class, 1, Limits.ANSWER);
        link.say("hang");
        assertEquals(Disconnect.Cause.WORKER_LOST, offline().cause());
        link.awaitEnd();
        somebodyElseLogsIn();
    }

    /** There is another process. */
    private void somebodyElseLogsIn() throws Exception {
        RecordingListener next = new RecordingListener();
        String name = "bob" + accounts++;
        network.logIn(
                new Account(name + "@example.org", name, "open", Map.of(), Presence.AVAILABLE),
                next);
        ScriptedLink link = peer.awaitLogin(PROTOCOL, name);
        link.connected();
        next.await(Online.class, 1, Limits.ANSWER);
        link.say("disconnect", "network-error", "over");
        next.await(Offline.class, 1, Limits.ANSWER);
        assertTrue(next.breaches().isEmpty(), next.breaches().toString());
    }
}
