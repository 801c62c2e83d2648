package org.igniterealtime.openfire.plugin.imservices.service;

import java.time.Instant;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.JID;

/** What happens on the server. Safe for use by several threads. */
public interface ServerEvents {

    /** Where events come from. */
    enum Source {
        /** {@link Presence}. */
        PRESENCE,
        /** {@link LogInFailed}. */
        LOG_INS,
        /** {@link ServiceState}. */
        SERVICES,
        /** {@link RemoteFailed}. */
        REMOTE
    }

    /** Something that has happened. */
    sealed interface Event {}

    /**
     * The first resource of a local user has become available, or the last one is available no longer.
     *
     * @param user bare
     */
    record Presence(JID user, boolean online) implements Event {
        public Presence {
            Objects.requireNonNull(user);
        }
    }

    /** Why somebody was not let in. */
    enum Refusal {
        /** There is no such account, the password is wrong, or it was not proved. */
        NOT_AUTHORIZED,
        /** The account is locked. */
        LOCKED
    }

    /**
     * A client or a server did not log in (RFC 6120 section 6).
     *
     * @param user the name that was given, as it was given; empty when none was, or it cannot be read
     * @param address from which it was tried; empty when that is not known
     */
    record LogInFailed(String user, String address, Refusal why) implements Event {
        public LogInFailed {
            Objects.requireNonNull(user);
            Objects.requireNonNull(address);
            Objects.requireNonNull(why);
        }
    }

    /**
     * The state of a service of the plugin, or the reason for it, has changed.
     *
     * @param state starting, running, degraded, failed or disabled
     * @param why the reason; empty when there is nothing to say
     */
    record ServiceState(String domain, String state, Phrase why) implements Event {
        public ServiceState {
            Objects.requireNonNull(domain);
            Objects.requireNonNull(state);
            Objects.requireNonNull(why);
        }
    }

    /**
     * A stanza could not be brought to another server. Comes for each stanza.
     *
     * @param condition of the error that the sender got (RFC 6120 section 8.3.3)
     */
    record RemoteFailed(String domain, String condition) implements Event {
        public RemoteFailed {
            Objects.requireNonNull(domain);
            Objects.requireNonNull(condition);
        }
    }

    /**
     * An account is being deleted.
     *
     * @param user bare
     */
    record AccountDeleted(JID user) implements Event {
        public AccountDeleted {
            Objects.requireNonNull(user);
        }
    }

    /** More happened than could be told. */
    record Lost(Source source, long events) implements Event {
        public Lost {
            Objects.requireNonNull(source);
        }
    }

    /** Takes events, in their order, one at a time, on a thread of {@link Host#executor}. */
    @FunctionalInterface
    interface Listener {
        /** @param at when it happened */
        void happened(Instant at, Event event);
    }

    /** Ends the listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** From now on the listener is told what happens. What comes too fast is counted: {@link Lost}. */
    Listening listen(Listener listener);
}
