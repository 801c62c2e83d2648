package org.igniterealtime.openfire.plugin.imservices.access;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A decision about one stanza with lists of many lengths, which are of all four forms of addresses. The senders are many, and are
 * taken at random; their texts have just been read, what the list has for them has not. Openfire's own way with the same list and
 * the same senders: {@link OpenfireListBenchmark}.
 */
@State(Scope.Benchmark)
public class AccessListBenchmark {

    private static final int PEERS = 1 << 16;
    private static final int AT_ONCE = 256;

    @Param({"10", "1000", "100000", "1000000"})
    public int items;

    @Param({"hit", "miss", "mixed"})
    public String peers;

    private AccessList list;
    private Peers senders;
    private int next;
    private int read;

    @Setup
    public void prepare() {
        list = AccessList.read(text(items)).list().orElseThrow();
        senders = new Peers(items, PEERS, peers);
    }

    @Setup(Level.Invocation)
    public void readStanzas() {
        next += AT_ONCE;
        read += senders.read(next, AT_ONCE);
    }

    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public int decision() {
        int allowed = 0;
        for (int i = next; i < next + AT_ONCE; i++) {
            if (list.allows(senders.get(i), StanzaKind.MESSAGE, PeerFacts.STRANGER)) {
                allowed++;
            }
        }
        return allowed;
    }

    static byte[] text(int items) {
        StringWriter text = new StringWriter();
        try {
            write(items, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a list that allows whom it names, and nobody else. */
    public static void write(int items, Writer text) throws IOException {
        text.write("<list name='bench'>\n");
        for (int i = 0; i < items - 1; i++) {
            String domain = "host" + i % 100 + ".example.org";
            String value =
                    switch (i % 20) {
                        case 0 -> "user" + i + "@" + domain + "/desk";
                        case 1 -> domain + "/service" + i;
                        case 2 -> "company" + i + ".example.com";
                        default -> "user" + i + "@" + domain;
                    };
            text.write(
                    "  <item type='jid' value='"
                            + value
                            + "' action='allow' order='"
                            + i
                            + "'/>\n");
        }
        text.write("  <item action='deny' order='" + items + "'/>\n</list>\n");
    }
}
