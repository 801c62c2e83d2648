package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.GLib;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;

/**
 * {@code PurpleDnsQueryUiOps}: names of hosts are looked up on threads of ours. libpurple alone would fork this process
 * for it, with its Java heap.
 */
final class DnsOps {

    private static final int THREADS = 4;
    private static final short AF_INET = 2;
    private static final short AF_INET6 = 10;
    private static final long HAND_SECONDS = 30;

    private final Edge edge;
    private final Loop loop;
    private final Context context;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, new Daemons());

    /** The look-up that each query waits for. libpurple may free a query and make another one at its address. */
    private final Map<Pointer, LookUp> open = new HashMap<>();

    /** Compared by identity. */
    private static final class LookUp {
        private final int account;

        private LookUp(int account) {
            this.account = account;
        }
    }

    private final PurpleCallbacks.ResolveHost resolve = this::resolve;
    private final PurpleCallbacks.Subject destroy = this::destroy;
    private final FunctionTable table =
            new FunctionTable(Layout.DNS_QUERY_UI_OPS)
                    .set(Layout.DNS_QUERY_RESOLVE_HOST, resolve)
                    .set(Layout.DNS_QUERY_DESTROY, destroy);

    private static final class Daemons implements ThreadFactory {
        private final AtomicInteger number = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "imservices-dns-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }

    DnsOps(Edge edge, Loop loop, Context context) {
        this.edge = edge;
        this.loop = loop;
        this.context = context;
    }

    void install() {
        Purple.purple_dnsquery_set_ui_ops(table.address());
    }

    private int resolve(Pointer query, Pointer resolved, Pointer failed) {
        return edge.call(
                "resolve_host",
                0,
                () -> {
                    String host = C.orEmpty(Purple.purple_dnsquery_get_host(query));
                    int port = Purple.purple_dnsquery_get_port(query) & 0xffff;
                    int account = context.account();
                    LookUp lookUp = new LookUp(account);
                    open.put(query, lookUp);
                    threads.execute(
                            () ->
                                    lookUp(
                                            host,
                                            addresses ->
                                                    answer(
                                                            query, lookUp, addresses, port, account,
                                                            resolved),
                                            () -> fail(query, lookUp, host, account, failed)));
                    return 1;
                });
    }

    /** Whether a name is being looked up for this account. */
    boolean isWaitingFor(int account) {
        return open.values().stream().anyMatch(lookUp -> lookUp.account == account);
    }

    private void destroy(Pointer query) {
        edge.run("destroying a DNS query", () -> open.remove(query));
    }

    /** On a thread of ours. */
    private void lookUp(String host, Consumer<InetAddress[]> found, Runnable missing) {
        Runnable answer;
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            answer = () -> found.accept(addresses);
        } catch (UnknownHostException e) {
            answer = missing;
        }
        try {
            loop.hand(answer, HAND_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(
            Pointer query,
            LookUp lookUp,
            InetAddress[] addresses,
            int port,
            int account,
            Pointer resolved) {
        if (!open.remove(query, lookUp)) {
            return;
        }
        Pointer hosts = null;
        for (InetAddress address : addresses) {
            byte[] socketAddress = socketAddress(address, port);
            Pointer copy = GLib.g_malloc(socketAddress.length);
            copy.write(0, socketAddress, 0, socketAddress.length);
            hosts = GLib.g_slist_append(hosts, new Pointer(socketAddress.length));
            hosts = GLib.g_slist_append(hosts, copy);
        }
        Pointer list = hosts;
        context.run(
                account,
                () -> Function.getFunction(resolved).invokeVoid(new Object[] {query, list}));
    }

    private void fail(Pointer query, LookUp lookUp, String host, int account, Pointer failed) {
        if (!open.remove(query, lookUp)) {
            return;
        }
        byte[] words =
                ("There is no host " + host).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (Memory text = new Memory(words.length + 1L)) {
            text.clear();
            text.write(0, words, 0, words.length);
            context.run(
                    account,
                    () -> Function.getFunction(failed).invokeVoid(new Object[] {query, text}));
        }
    }

    /** {@code sockaddr_in} and {@code sockaddr_in6} of Linux. */
    static byte[] socketAddress(InetAddress address, int port) {
        boolean v4 = address instanceof Inet4Address;
        ByteBuffer bytes = ByteBuffer.allocate(v4 ? 16 : 28);
        bytes.order(ByteOrder.nativeOrder()).putShort(v4 ? AF_INET : AF_INET6);
        bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) port);
        if (!v4) {
            bytes.putInt(0);
        }
        bytes.put(address.getAddress());
        return bytes.array();
    }
}
