package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.AccountDeleted;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Event;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.LogInFailed;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Lost;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Presence;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.Refusal;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.RemoteFailed;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents.ServiceState;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures.Running;
import org.xmpp.packet.JID;

/** What of that which happens on the server is news. One event at a time. */
final class News implements ServerEvents.Listener {

    /** A server that cannot be reached is news once in such a time; the server tells it of each stanza. */
    static final Duration UNREACHABLE = Duration.ofMinutes(5);

    private static final int MOST_DOMAINS = 1000;
    private static final String STARTING = "starting";
    private static final String RUNNING = "running";
    private static final String FAILED = "failed";

    private final EventMaker events;
    private final Consumer<JID> deleted;
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Instant> unreachable = new LinkedHashMap<>();

    /**
     * @param services how they are doing now
     * @param deleted told of accounts that are gone
     */
    News(EventMaker events, List<Running> services, Consumer<JID> deleted) {
        this.events = events;
        this.deleted = deleted;
        services.stream()
                .filter(each -> !each.state().equals(STARTING))
                .forEach(each -> states.put(each.domain(), each.state()));
    }

    @Override
    public void happened(Instant at, Event event) {
        if (event instanceof Presence presence) {
            presence(at, presence);
        } else if (event instanceof LogInFailed failed) {
            logIn(at, failed);
        } else if (event instanceof ServiceState state) {
            service(at, state);
        } else if (event instanceof RemoteFailed failed) {
            remote(at, failed);
        } else if (event instanceof AccountDeleted account) {
            deleted.accept(account.user());
        } else if (event instanceof Lost lost) {
            String count = String.valueOf(lost.events());
            events.tell(kind(lost.source()), at, "", "lost", count, EventWording.LOST.with(count));
        }
    }

    private static Kind kind(ServerEvents.Source source) {
        return switch (source) {
            case PRESENCE -> Kind.ONLINE;
            case LOG_INS -> Kind.LOGIN;
            case SERVICES -> Kind.SERVICES;
            case REMOTE -> Kind.S2S;
        };
    }

    private void presence(Instant at, Presence presence) {
        EventWording words = presence.online() ? EventWording.ONLINE : EventWording.OFFLINE;
        String user = presence.user().toString();
        String state = presence.online() ? "online" : "offline";
        events.tell(Kind.ONLINE, at, user, state, "", words.with(user));
    }

    private void logIn(Instant at, LogInFailed failed) {
        Object user = failed.user().isEmpty() ? EventWording.NO_NAME.with() : failed.user();
        Phrase text;
        if (failed.why() == Refusal.LOCKED) {
            text = EventWording.LOGIN_LOCKED.with(user);
        } else if (failed.address().isEmpty()) {
            text = EventWording.LOGIN.with(user);
        } else {
            text = EventWording.LOGIN_FROM.with(user, failed.address());
        }
        events.tell(
                Kind.LOGIN,
                at,
                failed.user(),
                failed.why() == Refusal.LOCKED ? "locked" : FAILED,
                failed.address(),
                text);
    }

    /** A start is no news when it leads back to where it came from, nor is a service that runs as soon as it is there. */
    private void service(Instant at, ServiceState service) {
        String now = service.state();
        if (now.equals(STARTING)) {
            return;
        }
        String before = states.put(service.domain(), now);
        if (now.equals(before) || before == null && now.equals(RUNNING)) {
            return;
        }
        Phrase text =
                before == null
                        ? EventWording.SERVICE.with(service.domain(), StateWording.of(now))
                        : EventWording.SERVICE_WAS.with(
                                service.domain(), StateWording.of(now), StateWording.of(before));
        if (!service.why().isEmpty()) {
            text = EventWording.SERVICE_WHY.with(text, service.why());
        }
        events.tell(Kind.SERVICES, at, service.domain(), now, before == null ? "" : before, text);
    }

    private void remote(Instant at, RemoteFailed failed) {
        Instant last = unreachable.get(failed.domain());
        if (last != null && Duration.between(last, at).abs().compareTo(UNREACHABLE) < 0) {
            return;
        }
        unreachable.remove(failed.domain());
        unreachable.put(failed.domain(), at);
        if (unreachable.size() > MOST_DOMAINS) {
            unreachable.remove(unreachable.keySet().iterator().next());
        }
        events.tell(
                Kind.S2S,
                at,
                failed.domain(),
                FAILED,
                failed.condition(),
                EventWording.S2S.with(failed.domain(), failed.condition()));
    }
}
