package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.ListedRoom;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomRequest;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/** The rooms that one user is in, or wants into. Everything in it happens in his session's mailbox. */
public final class Rooms implements RoomListener {

    /** The namespace of requests for {@link #administer}. */
    public static final String ADMINISTRATION = Administration.NAMESPACE;

    /** The namespace of what makes a message an invitation (XEP-0249). */
    public static final String DIRECT_INVITATION = Invitations.DIRECT;

    /** Of one user. More than anybody reads, and a bound for what a client can make us keep. */
    static final int MOST = 200;

    /** Clients of one user in one room. */
    static final int MOST_CLIENTS = 50;

    private final Surroundings surroundings;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Requests requests;
    private final RoomList roomList;
    private final Administration administration;
    private final Invitations invitations;

    /** Left before the network had let him in, which it may say yet. */
    private final Set<String> abandoned = new HashSet<>();

    private final PrivateTalks privateTalks = new PrivateTalks();

    public Rooms(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.requests = new Requests(surroundings);
        this.roomList = new RoomList(surroundings, requests);
        this.administration = new Administration(surroundings, requests);
        this.invitations = new Invitations(surroundings, requests);
    }

    public boolean isEmpty() {
        return rooms.isEmpty();
    }

    /** Whether a client is in a room, or wants into one. */
    public boolean hold(JID client) {
        return rooms.values().stream().anyMatch(room -> room.concerns(client));
    }

    /**
     * The rooms that he is in, and those that the network lists (section 6.3), in an order that lasts.
     *
     * @param most of those that the network lists, the ones with the most people
     * @param told now, or when the network has answered
     */
    public void items(int most, Consumer<List<DiscoItem>> told) {
        roomList.ask(
                listed -> {
                    Map<String, DiscoItem> items = new TreeMap<>();
                    for (ListedRoom room : listed.subList(0, Math.min(most, listed.size()))) {
                        String name =
                                room.people() > 0
                                        ? room.name() + " (" + room.people() + ")"
                                        : room.name();
                        surroundings
                                .address(room.name())
                                .ifPresent(jid -> items.put(room.name(), new DiscoItem(jid, name)));
                    }
                    rooms.values().stream()
                            .filter(room -> room.state() == Room.State.IN)
                            .forEach(
                                    room ->
                                            items.putIfAbsent(
                                                    room.name(),
                                                    new DiscoItem(room.address(), room.name())));
                    told.accept(List.copyOf(items.values()));
                });
    }

    /** Whether clients are in a room that the network has still to let in again: what they say there waits for that. */
    public boolean isReturning(JID address) {
        Room room = address.getNode() == null || address.getResource() != null ? null : at(address);
        return room != null && room.isReturning();
    }

    /** Who is in a room (section 6.5); nobody is told who is not in himself. */
    public List<DiscoItem> occupants(JID address, JID asking) {
        Room room = at(address);
        List<DiscoItem> items = new ArrayList<>();
        if (room != null && room.has(asking)) {
            for (Occupant occupant : room.occupants()) {
                items.add(new DiscoItem(room.place(occupant.nick()), occupant.nick()));
            }
        }
        return items;
    }

    /**
     * The address that what somebody on the network writes to the user comes from, when that is not the contact's: the one in the
     * room where the user has spoken to him (section 7.5).
     */
    public Optional<JID> placeOf(String contact) {
        return privateTalks
                .room(contact)
                .map(rooms::get)
                .flatMap(room -> room.named(contact).map(occupant -> room.place(occupant.nick())));
    }

    private Room at(JID address) {
        return rooms.get(surroundings.name(address.asBareJID()));
    }

    // What clients do

    /** An available presence to a room or somebody in it (sections 7.2 and 7.6). */
    public void available(Presence presence) {
        JID client = presence.getFrom();
        JID to = presence.getTo();
        Element x = presence.getChildElement("x", RoomStanzas.MUC);
        Room room = at(to);
        if (room != null && room.has(client) && x == null) {
            changed(presence, room);
        } else if (to.getResource() == null) {
            if (x != null) {
                // Section 7.2.1: a nickname is wanted.
                refuse(presence, Condition.jid_malformed, null);
            }
        } else if (x == null && room != null && room.concerns(client)) {
            // On the way in; the network is told by his own presence.
            return;
        } else if (x == null) {
            // He thinks that he is in.
            surroundings.send(
                    RoomStanzas.cutOff(
                            to, client, surroundings.texts().get("gateway.room.notinside")));
        } else {
            enter(presence, x);
        }
    }

    private void enter(Presence presence, Element x) {
        JID to = presence.getTo();
        String name = surroundings.name(to.asBareJID());
        Room room = rooms.get(name);
        String password = x.elementText("password");
        if (password != null && password.length() > Requests.LONGEST) {
            refuse(presence, Condition.not_authorized, null);
            return;
        }
        if (room == null && rooms.size() >= MOST
                || room != null && room.clients() >= MOST_CLIENTS) {
            refuse(
                    presence,
                    Condition.resource_constraint,
                    surroundings.texts().get("gateway.room.toomany"));
            return;
        }
        if (room == null) {
            room =
                    new Room(
                            surroundings,
                            name,
                            surroundings.address(name).orElse(to.asBareJID()),
                            this::tidy);
            rooms.put(name, room);
        }
        abandoned.remove(name);
        room.enter(
                presence.getFrom(),
                new Room.Entry(
                        to.getResource(),
                        password == null ? "" : password,
                        presence.getID(),
                        x.element("history")));
        tidy();
    }

    /** A presence of somebody who is in: another nickname, or only another show, which the network is told by his own presence. */
    private void changed(Presence presence, Room room) {
        String wanted = presence.getTo().getResource();
        if (wanted == null || wanted.equals(room.place(room.nick()).getResource())) {
            return;
        }
        requests.ask(
                room.name(),
                new RoomRequest(RoomRequest.Kind.NICK, "", wanted),
                failure -> refuse(presence, failure));
    }

    /** A client leaves a room. */
    public void unavailable(JID client, JID to) {
        Room room = at(to);
        if (room != null) {
            room.leave(client);
            tidy();
        }
    }

    /** A client is gone, or all of them for a bare address. */
    public void gone(JID client) {
        rooms.values().forEach(room -> room.forget(client));
        tidy();
    }

    /** The access list keeps a client out from now on: it is told that it is in no room any more. */
    public void putOut(JID client) {
        rooms.values().forEach(room -> room.leave(client));
        gone(client);
    }

    /** Ends the rooms that nobody is in. */
    private void tidy() {
        for (Room room : List.copyOf(rooms.values())) {
            if (room.isEmpty()) {
                rooms.remove(room.name());
                if (room.state() == Room.State.JOINING) {
                    abandoned.add(room.name());
                }
                room.end();
            }
        }
    }

    /**
     * A message to a room or to somebody in it (sections 7.4, 7.5, 7.8, 8.1).
     *
     * @param send told to send its body on, when that is what is to be done with it
     */
    public void message(Message message, Runnable send) {
        Room room = at(message.getTo());
        if (room == null || !room.has(message.getFrom())) {
            // Section 7.4: only who is in may speak.
            refuse(
                    message,
                    Condition.not_acceptable,
                    surroundings.texts().get("gateway.room.notinside"));
            return;
        }
        String body = message.getBody();
        boolean empty = body == null || body.isEmpty();
        Element invite = Invitations.mediated(message);
        if (message.getTo().getResource() != null) {
            privately(message, room, empty ? () -> {} : send);
        } else if (invite != null) {
            invitations.send(message, room, invite);
        } else if (message.getType() != Message.Type.groupchat) {
            refuse(message, Condition.bad_request, null);
        } else if (message.getSubject() != null && body == null) {
            requests.ask(
                    room.name(),
                    new RoomRequest(RoomRequest.Kind.SUBJECT, "", message.getSubject()),
                    failure -> refuse(message, failure));
        } else if (!empty) {
            send.run();
        }
    }

    private void privately(Message message, Room room, Runnable send) {
        if (message.getType() == Message.Type.groupchat) {
            // Section 7.5: the type of a private message is chat.
            refuse(message, Condition.bad_request, null);
            return;
        }
        Optional<Occupant> occupant = room.occupant(message.getTo().getResource());
        if (occupant.isEmpty()) {
            refuse(message, Condition.item_not_found, null);
        } else if (!surroundings.hasContactsInRooms()) {
            refuse(
                    message,
                    Condition.feature_not_implemented,
                    surroundings.texts().get("gateway.room.noprivate"));
        } else {
            privateTalks.in(room.name(), surroundings.normalized(occupant.get().nick()));
            send.run();
        }
    }

    /** The user writes to somebody by his own address: there the answers go. */
    public void writtenTo(String contact) {
        privateTalks.outside(contact);
    }

    /** An invitation in a message to somebody on the network (XEP-0249); whether there is one. */
    public boolean invites(Message message) {
        Element x = message.getChildElement("x", Invitations.DIRECT);
        if (x == null) {
            return false;
        }
        Room room;
        try {
            JID address = new JID(x.attributeValue("jid", ""));
            room = surroundings.isHere(address) && address.getNode() != null ? at(address) : null;
        } catch (IllegalArgumentException e) {
            room = null;
        }
        if (room == null || !room.has(message.getFrom())) {
            refuse(
                    message,
                    Condition.not_acceptable,
                    surroundings.texts().get("gateway.room.notinside"));
        } else {
            invitations.sendDirect(message, room, x);
        }
        return true;
    }

    /** The network has taken what a client said in a room. */
    public void delivered(JID to, String id, String text) {
        Room room = at(to);
        if (room != null) {
            room.reflect(id, text);
        }
    }

    /** A ping to a room or somebody in it; to himself it asks whether he is still in (XEP-0410). */
    public void ping(IQ request) {
        Room room = at(request.getTo());
        String resource = request.getTo().getResource();
        if (resource == null) {
            surroundings.send(IQ.createResultIQ(request));
        } else if (room == null || !room.has(request.getFrom())) {
            surroundings.send(Stanzas.error(request, Condition.not_acceptable, null));
        } else if (room.state() != Room.State.IN) {
            // Section 3.2.1 of it: nobody can tell at present; to be asked again later.
            surroundings.send(Stanzas.error(request, Condition.remote_server_timeout, null));
        } else if (room.occupant(resource).isPresent()) {
            surroundings.send(IQ.createResultIQ(request));
        } else {
            surroundings.send(Stanzas.error(request, Condition.item_not_found, null));
        }
    }

    /** A request of sections 8 and 9. */
    public void administer(IQ request) {
        Room room = at(request.getTo());
        if (room == null || !room.has(request.getFrom())) {
            surroundings.send(
                    Stanzas.error(
                            request,
                            Condition.not_acceptable,
                            surroundings.texts().get("gateway.room.notinside")));
        } else {
            administration.handle(request, room);
        }
    }

    private void refuse(Presence presence, RoomFailure failure) {
        String words = Stanzas.xml(failure.reason());
        refuse(presence, RoomStanzas.condition(failure.kind()), words.isEmpty() ? null : words);
    }

    private void refuse(Presence presence, Condition condition, String text) {
        surroundings.send(
                RoomStanzas.error(
                        presence.getTo(),
                        presence.getFrom(),
                        presence.getID(),
                        Stanzas.error(condition, text)));
    }

    private void refuse(Message message, RoomFailure failure) {
        String words = Stanzas.xml(failure.reason());
        refuse(message, RoomStanzas.condition(failure.kind()), words.isEmpty() ? null : words);
    }

    private void refuse(Message message, Condition condition, String text) {
        PacketError error = Stanzas.error(condition, text);
        Message answer = Stanzas.error(message, error);
        if (message.getSubject() != null) {
            answer.setSubject(message.getSubject());
        }
        surroundings.send(answer);
    }

    // What becomes of the account

    /** It is online: whoever is in a room, or wants into one, gets in. */
    public void online() {
        List.copyOf(rooms.values()).forEach(Room::join);
    }

    /** It is offline, and will be online again before long. */
    public void outage() {
        abandoned.clear();
        requests.offline();
        rooms.values().forEach(Room::outage);
    }

    /** It is offline, and nobody knows for how long. */
    public void over(PacketError why) {
        requests.offline();
        List<Room> all = List.copyOf(rooms.values());
        rooms.clear();
        privateTalks.clear();
        all.forEach(room -> room.over(why));
    }

    // What the network tells

    @Override
    public void entered(
            String name, String nick, List<Occupant> occupants, String subject, String subjectBy) {
        Room room = rooms.get(name);
        if (room == null) {
            if (!abandoned.remove(name)) {
                // The network has put him there by itself. Leaving might take him out for good,
                // where
                // rooms last; so he is invited, and the room is there when he comes.
                invitations.received(name, "", "", "");
            }
        } else {
            room.entered(nick, occupants, subject, subjectBy);
            tidy();
        }
    }

    @Override
    public void refused(String name, RoomFailure failure) {
        abandoned.remove(name);
        in(name, room -> room.refused(failure));
        tidy();
    }

    @Override
    public void occupant(String name, Occupant occupant) {
        in(name, room -> room.here(occupant));
    }

    @Override
    public void renamed(String name, String from, String to) {
        in(name, room -> room.renamed(from, to));
    }

    @Override
    public void gone(String name, String nick, Departure how) {
        in(name, room -> room.gone(nick, how));
    }

    @Override
    public void left(String name, Departure how) {
        in(name, room -> room.left(how));
        tidy();
    }

    @Override
    public void message(String name, String nick, String text, Instant time) {
        in(name, room -> room.message(nick, text, time));
    }

    @Override
    public void subject(String name, String nick, String text) {
        in(name, room -> room.subject(nick, text));
    }

    @Override
    public void invited(String name, String from, String reason, String password) {
        invitations.received(name, from, reason, password);
    }

    @Override
    public void listed(long id, List<ListedRoom> all) {
        requests.listed(id, all);
    }

    @Override
    public void done(long id) {
        requests.done(id);
    }

    @Override
    public void failed(long id, RoomFailure failure) {
        requests.failed(id, failure);
    }

    private void in(String name, Consumer<Room> task) {
        Room room = rooms.get(name);
        if (room != null) {
            task.accept(room);
        }
    }
}
