package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.access.AccessRule;
import org.igniterealtime.openfire.plugin.imservices.access.Action;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.RuleType;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * A real keeper with its gate, watcher and files, stanzas that are judged all the time by two threads, and the model beside it. Each
 * list begins with an address that is only let in by it, so that it can be seen when it is in force.
 */
final class GateBench implements AutoCloseable {

    static final List<String> FILES = List.of("conf/a.xml", "conf/b.xml");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JID SERVICE = new JID("irc.example.net");
    private static final String MARKS = "mark.invalid";
    private static final int JUDGES = 2;

    /**
     * What came of it.
     *
     * @param wrong verdicts that no world says
     */
    record Outcome(List<String> wrong, long judged, long let) {}

    /** Looks every 10 ms where the watcher wants every second. */
    private static final class QuickExecutor extends ScheduledThreadPoolExecutor {
        QuickExecutor() {
            super(3);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(
                Runnable task, long first, long delay, TimeUnit unit) {
            return super.scheduleWithFixedDelay(task, first / 100, delay / 100, unit);
        }
    }

    private final Path home = Files.createTempDirectory("gate");
    private final QuickExecutor executor = new QuickExecutor();
    private final Gate gate = new Gate();
    private final FakeHosting hosting = new FakeHosting();
    private final AtomicInteger reports = new AtomicInteger();
    private final AccessKeeper keeper;

    private final GateWorlds worlds = new GateWorlds();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final Map<String, AccessFile> files = new HashMap<>();
    private Optional<AccessFile> inForce = Optional.of(invalid());
    private Optional<String> kept = Optional.of(FILES.get(0));
    private int marks;

    private final List<Thread> judges = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong judged = new AtomicLong();
    private final AtomicLong let = new AtomicLong();
    private volatile boolean ended;

    /** Keeps a file that does not exist yet. */
    GateBench() throws IOException {
        Files.createDirectories(home.resolve("conf"));
        hosting.peers =
                (domain, changed) -> {
                    // The server's answer takes a while, in which a list is read and not yet in
                    // force.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                    return new FakeHosting.Strangers() {
                        @Override
                        public List<String> groups(JID peer) {
                            return groups.getOrDefault(peer.toString(), List.of());
                        }
                    };
                };
        keeper =
                new AccessKeeper(
                        SERVICE.getDomain(),
                        gate,
                        new AccessKeeper.Tools(
                                new HomePaths(home),
                                hosting,
                                new FileWatcher(executor),
                                executor,
                                Duration.ofMillis(50)),
                        () -> {},
                        reports::incrementAndGet);
        possible();
        worlds.settle();
        for (int i = 0; i < JUDGES; i++) {
            Random random = new Random(i);
            Thread judge = new Thread(() -> judge(random), "judge-" + i);
            judges.add(judge);
            judge.start();
        }
        keeper.keep(kept);
    }

    private static AccessFile invalid() {
        return AccessFile.parse(new byte[0]);
    }

    private void judge(Random random) {
        while (!ended) {
            int peer = random.nextInt(GateWorlds.PEERS.size());
            boolean toService = random.nextBoolean();
            Packet stanza = stanza(random.nextInt(4));
            stanza.setFrom(toService ? GateWorlds.PEERS.get(peer) : SERVICE);
            stanza.setTo(toService ? SERVICE : GateWorlds.PEERS.get(peer));
            StanzaKind kind = StanzaKind.of(stanza, toService);
            int from = worlds.settled();
            boolean verdict = gate.allows(stanza, toService);
            if (!worlds.canBe(from, peer, kind, verdict)) {
                wrong.add(GateWorlds.PEERS.get(peer) + " " + kind + " " + verdict);
            }
            judged.incrementAndGet();
            if (verdict) {
                let.incrementAndGet();
            }
        }
    }

    private static Packet stanza(int which) {
        return switch (which) {
            case 0 -> new Message();
            case 1 -> new IQ();
            case 2 -> new Presence();
            default -> new Presence(Presence.Type.subscribe);
        };
    }

    /** The list of now and the groups of now may be in force. */
    private void possible() {
        possibleWith(Map.copyOf(groups));
    }

    private void possibleWith(Map<String, List<String>> now) {
        worlds.mayBecome(
                inForce,
                new FakeHosting.Strangers() {
                    @Override
                    public List<String> groups(JID peer) {
                        return now.getOrDefault(peer.toString(), List.of());
                    }
                });
    }

    /** Writes one list after the other, without waiting between them. */
    @SafeVarargs
    final void write(String path, List<AccessRule>... lists) throws Exception {
        for (List<AccessRule> rules : lists) {
            AccessFile file = list(rules);
            files.put(path, file);
            if (kept.equals(Optional.of(path))) {
                inForce = Optional.of(file);
                possible();
            }
            replace(path, file.print());
        }
        awaitInForce();
    }

    private AccessFile list(List<AccessRule> rules) {
        marks++;
        AccessFile file = AccessFile.parse("<list></list>".getBytes(StandardCharsets.UTF_8));
        List<AccessRule> all = new ArrayList<>();
        all.add(AccessRule.of(Action.ALLOW, RuleType.JID, mark().toString()));
        all.add(AccessRule.of(Action.DENY, RuleType.JID, MARKS));
        all.addAll(rules);
        for (int i = 0; i < all.size(); i++) {
            file = file.insert(i, all.get(i));
        }
        return file;
    }

    private JID mark() {
        return new JID("m" + marks, MARKS, null);
    }

    /** The list of the last mark, when it is the one that is kept. */
    private void awaitInForce() throws Exception {
        String path = kept.orElse("");
        AccessFile file = files.get(path);
        if (file != null && inForce.equals(Optional.of(file))) {
            JID mark = new JID(file.rules().get(0).rule().value());
            Await.until(
                    mark + " is let in",
                    LIMIT,
                    () -> gate.allows(mark, StanzaKind.IQ),
                    keeper::trouble);
        }
        settle();
    }

    /** No other world is possible; stanzas enough are judged in it to see that. */
    private void settle() throws Exception {
        worlds.settle();
        long before = judged.get();
        Await.until("stanzas are judged", LIMIT, () -> judged.get() > before + 300);
    }

    /** The file is no list any more. What it was stays in force. */
    void spoil(String path) throws Exception {
        lose(path, () -> replace(path, "<list><item/></list>".getBytes(StandardCharsets.UTF_8)));
    }

    void delete(String path) throws Exception {
        lose(path, () -> Files.deleteIfExists(home.resolve(path)));
    }

    private interface Loss {
        void happen() throws IOException;
    }

    private void lose(String path, Loss loss) throws Exception {
        boolean told = kept.equals(Optional.of(path)) && files.containsKey(path);
        int before = reports.get();
        files.remove(path);
        loss.happen();
        if (told) {
            Await.until("trouble is told", LIMIT, () -> reports.get() > before);
        }
        settle();
    }

    private void replace(String path, byte[] content) throws IOException {
        Path made = Files.write(home.resolve("made"), content);
        Files.move(made, home.resolve(path), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The access line changes. */
    void keep(Optional<String> path) throws Exception {
        kept = path;
        inForce = path.map(name -> files.getOrDefault(name, invalid()));
        possible();
        keeper.keep(path);
        awaitInForce();
    }

    /** Somebody is in these groups, and in no others. */
    void join(String who, List<String> names) throws Exception {
        Map<String, List<String>> after = new HashMap<>(groups);
        after.put(who, names);
        possibleWith(after);
        groups.put(who, names);
        settle();
    }

    Outcome end() throws InterruptedException {
        ended = true;
        for (Thread judge : judges) {
            judge.join();
        }
        return new Outcome(wrong.stream().distinct().limit(20).toList(), judged.get(), let.get());
    }

    @Override
    public void close() throws IOException {
        try {
            end();
            keeper.stop();
            executor.shutdownNow();
            executor.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
