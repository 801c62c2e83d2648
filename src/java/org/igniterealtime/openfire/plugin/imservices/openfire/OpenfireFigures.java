package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.OfflineMessageStore;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.session.ClientSession;
import org.xmpp.packet.JID;

/** How Openfire is doing. */
final class OpenfireFigures implements ServerFigures {

    /** A row that every Openfire has; all databases understand the question. */
    private static final String LEAST_QUESTION = "SELECT version FROM ofVersion WHERE name=?";

    private static final int QUESTION_LIMIT_S = 10;

    private final XMPPServer server;
    private final ServerInternals internals;
    private final Path home;
    private final ScheduledExecutorService executor;
    private volatile Supplier<List<Running>> services = List::of;

    OpenfireFigures(
            XMPPServer server,
            ServerInternals internals,
            Path home,
            ScheduledExecutorService executor) {
        this.server = server;
        this.internals = internals;
        this.home = home;
        this.executor = executor;
    }

    void tell(Supplier<List<Running>> source) {
        services = source;
    }

    @Override
    public boolean isAdministrator(JID user) {
        return ServiceCommands.isAdministrator(user);
    }

    @Override
    public About about() {
        return new About(
                "Openfire " + server.getServerInfo().getVersion().getVersionString(),
                Instant.ofEpochMilli(server.getServerInfo().getLastStarted().getTime()));
    }

    @Override
    public int clients() {
        return server.getSessionManager().getUserSessionsCount(false);
    }

    @Override
    public Sessions sessions() {
        SessionManager manager = server.getSessionManager();
        int clients = 0;
        int anonymous = 0;
        Set<String> users = new HashSet<>();
        for (ClientSession session : manager.getSessions()) {
            clients++;
            if (session.isAnonymousUser()) {
                anonymous++;
            } else if (session.getAddress() != null) {
                users.add(session.getAddress().toBareJID());
            }
        }
        return new Sessions(
                clients,
                users.size(),
                anonymous,
                manager.getIncomingServerSessionsCount(false),
                internals.remoteServers().size(),
                manager.getComponentSessions().size());
    }

    @Override
    public Database database() throws SQLException {
        long begin = System.nanoTime();
        String product;
        try (Connection connection = DbConnectionManager.getConnection();
                PreparedStatement question = connection.prepareStatement(LEAST_QUESTION)) {
            DatabaseMetaData data = connection.getMetaData();
            product = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
            question.setQueryTimeout(QUESTION_LIMIT_S);
            question.setString(1, "openfire");
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
            }
        }
        ServerInternals.Pool pool = internals.databasePool();
        return new Database(
                product, Duration.ofNanos(System.nanoTime() - begin), pool.used(), pool.most());
    }

    @Override
    public Map<Queue, Long> queues() {
        Map<Queue, Long> queues = new EnumMap<>(Queue.class);
        if (executor instanceof ScheduledThreadPoolExecutor pool) {
            queues.put(
                    Queue.TASKS,
                    pool.getQueue().stream()
                            .filter(
                                    task ->
                                            task instanceof Delayed timed
                                                    && timed.getDelay(TimeUnit.MILLISECONDS) <= 0)
                            .count());
        }
        queues.put(
                Queue.AUDIT, (long) server.getAuditManager().getAuditor().getQueuedPacketsNumber());
        queues.put(Queue.OFFLINE, (long) OfflineMessageStore.getInstance().getSize());
        return queues;
    }

    @Override
    public long freeDisk() throws IOException {
        return Files.getFileStore(home).getUsableSpace();
    }

    @Override
    public List<Running> services() {
        return services.get();
    }

    @Override
    public List<String> log(int most) throws IOException {
        return new ServerLog(home.resolve("logs")).last(most);
    }
}
