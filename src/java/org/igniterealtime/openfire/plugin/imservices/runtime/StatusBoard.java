package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ServerEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one service, logged whenever it, or the reason for it, changes. Not safe for several threads. */
final class StatusBoard {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

    private final String domain;
    private final Clock clock;
    private final Consumer<ServerEvents.ServiceState> listener;
    private ServiceState state;
    private Phrase reason = Phrase.NOTHING;
    private Phrase note = Phrase.NOTHING;
    private Instant since;

    /** @param listener told of each change; must return at once */
    StatusBoard(String domain, Clock clock, Consumer<ServerEvents.ServiceState> listener) {
        this.domain = domain;
        this.clock = clock;
        this.listener = listener;
    }

    ServiceState state() {
        return state;
    }

    /** Something to say whatever the state is; empty for nothing. Logged when it is new. */
    void note(Phrase newNote) {
        if (!newNote.equals(note)) {
            note = newNote;
            if (!note.isEmpty()) {
                LOG.warn("The service {}: {}", domain, note);
            }
        }
    }

    void show(ServiceState newState, Phrase newReason) {
        if (newState == state && newReason.equals(reason)) {
            return;
        }
        if (newState != state) {
            since = clock.instant();
        }
        ServiceState before = state;
        state = newState;
        reason = newReason;
        log(before);
        listener.accept(new ServerEvents.ServiceState(domain, state.word(), reason));
    }

    private void log(ServiceState before) {
        switch (state) {
            case STARTING -> LOG.debug("The service {} is starting", domain);
            case RUNNING ->
                    LOG.info(
                            before == ServiceState.DEGRADED
                                    ? "The service {} works fully again"
                                    : "The service {} runs",
                            domain);
            case DEGRADED -> LOG.warn("The service {} works only partly: {}", domain, reason);
            case FAILED -> LOG.error("The service {} does not work: {}", domain, reason);
            case DISABLED -> LOG.info("The service {} is switched off in the file", domain);
        }
    }

    ServiceStatus status() {
        Phrase all = Phrase.joined("; ", List.of(reason, note));
        return new ServiceStatus(domain, state, all, since);
    }
}
