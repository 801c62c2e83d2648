package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Probe;

/**
 * How long searches among many users take, in a whole server with its embedded database: from the request to the answer at the client, one after
 * the other, each for another text; then the same from several clients at once. A second directory hides a group that half of all are in.
 */
final class DirectoryRun {

    private static final String PEOPLE = "people." + OpenfireServer.DOMAIN;
    private static final String HALF = "half." + OpenfireServer.DOMAIN;
    private static final String SECRET = "bench";
    private static final int CLIENTS = 4;
    private static final long START_S = 120;
    private static final String FORM = "<x xmlns='jabber:x:data' type='submit'>%s</x>";
    private static final String FIELD = "<field var='%s'><value>%s</value></field>";

    private final int users;
    private final int searches;
    private int asked;

    private DirectoryRun(int users, int searches) {
        this.users = users;
        this.searches = searches;
    }

    static void into(Report report, boolean quick) throws IOException, InterruptedException {
        DirectoryRun run = quick ? new DirectoryRun(10_000, 50) : new DirectoryRun(100_000, 60);
        try (OpenfireServer server = ImServicesBridge.start()) {
            run.fill(server.probe());
            // Clients that wait for their turn do not answer the server's pings.
            server.probe().setProperty("xmpp.client.idle", "-1");
            server.writeServices(section(PEOPLE, "") + section(HALF, "params=excludeGroups=Half"));
            List<XmppLoadClient> clients = new ArrayList<>();
            try {
                for (int n = 0; n < CLIENTS; n++) {
                    server.probe().addUser("load" + n, SECRET);
                    clients.add(
                            new XmppLoadClient(
                                    "127.0.0.1",
                                    server.clientPort(),
                                    server.domain(),
                                    "load" + n,
                                    SECRET));
                }
                for (String domain : List.of(PEOPLE, HALF)) {
                    run.awaitService(clients.get(0), domain);
                }
                run.measure(report, clients);
            } finally {
                for (XmppLoadClient client : clients) {
                    client.close();
                }
            }
        }
    }

    private static String section(String domain, String more) {
        return """
                [%s]
                category=directory
                type=user
                name=People
                browse=public
                %s

                """
                .formatted(domain, more);
    }

    /** By SQL: the server would take minutes. */
    private void fill(Probe probe) throws IOException {
        String all = " FROM UNNEST(SEQUENCE_ARRAY(0, %d, 1)) AS each (n)".formatted(users - 1);
        probe.update(
                "INSERT INTO ofUser (username, plainPassword, name, email, creationDate, modificationDate)"
                        + " SELECT 'user' || LPAD(n, 6, '0'), 'none',"
                        + " 'Given' || LPAD(MOD(n, 50), 2, '0') || ' Family' || LPAD(MOD(n * 7, 9973), 4, '0'),"
                        + " 'user' || n || '@mail' || MOD(n, 20) || '.example', '0', '0'"
                        + all);
        probe.update("INSERT INTO ofGroup (groupName, description) VALUES ('Half', '')");
        probe.update(
                "INSERT INTO ofGroupUser (groupName, username, administrator)"
                        + " SELECT 'Half', 'user' || LPAD(n, 6, '0'), 0"
                        + all
                        + " WHERE MOD(n, 2) = 0");
    }

    private void awaitService(XmppLoadClient client, String domain)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
        while (!"result".equals(ask(client, domain, search("user000001", true)).type())) {
            if (System.nanoTime() > end) {
                throw new IOException(domain + " does not run");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void measure(Report report, List<XmppLoadClient> clients)
            throws IOException, InterruptedException {
        String among = " of %,d".formatted(users);
        IntFunction<String> prefix = n -> search("user%05d*".formatted(n % (users / 10)), true);
        IntFunction<String> common = n -> search("given%02d".formatted(n % 50), false);
        IntFunction<String> nobody = n -> search("nobody" + n, false);
        IntFunction<String> page =
                n ->
                        common.apply(n)
                                + "<set xmlns='http://jabber.org/protocol/rsm'><max>20</max><before/></set>";
        report.add(
                "search, the first letters of a user name, 10" + among,
                time(clients.get(0), PEOPLE, prefix, 10));
        report.add(
                "search, a name in all fields, 100 shown" + among,
                time(clients.get(0), PEOPLE, common, 100));
        report.add("search, the last page of 20 of these", time(clients.get(0), PEOPLE, page, 20));
        report.add(
                "search, a text in all fields, none" + among,
                time(clients.get(0), PEOPLE, nobody, 0));
        report.add(
                "search, half of the users hidden by a group, 5" + among,
                time(clients.get(0), HALF, prefix, 5));
        report.add(
                "search, half of the users hidden by a group, 100 shown" + among,
                time(clients.get(0), HALF, n -> common.apply(2 * n + 1), 100));
        report.add(
                "searches for user names from %d clients at once".formatted(CLIENTS),
                rate(clients, prefix));
        report.add(
                "searches for nobody from %d clients at once".formatted(CLIENTS),
                rate(clients, nobody));
    }

    private String time(XmppLoadClient client, String domain, IntFunction<String> query, int fit)
            throws IOException, InterruptedException {
        Figures figures = new Figures();
        for (int n = -searches / 4; n < searches; n++) {
            long start = System.nanoTime();
            XmppLoadClient.Stanza answer =
                    ask(client, domain, query.apply(Math.floorMod(n * 37, users)));
            if (!"result".equals(answer.type()) || answer.items() != fit) {
                throw new IOException(answer + " instead of " + fit);
            }
            // The first ones warm up.
            if (n >= 0) {
                figures.note(System.nanoTime() - start);
            }
        }
        double median = figures.percentile(50);
        return String.format(
                Locale.ROOT,
                "%.1f ms, 99 %%: %.1f ms; %,.0f users a second",
                median,
                figures.percentile(99),
                users / median * 1000);
    }

    private String rate(List<XmppLoadClient> clients, IntFunction<String> query)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            List<Future<Void>> work = new ArrayList<>();
            long start = System.nanoTime();
            for (XmppLoadClient client : clients) {
                work.add(
                        threads.submit(
                                () -> {
                                    for (int n = 0; n < searches / 2; n++) {
                                        ask(client, PEOPLE, query.apply(n));
                                    }
                                    return null;
                                }));
            }
            for (Future<Void> one : work) {
                one.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return String.format(
                    Locale.ROOT, "%.0f a second", searches / 2 * clients.size() / seconds);
        } catch (ExecutionException e) {
            throw new IOException("not measured", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private XmppLoadClient.Stanza ask(XmppLoadClient client, String domain, String query)
            throws IOException, InterruptedException {
        String id = "search" + next();
        return client.request(
                "<iq type='set' to='%s' id='%s'><query xmlns='jabber:iq:search'>%s</query></iq>"
                        .formatted(domain, id, query),
                id);
    }

    private synchronized int next() {
        return asked++;
    }

    private static String search(String text, boolean byName) {
        return FORM.formatted(
                FIELD.formatted("search", text) + (byName ? FIELD.formatted("Username", "1") : ""));
    }
}
