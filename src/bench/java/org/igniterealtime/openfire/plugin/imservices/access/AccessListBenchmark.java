package org.igniterealtime.openfire.plugin.imservices.access;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.xmpp.packet.JID;

/**
 * A decision about one stanza with lists of many lengths, which are of all four forms of addresses. Half of the senders, taken at
 * random, are in the list.
 */
@State(Scope.Benchmark)
public class AccessListBenchmark {

    private static final int PEERS = 1 << 16;

    @Param({"10", "1000", "100000", "1000000"})
    public int items;

    private AccessList list;
    private final JID[] peers = new JID[PEERS];
    private int next;

    @Setup
    public void prepare() {
        list = AccessList.read(text(items)).list().orElseThrow();
        Random random = new Random(1);
        for (int i = 0; i < PEERS; i++) {
            int user = random.nextInt(2 * items);
            peers[i] = new JID("user" + user, "host" + user % 100 + ".example.org", "desk", true);
        }
    }

    static byte[] text(int items) {
        StringBuilder text = new StringBuilder("<list name='bench'>\n");
        for (int i = 0; i < items - 1; i++) {
            String domain = "host" + i % 100 + ".example.org";
            String value =
                    switch (i % 20) {
                        case 0 -> "user" + i + "@" + domain + "/desk";
                        case 1 -> domain + "/service" + i;
                        case 2 -> "company" + i + ".example.com";
                        default -> "user" + i + "@" + domain;
                    };
            text.append("  <item type='jid' value='")
                    .append(value)
                    .append("' action='allow' order='")
                    .append(i)
                    .append("'/>\n");
        }
        text.append("  <item action='deny' order='").append(items).append("'/>\n</list>\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public boolean decision() {
        return list.allows(peers[next++ & PEERS - 1], StanzaKind.MESSAGE, PeerFacts.STRANGER);
    }
}
