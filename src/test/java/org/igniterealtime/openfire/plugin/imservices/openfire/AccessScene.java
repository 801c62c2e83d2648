package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;

/** A server with recorders that have access lists, at first such that let everybody in; and alice and bob. */
final class AccessScene implements AutoCloseable {

    static final String INSIDE = "echo.example.org";
    static final String OUTSIDE = "echo.example.net";
    static final String BLOCKED = "service-unavailable";
    static final String EVERYBODY = "<item action='allow' order='1000'/>";
    static final String NOBODY = "<item action='deny' order='1000'/>";

    private final RecorderServer recorders;

    AccessScene() throws Exception {
        recorders = new RecorderServer(Map.of());
        try {
            for (String domain : new String[] {INSIDE, OUTSIDE}) {
                server().write(file(domain), list(EVERYBODY));
            }
            server().probe().addUser("bob", "secret");
            server().writeServices(
                            RecorderServer.restricted(INSIDE, file(INSIDE))
                                    + RecorderServer.restricted(OUTSIDE, file(OUTSIDE)));
            recorders.awaitListed(INSIDE);
            recorders.awaitListed(OUTSIDE);
        } catch (Exception | AssertionError e) {
            recorders.close();
            throw e;
        }
    }

    static String file(String domain) {
        return "conf/" + domain + ".xml";
    }

    static String list(String... items) {
        return "<list>\n" + String.join("\n", items) + "\n</list>\n";
    }

    static String jid(String action, String address, int order, String... children) {
        StringBuilder item = new StringBuilder("<item type='jid' value='" + address + "'");
        item.append(" action='").append(action).append("' order='").append(order).append("'>");
        for (String child : children) {
            item.append('<').append(child).append("/>");
        }
        return item.append("</item>").toString();
    }

    OpenfireServer server() {
        return recorders.server();
    }

    RecorderServer recorders() {
        return recorders;
    }

    TestClient alice(String resource) throws Exception {
        return client("alice", resource);
    }

    TestClient bob(String resource) throws Exception {
        return client("bob", resource);
    }

    private TestClient client(String user, String resource) throws Exception {
        TestClient client = new TestClient(server(), user, resource);
        client.available("here");
        return client;
    }

    /** Replaces the list and waits until the service has been told. */
    void put(String domain, String... items) throws Exception {
        change(domain, () -> server().write(file(domain), list(items)));
    }

    /** Waits until the service has been told that its list lets others in. */
    void change(String domain, Change change) throws Exception {
        long before = changes(domain);
        change.make();
        Await.until(
                "the list of " + domain + " changes",
                RecorderServer.SOON,
                () -> changes(domain) > before,
                server()::log);
    }

    /** Something that changes a list. */
    interface Change {
        void make() throws Exception;
    }

    private long changes(String domain) throws Exception {
        return recorders.seen(domain).stream().filter("access changed"::equals).count();
    }

    /** How many stanzas that look so have come to the service. */
    long seen(String domain, String part) throws Exception {
        return recorders.seen(domain).stream().filter(line -> line.contains(part)).count();
    }

    boolean hasSeen(String domain, String part) throws Exception {
        return seen(domain, part) > 0;
    }

    @Override
    public void close() {
        recorders.close();
    }
}
