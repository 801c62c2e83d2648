package org.igniterealtime.openfire.plugin.imservices.access;

import java.nio.charset.StandardCharsets;
import org.jivesoftware.openfire.privacy.PrivacyList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.xmpp.packet.Message;

/** What {@link AccessListBenchmark} measures, by Openfire's own list. It tries item by item, and cannot take a million. */
@State(Scope.Benchmark)
public class OpenfireListBenchmark {

    private static final int PEERS = 1 << 10;

    @Param({"10", "1000", "100000"})
    public int items;

    @Param("mixed")
    public String peers;

    private OpenfireLists openfire;
    private PrivacyList list;
    private final Message[] messages = new Message[PEERS];
    private int next;

    @Setup
    public void prepare() {
        openfire = new OpenfireLists();
        list = openfire.list(new String(AccessListBenchmark.text(items), StandardCharsets.UTF_8));
        Peers senders = new Peers(items, PEERS, peers);
        for (int i = 0; i < PEERS; i++) {
            messages[i] = new Message();
            messages[i].setFrom(senders.get(i));
            messages[i].setTo(OpenfireLists.OWNER);
        }
    }

    @TearDown
    public void end() {
        openfire.close();
    }

    @Benchmark
    public boolean decision() {
        return list.shouldBlockPacket(messages[next++ & PEERS - 1]);
    }
}
