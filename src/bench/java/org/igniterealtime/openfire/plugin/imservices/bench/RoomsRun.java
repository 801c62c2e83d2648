package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;

/** How many messages a second go to a room of many, until all of them have all, with the conversation kept in a file and without. */
final class RoomsRun {

    private static final long LIMIT_S = 300;
    private static final String LOBBY = "lobby@%s.%s";

    private RoomsRun() {}

    static void into(Report report, boolean quick) throws IOException, InterruptedException {
        int users = quick ? 200 : 1_000;
        int messages = quick ? 200 : 500;
        try (OpenfireServer server = ImServicesBridge.start()) {
            server.writeServices(
                    section("rooms", server, "")
                            + section("kept", server, "history=lobby;logs/{service}/yyyymmdd.txt"));
            List<XmppLoadClient> clients = new ArrayList<>();
            try {
                for (int n = 0; n < users; n++) {
                    server.probe().addUser("load" + n, "load");
                    clients.add(
                            new XmppLoadClient(
                                    "127.0.0.1",
                                    server.clientPort(),
                                    server.domain(),
                                    "load" + n,
                                    "load"));
                }
                for (String service : List.of("rooms", "kept")) {
                    awaitService(clients.get(0), service + "." + server.domain());
                    String lobby = LOBBY.formatted(service, server.domain());
                    for (int n = 0; n < users; n++) {
                        enter(clients.get(n), lobby, "user" + n);
                    }
                    // The first time warms up.
                    run(clients, lobby, messages);
                    report.add(
                            "messages a second in a room of %d, %s history"
                                    .formatted(users, service.equals("kept") ? "with" : "without"),
                            "%.0f".formatted(run(clients, lobby, messages)));
                }
            } finally {
                for (XmppLoadClient client : clients) {
                    client.close();
                }
            }
        }
    }

    private static String section(String name, OpenfireServer server, String history) {
        return """
                [%s.%s]
                category=conference
                type=public
                name=Rooms
                browse=public
                module=conference
                %s

                """
                .formatted(name, server.domain(), history);
    }

    private static void awaitService(XmppLoadClient client, String domain)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        String ask =
                "<iq type='get' to='%s' id='info'><query xmlns='http://jabber.org/protocol/disco#info'/></iq>"
                        .formatted(domain);
        while (!"result".equals(client.request(ask, "info").type())) {
            if (System.nanoTime() > end) {
                throw new IOException(domain + " does not run");
            }
            Thread.sleep(200);
        }
    }

    /** Messages a second, sent one after the other by one of them. */
    private static double run(List<XmppLoadClient> clients, String room, int messages)
            throws IOException, InterruptedException {
        long all = (long) messages * clients.size();
        AtomicLong come = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        for (XmppLoadClient client : clients) {
            client.onStanza(
                    stanza -> {
                        if ("groupchat".equals(stanza.type())
                                && stanza.body() != null
                                && come.incrementAndGet() == all) {
                            done.countDown();
                        }
                    });
        }
        long start = System.nanoTime();
        for (int n = 0; n < messages; n++) {
            clients.get(0)
                    .send(
                            "<message type='groupchat' to='%s'><body>message %d of many</body></message>"
                                    .formatted(room, n));
        }
        if (!done.await(LIMIT_S, TimeUnit.SECONDS)) {
            throw new IOException(come.get() + " of " + all + " messages have come");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (XmppLoadClient client : clients) {
            client.onStanza(stanza -> {});
        }
        return messages / seconds;
    }

    private static void enter(XmppLoadClient client, String room, String nick)
            throws IOException, InterruptedException {
        CountDownLatch in = new CountDownLatch(1);
        client.onStanza(
                stanza -> {
                    if (stanza.selfPresence()) {
                        in.countDown();
                    }
                });
        client.send(
                "<presence to='%s/%s'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>"
                        .formatted(room, nick));
        if (!in.await(LIMIT_S, TimeUnit.SECONDS)) {
            throw new IOException(nick + " cannot enter " + room);
        }
    }
}
