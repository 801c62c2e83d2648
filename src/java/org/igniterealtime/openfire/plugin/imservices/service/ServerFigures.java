package org.igniterealtime.openfire.plugin.imservices.service;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.JID;

/**
 * How the server is doing. Safe for use by several threads. Every call may block unless it says otherwise, and belongs on
 * {@link Host#executor} threads.
 */
public interface ServerFigures {

    /**
     * The server itself.
     *
     * @param version its version, as people write it
     * @param started when it was started
     */
    record About(String version, Instant started) {
        public About {
            Objects.requireNonNull(version);
            Objects.requireNonNull(started);
        }
    }

    /**
     * Who is connected.
     *
     * @param clients sessions of clients that have logged in, in the whole cluster
     * @param users different accounts among them
     * @param anonymous sessions among them that have no account
     * @param incoming sessions that other servers have opened
     * @param outgoing servers to which there is a session
     * @param components external components
     */
    record Sessions(
            int clients, int users, int anonymous, int incoming, int outgoing, int components) {}

    /**
     * The database.
     *
     * @param product name and version
     * @param latency how long a connection, a question of the least kind and its answer took together
     * @param used connections in use; empty when the server does not tell
     * @param most connections that there may be; empty when the server does not tell
     */
    record Database(String product, Duration latency, OptionalInt used, OptionalInt most) {
        public Database {
            Objects.requireNonNull(product);
            Objects.requireNonNull(latency);
            Objects.requireNonNull(used);
            Objects.requireNonNull(most);
        }
    }

    /** What can wait. */
    enum Queue {
        /** Tasks of the plugin that are due and have no thread. */
        TASKS,
        /** Stanzas that the server's audit has not written yet. */
        AUDIT,
        /** Bytes of messages that are kept for users who are offline. */
        OFFLINE
    }

    /**
     * A service of the plugin.
     *
     * @param name its description; empty while nothing of its section can be understood
     * @param category empty while nothing of its section can be understood
     * @param state starting, running, degraded, failed or disabled
     * @param why the reason of the state; empty when there is nothing to say
     * @param since when it came into the state
     * @param users who are logged in through it; empty where that means nothing
     */
    record Running(
            String domain,
            String name,
            Optional<Category> category,
            String state,
            Phrase why,
            Instant since,
            OptionalInt users) {
        public Running {
            Objects.requireNonNull(domain);
            Objects.requireNonNull(name);
            Objects.requireNonNull(category);
            Objects.requireNonNull(state);
            Objects.requireNonNull(why);
            Objects.requireNonNull(since);
            Objects.requireNonNull(users);
        }
    }

    /** Whether somebody is one of the server's administrators. Does not block once the server has read who they are. */
    boolean isAdministrator(JID user);

    About about();

    /** How many clients are logged in, in the whole cluster. Does not block on a server that is no cluster. */
    int clients();

    Sessions sessions();

    /** @throws SQLException when the database cannot be asked */
    Database database() throws SQLException;

    /** What waits; what the server does not tell is not there. */
    Map<Queue, Long> queues();

    /** Bytes that are free on the disk of the server's home. */
    long freeDisk() throws IOException;

    /** The services of the plugin, in the order of the file. Does not block. */
    List<Running> services();

    /**
     * The last lines of the server's log, the oldest first; as they are, with whatever is in them. Empty when there is no log.
     *
     * @param most how many at the most; of a very long log fewer may come
     */
    List<String> log(int most) throws IOException;
}
