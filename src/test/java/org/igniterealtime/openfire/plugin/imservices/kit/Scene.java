package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What an end-to-end scenario plays on: an Openfire with the plugin (not started), and an ngircd. Everything that is opened through it
 * is closed after the scenario, the last first. After a failure the server's home is kept and its place is said.
 *
 * <p>Registered in a static field it is one for all tests of the class, and what is opened is closed after the last.
 */
public final class Scene
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /** The domain of the gateway to IRC in {@link #ircSection}. */
    public static final String IRC = "irc." + OpenfireServer.DOMAIN;

    /** The password of the accounts made here. */
    public static final String PASSWORD = "wherefore";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Browser> browsers = new ArrayList<>();
    private OpenfireServer server;
    private Ngircd ngircd;
    private ProsodyServer other;
    private boolean isForAll;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        isForAll = true;
        begin();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!isForAll) {
            begin();
        }
    }

    private void begin() throws Exception {
        ngircd = with(Ngircd.start());
        server = with(OpenfireServer.forTests());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            server.keepHome();
            System.err.println(
                    context.getDisplayName() + " failed; the server's home: " + server.home());
            if (other != null) {
                System.err.println("the other server's log ends with: " + other.tail());
            }
        }
        Exception failure = null;
        if (context.getExecutionException().isPresent()) {
            failure = showBrowsers(context);
        }
        end(failure, !isForAll);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        end(null, true);
    }

    private void end(Exception before, boolean closes) throws Exception {
        Exception failure = before;
        while (closes && !open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What the browsers show at the failure, and what went wrong in them. */
    private Exception showBrowsers(ExtensionContext context) {
        Exception failure = null;
        for (int i = 0; i < browsers.size(); i++) {
            String name = context.getRequiredTestClass().getSimpleName();
            name += "." + context.getRequiredTestMethod().getName() + "-" + (i + 1);
            try {
                System.err.println("the browser showed " + browsers.get(i).screenshot(name));
                browsers.get(i).errors().forEach(System.err::println);
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
        }
        return failure;
    }

    /** Closes it after the scenario. */
    public <T extends AutoCloseable> T with(T resource) {
        open.push(resource);
        return resource;
    }

    /** The server's console in a browser of its own, not logged in. After a failure it leaves a screenshot. */
    public Console console() throws Exception {
        Browser browser = with(Browser.start());
        browsers.add(browser);
        return new Console(browser, server);
    }

    public OpenfireServer server() {
        return server;
    }

    public Ngircd ngircd() {
        return ngircd;
    }

    /**
     * Another server, a Prosody, with which the Openfire talks from its next start on: to be asked for before that. Neither knows any
     * other server.
     */
    public ProsodyServer otherServer(String domain) throws Exception {
        int port = Ports.free();
        other = with(ProsodyServer.start(domain, server.domain(), port));
        // Some of it is read at the start only.
        server.start();
        for (Map.Entry<String, String> property :
                Map.of(
                                "dnsutil.dnsOverride",
                                "{"
                                        + domain
                                        + ","
                                        + Ports.LOOPBACK
                                        + ":"
                                        + other.serverPort()
                                        + "},{*,"
                                        + Ports.LOOPBACK
                                        + ":1}",
                                "xmpp.server.socket.active",
                                "true",
                                "xmpp.server.socket.port",
                                Integer.toString(port),
                                "xmpp.server.tls.policy",
                                "disabled",
                                "xmpp.server.dialback.enabled",
                                "true")
                        .entrySet()) {
            server.probe().setProperty(property.getKey(), property.getValue());
        }
        server.stop();
        return other;
    }

    /** A section with a gateway to the IRC server at the port; libpurple's own pacing of messages is off. */
    public static String ircSection(String domain, int port) {
        return """
                [%s]
                category=gateway
                type=irc
                name=IRC
                browse=public
                ns=jabber:iq:register;jabber:iq:gateway
                module=purple
                params=prpl-irc;server=127.0.0.1;port=%d;ssl=0;ratelimit-interval=0
                """
                .formatted(domain, port);
    }

    /** Starts the server with the plugin and this services file, and waits until its services run. */
    public void start(String services) throws Exception {
        server.writeServices(services);
        server.installPlugin(OpenfireServer.pluginJar());
        server.start();
    }

    /** Starts the server with the plugin and one gateway, {@link #IRC}. */
    public void start() throws Exception {
        start(ircSection(IRC, ngircd.port()));
        awaitService(IRC);
    }

    /** Waits until the service runs: until the server lists it. */
    public void awaitService(String domain) throws Exception {
        Await.until(domain + " is served", Limits.LONG, () -> isServed(domain), server::pluginLog);
    }

    /** Waits for a condition. */
    public void await(String what, Await.Condition condition) throws Exception {
        Await.until(what, Limits.LONG, condition);
    }

    /** Waits until the server has logged a line that has the text in it. */
    public void awaitLog(String text) throws Exception {
        Await.until(
                "the log says: " + text,
                Limits.LONG,
                () -> server.log().contains(text),
                server::pluginLog);
    }

    public boolean isServed(String domain) throws Exception {
        return List.of(server.probe().state().get("disco.items").split(",")).contains(domain);
    }

    /** Makes an account on the XMPP server. */
    public void addUser(String name) throws Exception {
        server.probe().addUser(name, PASSWORD);
    }

    /** Logs a user in, who has an account. */
    public XmppUser logIn(String name) throws Exception {
        return with(XmppUser.logIn(server, name, PASSWORD));
    }

    /** Makes an account and logs the user in. */
    public XmppUser user(String name) throws Exception {
        addUser(name);
        return logIn(name);
    }

    public IrcClient irc(String nick) throws Exception {
        return irc(ngircd, nick);
    }

    /** Somebody on another IRC server. */
    public IrcClient irc(Ngircd other, String nick) throws Exception {
        return with(IrcClient.connect(other.plainPort(), nick));
    }
}
