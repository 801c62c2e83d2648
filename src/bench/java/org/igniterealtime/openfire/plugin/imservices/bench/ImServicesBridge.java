package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;

/**
 * IM Services as its users have it: a whole Openfire with the plugin's jar, one IRC gateway, libpurple's own limit on sending
 * off.
 */
final class ImServicesBridge implements Bridge {

    private static final String GATEWAY = "irc." + OpenfireServer.DOMAIN;
    private static final String SECRET = "bench";
    private static final Duration START = Duration.ofSeconds(120);

    private final OpenfireServer server;
    private final int ircPort;

    ImServicesBridge(int users, int ircPort) throws IOException, InterruptedException {
        this.ircPort = ircPort;
        this.server = start();
        boolean started = false;
        try {
            startGateway(users);
            started = true;
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private void startGateway(int users) throws IOException, InterruptedException {
        server.writeServices(
                """
                [%s]
                category=gateway
                type=irc
                name=IRC
                browse=public
                ns=jabber:iq:register;jabber:iq:gateway
                module=purple
                params=prpl-irc;server=127.0.0.1;port=%d;ratelimit-interval=0
                """
                        .formatted(GATEWAY, ircPort));
        for (int n = 0; n < users; n++) {
            server.probe().addUser(user(n), SECRET);
        }
        awaitGateway();
    }

    /** An Openfire with the plugin and an empty services file. */
    static OpenfireServer start() throws IOException, InterruptedException {
        OpenfireServer server = OpenfireServer.forTests();
        boolean started = false;
        try {
            server.installPlugin(OpenfireServer.pluginJar());
            server.writeServices("");
            server.start();
            Await.until("the plugin is loaded", START, () -> server.probe().isLoaded("imservices"));
            started = true;
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Openfire does not start", e);
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private void awaitGateway() throws IOException, InterruptedException {
        try (XmppLoadClient client =
                new XmppLoadClient(host(), xmppPort(), domain(), user(0), SECRET)) {
            String form =
                    "<iq type='get' to='%s' id='form'><query xmlns='jabber:iq:register'/></iq>"
                            .formatted(GATEWAY);
            long end = System.nanoTime() + START.toNanos();
            while (!client.request(form, "form").type().equals("result")) {
                if (System.nanoTime() > end) {
                    throw new IOException("the gateway does not start:\n" + server.log());
                }
                Thread.sleep(200);
            }
        }
    }

    @Override
    public String name() {
        return "IM Services + Openfire";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int xmppPort() {
        return server.clientPort();
    }

    @Override
    public String domain() {
        return server.domain();
    }

    @Override
    public String password() {
        return SECRET;
    }

    @Override
    public int ircPort() {
        return ircPort;
    }

    @Override
    public String address(String nick) {
        return nick + "@" + GATEWAY;
    }

    /** Registers (XEP-0077 section 3.1) while no resource is available, so that nobody is logged in yet. */
    @Override
    public void prepare(XmppLoadClient client, int n) throws IOException, InterruptedException {
        XmppLoadClient.Stanza answer =
                client.request(
                        ("<iq type='set' to='%s' id='register'><query xmlns='jabber:iq:register'>"
                                        + "<username>%s</username></query></iq>")
                                .formatted(GATEWAY, user(n)),
                        "register");
        if (!"result".equals(answer.type())) {
            throw new IOException(user(n) + " cannot register");
        }
    }

    @Override
    public String goOnline(int n) {
        return "<presence/>";
    }

    @Override
    public boolean isOnline(XmppLoadClient.Stanza stanza) {
        return stanza.name().equals("presence")
                && GATEWAY.equals(stanza.from())
                && stanza.type() == null;
    }

    @Override
    public ProcessHandle server() {
        return ProcessHandle.of(server.pid()).orElseThrow();
    }

    @Override
    public List<ProcessHandle> workers() {
        return server().descendants().filter(ProcessHandle::isAlive).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
