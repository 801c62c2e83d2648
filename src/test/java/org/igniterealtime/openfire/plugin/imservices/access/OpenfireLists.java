package org.igniterealtime.openfire.plugin.imservices.access;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.privacy.PrivacyList;
import org.jivesoftware.openfire.roster.Roster;
import org.jivesoftware.openfire.roster.RosterItem;
import org.jivesoftware.openfire.roster.RosterManager;
import org.jivesoftware.util.cache.DefaultCache;
import org.objenesis.ObjenesisStd;
import org.xmpp.packet.JID;

/**
 * As much of the real server as its privacy lists ask: the rosters of the lists' owner. All classes are the server's own; server and
 * manager are made without their constructors, which would ask for a database. One at a time.
 */
final class OpenfireLists implements AutoCloseable {

    static final JID OWNER = new JID("owner@example.net");

    private final Map<String, RosterItem> known;

    OpenfireLists() {
        XMPPServer server = new ObjenesisStd().newInstance(XMPPServer.class);
        RosterManager rosters = new ObjenesisStd().newInstance(RosterManager.class);
        DefaultCache<String, Roster> cache = new DefaultCache<>("Roster", -1, -1);
        Roster roster = new Roster();
        set(Roster.class, "username", roster, OWNER.getNode());
        known = get(Roster.class, "rosterItems", roster);
        cache.put(OWNER.getNode(), roster);
        set(RosterManager.class, "rosterCache", rosters, cache);
        Map<Class<?>, Object> modules = new LinkedHashMap<>();
        modules.put(RosterManager.class, rosters);
        set(XMPPServer.class, "modules", server, modules);
        set(XMPPServer.class, "instance", null, server);
    }

    @Override
    public void close() {
        set(XMPPServer.class, "instance", null, null);
    }

    /** As the server makes one from its database, but for telling its caches. */
    PrivacyList list(String text) {
        try {
            PrivacyList list = new PrivacyList();
            set(PrivacyList.class, "userJID", list, OWNER);
            Method update =
                    PrivacyList.class.getDeclaredMethod("updateList", Element.class, boolean.class);
            update.setAccessible(true);
            update.invoke(list, DocumentHelper.parseText(text).getRootElement(), false);
            return list;
        } catch (ReflectiveOperationException | DocumentException e) {
            throw new AssertionError(e);
        }
    }

    /** Puts somebody into the owner's roster. */
    void know(JID peer, PeerFacts facts) {
        RosterItem item =
                new RosterItem(
                        1,
                        peer.asBareJID(),
                        RosterItem.SubType.getTypeFromInt(
                                switch (facts.subscription(peer)) {
                                    case NONE -> 0;
                                    case TO -> 1;
                                    case FROM -> 2;
                                    case BOTH -> 3;
                                }),
                        RosterItem.ASK_NONE,
                        RosterItem.RECV_NONE,
                        "",
                        new ArrayList<>(facts.groups(peer)));
        known.put(peer.toBareJID(), item);
    }

    void forget(JID peer) {
        known.remove(peer.toBareJID());
    }

    @SuppressWarnings("unchecked")
    private static <T> T get(Class<?> type, String name, Object of) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return (T) field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void set(Class<?> type, String name, Object of, Object value) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            field.set(of, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
