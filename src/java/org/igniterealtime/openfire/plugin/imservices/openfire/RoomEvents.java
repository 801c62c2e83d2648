package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.Rooms.Events;
import org.jivesoftware.openfire.muc.MUCEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;

/**
 * What Openfire tells of all rooms, passed on as far as it is about one domain's. Methods without Override are those of later versions,
 * which call them in place of the ones that were there before.
 */
final class RoomEvents implements MUCEventListener {

    private static final Logger log = LoggerFactory.getLogger(RoomEvents.class);

    private final String domain;
    private final Consumer<String> created;
    private final Events events;

    /**
     * @param created called with the name of a room that has just been made, by the thread that makes it
     */
    RoomEvents(String domain, Consumer<String> created, Events events) {
        this.domain = domain;
        this.created = created;
        this.events = events;
    }

    @Override
    public void roomCreated(JID room) {
        ifMine(room, () -> created.accept(room.getNode()));
    }

    /** Since 5.0. */
    public void roomCreated(long id, JID room) {
        roomCreated(room);
    }

    @Override
    public void roomDestroyed(JID room) {
        ifMine(room, () -> events.destroyed(room.getNode()));
    }

    /** Since 5.0. */
    public void roomDestroyed(long id, JID room) {
        roomDestroyed(room);
    }

    /** Since 5.0: nothing that is kept in files. */
    public void roomClearChatHistory(long id, JID room) {
        log.debug("The messages that {} shows have been cleared", room);
    }

    @Override
    public void occupantJoined(JID room, JID user, String nick) {
        ifMine(room, () -> events.joined(room.getNode(), user, nick));
    }

    @Override
    public void occupantLeft(JID room, JID user) {
        ifMine(room, () -> events.left(room.getNode(), user));
    }

    /** Since 4.7. */
    public void occupantLeft(JID room, JID user, String nick) {
        occupantLeft(room, user);
    }

    /** Since 4.8: of two in a cluster that have the same nickname; both are told to have left besides. */
    public void occupantNickKicked(JID room, String nick) {
        log.debug("{} has left {}, because there were two of the name", nick, room);
    }

    @Override
    public void nicknameChanged(JID room, JID user, String before, String nick) {
        ifMine(room, () -> events.renamed(room.getNode(), user, before, nick));
    }

    @Override
    public void messageReceived(JID room, JID user, String nick, Message message) {
        ifMine(room, () -> events.said(room.getNode(), user, nick, message));
    }

    @Override
    public void privateMessageRecieved(JID to, JID from, Message message) {
        // Nobody's affair.
    }

    @Override
    public void roomSubjectChanged(JID room, JID user, String subject) {
        ifMine(room, () -> events.subjectChanged(room.getNode(), user, subject));
    }

    /** Openfire 4.2 does not guard its rooms against what a listener throws. */
    private void ifMine(JID room, Runnable event) {
        if (room == null || room.getNode() == null || !domain.equals(room.getDomain())) {
            return;
        }
        try {
            event.run();
        } catch (RuntimeException e) {
            log.error("What happened in {} was not noted", room, e);
        }
    }
}
