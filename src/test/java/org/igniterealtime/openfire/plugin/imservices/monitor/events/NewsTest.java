package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.AccountDeleted;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.LogInFailed;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Lost;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Presence;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Refusal;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.RemoteFailed;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.ServiceState;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Source;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures.Running;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** What is told of what happens. */
class NewsTest {

    private static final JID JULIET = new JID("juliet@example.org");

    private final List<Event> told = new ArrayList<>();
    private final List<JID> deleted = new ArrayList<>();
    private final News news =
            new News(
                    new EventMaker(Instant.EPOCH, told::add),
                    List.of(running("irc.example.org", "running"), running("x.org", "starting")),
                    deleted::add);
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    private static Running running(String domain, String state) {
        return new Running(
                domain,
                domain,
                Optional.empty(),
                state,
                Phrase.NOTHING,
                Instant.EPOCH,
                OptionalInt.empty());
    }

    private List<String> tells(ServerEvents.Event... events) {
        told.clear();
        for (ServerEvents.Event event : events) {
            news.happened(now, event);
        }
        return told.stream()
                .map(
                        each ->
                                each.kind().word()
                                        + " "
                                        + each.subject()
                                        + " "
                                        + each.state()
                                        + " "
                                        + each.value()
                                        + ": "
                                        + each.text())
                .toList();
    }

    private static ServiceState state(String domain, String state, String why) {
        return new ServiceState(domain, state, Phrase.english(why));
    }

    @Test
    void presenceAndLogIns() {
        assertEquals(
                List.of(
                        "online juliet@example.org online : juliet@example.org is online",
                        "online juliet@example.org offline : juliet@example.org is offline",
                        "login romeo failed 10.0.0.1: Log-in of romeo from 10.0.0.1 failed",
                        "login romeo locked : Log-in of romeo refused: the account is locked",
                        "login  failed : Log-in of an unknown user failed"),
                tells(
                        new Presence(JULIET, true),
                        new Presence(JULIET, false),
                        new LogInFailed("romeo", "10.0.0.1", Refusal.NOT_AUTHORIZED),
                        new LogInFailed("romeo", "", Refusal.LOCKED),
                        new LogInFailed("", "", Refusal.NOT_AUTHORIZED)));
    }

    @Test
    void servicesWhoseStateIsAnother() {
        assertEquals(
                List.of(
                        "services irc.example.org failed running: Service irc.example.org: failed (before: running). no net",
                        "services irc.example.org running failed: Service irc.example.org: running (before: failed)",
                        "services new.example.org failed : Service new.example.org: failed. bad",
                        "services irc.example.org disabled running: Service irc.example.org: switched off (before: running)"),
                tells(
                        state("x.org", "running", ""),
                        state("irc.example.org", "starting", ""),
                        state("irc.example.org", "running", ""),
                        state("irc.example.org", "failed", "no net"),
                        state("irc.example.org", "failed", "still no net"),
                        state("irc.example.org", "starting", ""),
                        state("irc.example.org", "running", ""),
                        state("new.example.org", "failed", "bad"),
                        state("irc.example.org", "disabled", "")));
    }

    @Test
    void aServerThatCannotBeReachedOnceInAWhile() {
        RemoteFailed far = new RemoteFailed("far.net", "remote-server-not-found");
        assertEquals(
                List.of(
                        "s2s far.net failed remote-server-not-found: The server far.net cannot be reached (remote-server-not-found)"),
                tells(far, far, far));
        now = now.plus(Duration.ofMinutes(6));
        assertEquals(1, tells(far, far).size());
    }

    @Test
    void lossesAndTheEndOfAccounts() {
        assertEquals(
                List.of("login  lost 7: Too many events at once; not told: 7"),
                tells(new Lost(Source.LOG_INS, 7), new AccountDeleted(JULIET)));
        assertEquals(List.of(JULIET), deleted);
    }
}
