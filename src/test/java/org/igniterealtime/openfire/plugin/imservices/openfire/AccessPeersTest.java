package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.access.Subscription;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.jivesoftware.openfire.group.Group;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.util.PersistableMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.JID;

/** Facts for lists through the server's own events; the server's groups and rosters are two maps. */
class AccessPeersTest {

    private static final String IRC = "irc.example.org";
    private static final JID JULIET = new JID("juliet@example.org/balcony");
    private static final JID ROMEO = new JID("romeo@example.com/garden");

    /** So that nothing is read but what an event wants. */
    private static final AccessPeers.Timing ON_EVENTS = new AccessPeers.Timing(1, 50, 3_600_000);

    private final Map<String, Set<JID>> groups = new ConcurrentHashMap<>();
    private final Map<String, RosterContact> contacts = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private volatile Runnable whileReading = () -> {};
    private final AtomicInteger readings = new AtomicInteger();

    private final PeerSource source =
            new PeerSource() {
                @Override
                public Optional<Set<JID>> members(String group) throws NotTold {
                    readings.incrementAndGet();
                    if (silent) {
                        throw new NotTold("as the test asked", null);
                    }
                    return Optional.ofNullable(groups.get(group));
                }

                @Override
                public Map<String, RosterContact> contacts(String domain) {
                    assertEquals(IRC, domain);
                    Map<String, RosterContact> now = Map.copyOf(contacts);
                    whileReading.run();
                    return now;
                }
            };

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final PeerEvents events = new PeerEvents();
    private final AtomicInteger changes = new AtomicInteger();
    private final Gate gate = new Gate();

    @BeforeEach
    void prepare() {
        groups.put("Staff", Set.of(JULIET.asBareJID()));
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private AccessPeers peers(AccessPeers.Timing timing, String items) throws PeerSource.NotTold {
        AccessList list = AccessLists.of(items + "<item action='deny' order='9'/>");
        AccessPeers peers = new AccessPeers(source, "example.org", IRC, list);
        events.add(peers);
        peers.read();
        peers.keep(executor, timing, changes::incrementAndGet, events::remove);
        gate.enforce(list, peers);
        return peers;
    }

    private static String allow(String type, String value) {
        return "<item type='" + type + "' value='" + value + "' action='allow' order='1'/>";
    }

    private boolean isIn(JID peer) {
        return gate.allows(peer, StanzaKind.IQ);
    }

    private void awaitIn(JID peer, boolean in) throws Exception {
        Await.until(peer + " in: " + in, Limits.ANSWER, () -> isIn(peer) == in);
    }

    private static Group group(String name, String sharedAs) {
        Group group = mock(Group.class);
        PersistableMap<String, String> properties = new Properties();
        if (sharedAs != null) {
            properties.put("sharedRoster.displayName", sharedAs);
        }
        when(group.getName()).thenReturn(name);
        when(group.getProperties()).thenReturn(properties);
        return group;
    }

    private static final class Properties extends PersistableMap<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String put(String key, String value, boolean persist) {
            return super.put(key, value);
        }
    }

    @Test
    void membersComeAndGoWithTheServersEvents() throws Exception {
        peers(ON_EVENTS, allow("group", "Staff"));
        assertTrue(isIn(JULIET));
        assertFalse(isIn(ROMEO));

        groups.put("Staff", Set.of(ROMEO.asBareJID()));
        events.memberAdded(group("Staff", null), Map.of("member", ROMEO.toBareJID()));
        awaitIn(ROMEO, true);
        awaitIn(JULIET, false);
        Await.until("told", Limits.ANSWER, () -> changes.get() > 0);
    }

    @Test
    void groupsThatThereAreNotAreKnownUntilSomebodyMakesThem() throws Exception {
        AccessPeers peers = peers(ON_EVENTS, allow("group", "Crew"));
        assertEquals(Set.of("Crew"), peers.unknownGroups());
        groups.put("Crew", Set.of());
        events.groupCreated(group("Crew", null), Map.of());
        Await.until("told", Limits.ANSWER, () -> changes.get() == 1);
        assertEquals(Set.of(), peers.unknownGroups());
    }

    @Test
    void aGroupThatIsDeletedIsEmptyAtOnceAlthoughTheServerStillHasIt() throws Exception {
        peers(new AccessPeers.Timing(1, 3_600_000, 3_600_000), allow("group", "Staff"));
        events.groupDeleting(group("Staff", null), Map.of());
        assertFalse(isIn(JULIET));
        Await.until("told", Limits.ANSWER, () -> changes.get() == 1);
    }

    @Test
    void aDeletionThatDidNotHappenIsNoticed() throws Exception {
        peers(ON_EVENTS, allow("group", "Staff"));
        events.groupDeleting(group("Staff", null), Map.of());
        awaitIn(JULIET, true);
    }

    @Test
    void aGroupIsCreatedAgain() throws Exception {
        groups.remove("Staff");
        peers(ON_EVENTS, allow("group", "Staff"));
        assertFalse(isIn(JULIET));
        groups.put("Staff", Set.of(JULIET.asBareJID()));
        events.groupCreated(group("Staff", null), Map.of());
        awaitIn(JULIET, true);
    }

    @Test
    void aRenamedGroupCountsByItsNewNameOnly() throws Exception {
        peers(ON_EVENTS, allow("group", "Staff"));
        groups.put("Crew", groups.remove("Staff"));
        events.groupModified(
                group("Crew", null), Map.of("type", "nameModified", "originalValue", "Staff"));
        awaitIn(JULIET, false);
        groups.put("Staff", groups.remove("Crew"));
        events.groupModified(
                group("Staff", null), Map.of("type", "nameModified", "originalValue", "Crew"));
        awaitIn(JULIET, true);
    }

    @Test
    void theNameUnderWhichAGroupIsSharedIsFollowedToo() throws Exception {
        peers(ON_EVENTS, allow("group", "The Staff"));
        groups.put("The Staff", Set.of(JULIET.asBareJID()));
        events.adminAdded(group("Staff", "The Staff"), Map.of());
        awaitIn(JULIET, true);
    }

    @Test
    void groupsThatTheListDoesNotNameAreNotRead() throws Exception {
        peers(ON_EVENTS, allow("group", "Staff"));
        int before = readings.get();
        events.memberAdded(group("Others", "The Others"), Map.of());
        events.memberRemoved(group("Staff", null), Map.of());
        Await.until("read", Limits.ANSWER, () -> readings.get() > before);
        assertEquals(before + 1, readings.get());
    }

    @Test
    void aProviderThatTellsNothingIsAskedAgain() throws Exception {
        peers(new AccessPeers.Timing(1, 1, 20), allow("group", "Staff"));
        groups.put("Staff", Set.of(ROMEO.asBareJID()));
        awaitIn(ROMEO, true);
        assertFalse(isIn(JULIET));
    }

    @Test
    void whileTheProviderDoesNotAnswerAllStaysAsItWas() throws Exception {
        peers(ON_EVENTS, allow("group", "Staff"));
        silent = true;
        groups.put("Staff", Set.of());
        int before = readings.get();
        events.memberRemoved(group("Staff", null), Map.of());
        Await.until("read", Limits.ANSWER, () -> readings.get() > before);
        assertTrue(isIn(JULIET));
        assertThrows(PeerSource.NotTold.class, () -> peers(ON_EVENTS, allow("group", "Staff")));

        silent = false;
        events.memberRemoved(group("Staff", null), Map.of());
        awaitIn(JULIET, false);
    }

    @Test
    void afterTheCloseNothingIsReadOrTold() throws Exception {
        AccessPeers peers = peers(ON_EVENTS, allow("group", "Staff"));
        peers.close();
        peers.close();
        int before = readings.get();
        groups.put("Staff", Set.of());
        events.memberRemoved(group("Staff", null), Map.of());
        assertTrue(isIn(JULIET));
        assertEquals(before, readings.get());
        assertEquals(0, changes.get());
    }

    private static Roster roster(String user) {
        Roster roster = mock(Roster.class);
        when(roster.getUsername()).thenReturn(user);
        return roster;
    }

    private static RosterItem item(String jid, RosterItem.SubType state, String... groups) {
        return new RosterItem(
                1,
                new JID(jid),
                state,
                RosterItem.ASK_NONE,
                RosterItem.RECV_NONE,
                "",
                List.of(groups));
    }

    /** The user's item and the service's view of it are the two sides of one subscription. */
    @Test
    void subscriptionsAreFollowedFromTheServicesSide() throws Exception {
        AccessPeers peers = peers(ON_EVENTS, allow("subscription", "from"));
        assertFalse(isIn(JULIET));

        events.contactAdded(roster("juliet"), item(IRC, RosterItem.SUB_TO));
        assertTrue(isIn(JULIET));
        assertFalse(isIn(new JID("juliet@example.com")));
        assertFalse(isIn(new JID("example.org")));
        Await.until("told", Limits.ANSWER, () -> changes.get() == 1);

        events.contactUpdated(roster("juliet"), item(IRC, RosterItem.SUB_BOTH));
        assertEquals(Subscription.BOTH, peers.subscription(JULIET));
        events.contactUpdated(roster("juliet"), item("bob@" + IRC, RosterItem.SUB_NONE));
        assertEquals(Subscription.BOTH, peers.subscription(JULIET));
        events.contactUpdated(roster("juliet"), item(IRC, RosterItem.SUB_FROM));
        assertEquals(Subscription.TO, peers.subscription(JULIET));
        events.contactDeleted(roster("juliet"), item(IRC, RosterItem.SUB_FROM));
        assertEquals(Subscription.NONE, peers.subscription(JULIET));
    }

    @Test
    void whatHappensWhileAllIsReadIsNewerThanWhatIsRead() throws Exception {
        contacts.put("juliet", new RosterContact(Subscription.FROM, List.of()));
        contacts.put("nurse", new RosterContact(Subscription.FROM, List.of()));
        AccessPeers peers = peers(ON_EVENTS, allow("subscription", "from"));
        whileReading =
                () -> {
                    events.contactDeleted(roster("juliet"), item(IRC, RosterItem.SUB_TO));
                    events.contactAdded(roster("paris"), item(IRC, RosterItem.SUB_TO));
                };
        contacts.remove("nurse");
        assertTrue(peers.read());
        assertFalse(isIn(JULIET));
        assertTrue(isIn(new JID("paris@example.org")));
        assertFalse(isIn(new JID("nurse@example.org")));
    }

    /** Or everybody could let himself in by naming a group. */
    @Test
    void aGroupThatAUserChoseCountsForWhatDeniesOnly() throws Exception {
        AccessList list =
                AccessLists.of(
                        "<item type='group' value='Staff' action='deny' order='1'/>"
                                + "<item type='group' value='Friends' action='allow' order='2'/>"
                                + "<item type='jid' value='nurse@example.org' action='allow' order='3'/>"
                                + "<item action='deny' order='4'/>");
        groups.clear();
        contacts.put("juliet", new RosterContact(Subscription.BOTH, List.of("Friends")));
        contacts.put("nurse", new RosterContact(Subscription.BOTH, List.of("Staff")));
        AccessPeers peers = new AccessPeers(source, "example.org", IRC, list);
        peers.read();
        assertFalse(list.allows(JULIET, StanzaKind.IQ, peers));
        assertFalse(list.allows(new JID("nurse@example.org"), StanzaKind.IQ, peers));
        groups.put("Friends", Set.of(JULIET.asBareJID()));
        peers.read();
        assertTrue(list.allows(JULIET, StanzaKind.IQ, peers));
    }
}
