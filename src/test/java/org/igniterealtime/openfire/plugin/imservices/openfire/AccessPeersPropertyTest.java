package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.access.AccessItem;
import org.igniterealtime.openfire.plugin.imservices.access.AccessKit;
import org.igniterealtime.openfire.plugin.imservices.access.AccessRule;
import org.igniterealtime.openfire.plugin.imservices.access.Action;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.PeerFacts;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.interceptor.PacketRejectedException;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.util.PersistableMap;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/**
 * Stanzas through the real interceptor while members of groups, subscriptions and the groups that users chose change by the server's
 * events: what becomes of each is what the list says of before or after the change, and soon only of after.
 */
class AccessPeersPropertyTest {

    private static final String SERVER = "x.org";
    private static final JID SERVICE = new JID("irc.example.net");
    private static final List<JID> PEERS = AccessKit.ADDRESSES.stream().map(JID::new).toList();

    /** So that nothing is read but what an event wants. */
    private static final AccessPeers.Timing ON_EVENTS = new AccessPeers.Timing(1, 50, 3_600_000);

    @FunctionalInterface
    private interface Step {
        void happen(World world);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void whatIsKnownOfPeersIsWhatTheServerTold(
            @ForAll("lists") List<AccessRule> rules, @ForAll("steps") List<Step> steps)
            throws Exception {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
        try {
            World world = new World(rules);
            AccessPeers peers = world.begin(executor);
            List<Boolean> before = world.expected();
            assertEquals(before, world.verdicts(before, before));
            for (Step step : steps) {
                step.happen(world);
                List<Boolean> from = before;
                List<Boolean> after = world.expected();
                Await.until(
                        "all is as after the change",
                        Duration.ofSeconds(30),
                        () -> world.verdicts(from, after).equals(after));
                before = after;
            }
            peers.close();
        } finally {
            executor.shutdownNow();
        }
    }

    @Provide
    Arbitrary<List<AccessRule>> lists() {
        return AccessKit.rules().list().ofMinSize(2).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> groups = Arbitraries.of(AccessKit.GROUPS);
        Arbitrary<Step> members =
                Combinators.combine(groups, Arbitraries.of(PEERS).set().ofMaxSize(4))
                        .as((name, some) -> world -> world.members(name, some));
        Arbitrary<Step> contact =
                Combinators.combine(
                                Arbitraries.of("a", "b", "жук"),
                                Arbitraries.of(
                                        RosterItem.SUB_NONE,
                                        RosterItem.SUB_TO,
                                        RosterItem.SUB_FROM,
                                        RosterItem.SUB_BOTH),
                                groups.list().uniqueElements().ofMaxSize(2))
                        .as((user, state, some) -> world -> world.contact(user, state, some));
        Arbitrary<Step> noContact =
                Arbitraries.of("a", "b", "жук").map(user -> world -> world.noContact(user));
        return Arbitraries.oneOf(members, members, contact, contact, noContact).list().ofSize(12);
    }

    /** The server, and a service with a list. */
    private static final class World implements PeerSource, PeerFacts {

        private final Map<String, Set<JID>> groups = new ConcurrentHashMap<>();
        private final Map<String, RosterContact> contacts = new ConcurrentHashMap<>();
        private final PeerEvents events = new PeerEvents();
        private final AccessFile file;
        private final Gate gate = new Gate();
        private final ClientSession session = mock(ClientSession.class);
        private final Rejections rejections = new Rejections();
        private final AccessInterceptor interceptor =
                new AccessInterceptor(
                        new OutsideRoutes(mock(RoutingTable.class), mock(ServerInternals.class)),
                        new Detour(mock(XMPPServer.class), rejections),
                        rejections,
                        new RemoteTap(address -> true, event -> {}),
                        answer -> {});

        World(List<AccessRule> rules) {
            AccessFile made = AccessFile.parse("<list></list>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < rules.size(); i++) {
                made = made.insert(i, rules.get(i));
            }
            file = made;
            when(session.getAddress()).thenReturn(PEERS.get(0));
        }

        AccessPeers begin(ScheduledExecutorService executor) throws NotTold {
            AccessPeers peers =
                    new AccessPeers(this, SERVER, SERVICE.getDomain(), file.list().orElseThrow());
            events.add(peers);
            peers.read();
            peers.keep(executor, ON_EVENTS, () -> {}, events::remove);
            gate.enforce(file.list().orElseThrow(), peers);
            interceptor.guard(SERVICE.getDomain(), gate, stanza -> {});
            return peers;
        }

        // What the server tells

        void members(String name, Set<JID> some) {
            Set<JID> members = ConcurrentHashMap.newKeySet();
            some.forEach(member -> members.add(member.asBareJID()));
            groups.put(name, members);
            Group group = mock(Group.class);
            when(group.getName()).thenReturn(name);
            when(group.getProperties()).thenReturn(new NoProperties());
            events.memberAdded(group, Map.of());
        }

        void contact(String user, RosterItem.SubType state, List<String> chosen) {
            RosterItem item =
                    new RosterItem(
                            1,
                            SERVICE,
                            state,
                            RosterItem.ASK_NONE,
                            RosterItem.RECV_NONE,
                            "",
                            chosen);
            contacts.put(user, RosterContact.of(item));
            events.contactUpdated(roster(user), item);
        }

        void noContact(String user) {
            contacts.remove(user);
            events.contactDeleted(
                    roster(user),
                    new RosterItem(
                            1,
                            SERVICE,
                            RosterItem.SUB_NONE,
                            RosterItem.ASK_NONE,
                            RosterItem.RECV_NONE,
                            "",
                            List.of()));
        }

        private static Roster roster(String user) {
            Roster roster = mock(Roster.class);
            when(roster.getUsername()).thenReturn(user);
            return roster;
        }

        @Override
        public Optional<Set<JID>> members(String group) {
            return Optional.ofNullable(groups.get(group)).map(Set::copyOf);
        }

        @Override
        public Map<String, RosterContact> contacts(String domain) {
            return Map.copyOf(contacts);
        }

        // What is so

        @Override
        public List<String> groups(JID peer) {
            return new TreeSet<>(groups.keySet())
                    .stream().filter(name -> groups.get(name).contains(peer.asBareJID())).toList();
        }

        @Override
        public List<String> chosenGroups(JID peer) {
            return item(peer).groups();
        }

        @Override
        public Subscription subscription(JID peer) {
            return item(peer).subscription();
        }

        private RosterContact item(JID peer) {
            boolean local = peer.getNode() != null && peer.getDomain().equals(SERVER);
            return local
                    ? contacts.getOrDefault(peer.getNode(), RosterContact.NONE)
                    : RosterContact.NONE;
        }

        /** What the list says in plain words of each peer and kind of stanza. */
        List<Boolean> expected() {
            List<AccessItem> rules = file.rules();
            List<Boolean> all = new ArrayList<>();
            for (JID peer : PEERS) {
                for (StanzaKind kind : StanzaKind.values()) {
                    all.add(
                            AccessKit.deciding(rules, peer, kind, this)
                                    .map(item -> item.rule().action() == Action.ALLOW)
                                    .orElse(true));
                }
            }
            return all;
        }

        /** What becomes of such stanzas; none may be judged otherwise than before or after. */
        List<Boolean> verdicts(List<Boolean> before, List<Boolean> after) {
            List<Boolean> all = new ArrayList<>();
            for (JID peer : PEERS) {
                for (StanzaKind kind : StanzaKind.values()) {
                    boolean verdict = passes(stanza(peer, kind));
                    int at = all.size();
                    assertTrue(
                            verdict == before.get(at) || verdict == after.get(at),
                            () -> peer + " " + kind + " " + verdict);
                    all.add(verdict);
                }
            }
            return all;
        }

        private static Packet stanza(JID peer, StanzaKind kind) {
            Packet stanza =
                    switch (kind) {
                        case MESSAGE -> new Message();
                        case IQ -> new IQ(IQ.Type.get);
                        case PRESENCE_IN, PRESENCE_OUT -> new Presence();
                        case OTHER -> new Presence(Presence.Type.subscribe);
                    };
            boolean out = kind == StanzaKind.PRESENCE_OUT;
            stanza.setFrom(out ? SERVICE : peer);
            stanza.setTo(out ? peer : SERVICE);
            return stanza;
        }

        private boolean passes(Packet stanza) {
            try {
                interceptor.interceptPacket(stanza, session, true, false);
                return true;
            } catch (PacketRejectedException e) {
                return false;
            }
        }
    }

    private static final class NoProperties extends PersistableMap<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String put(String key, String value, boolean persist) {
            return super.put(key, value);
        }
    }
}
