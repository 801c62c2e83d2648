package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant.Rank;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * A room that a user is in with some of his clients, or wants into. Its clients stay in it while the account is offline and about
 * to come back: then they are told what has changed meanwhile, and nothing else.
 */
final class Room {

    enum State {
        /** Not in, and not on the way: the account is offline. */
        OUT,
        JOINING,
        IN
    }

    /** How long a client waits to be let in, and for how long clients stay in a room whose network is away. */
    static final Duration ENTRY = Duration.ofSeconds(60);

    static final Duration OUTAGE = Duration.ofMinutes(5);

    /** A message that is older than this is stamped with the time when it was sent (XEP-0203). */
    private static final Duration LATE = Duration.ofSeconds(10);

    /**
     * A client that wants in.
     *
     * @param nick the nickname it wants
     * @param password empty when it gave none
     * @param id of its presence; null when it had none
     * @param history what it wants of the history; null when it did not say
     */
    record Entry(String nick, String password, String id, Element history) {}

    private final Surroundings surroundings;
    private final String name;
    private final JID address;
    private final Runnable abandoned;
    private final Surroundings.Timer timer;
    private final Set<JID> seats = new LinkedHashSet<>();
    private final Map<JID, Entry> waiting = new LinkedHashMap<>();
    private final Map<String, Occupant> occupants = new LinkedHashMap<>();
    private final History history = new History();

    /** Ids must not come again after a restart. */
    private final String idPrefix =
            Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, Character.MAX_RADIX) + '-';

    private long lastId;
    private State state = State.OUT;
    private String nick = "";
    private String password = "";
    private String subject = "";
    private String subjectBy = "";

    /** @param abandoned told when nobody may be in it any more */
    Room(Surroundings surroundings, String name, JID address, Runnable abandoned) {
        this.abandoned = abandoned;
        this.surroundings = surroundings;
        this.name = name;
        this.address = address;
        this.timer = surroundings.timer();
    }

    String name() {
        return name;
    }

    JID address() {
        return address;
    }

    State state() {
        return state;
    }

    /** Nobody is in it or wants in. */
    boolean isEmpty() {
        return seats.isEmpty() && waiting.isEmpty();
    }

    boolean has(JID client) {
        return seats.contains(client);
    }

    boolean concerns(JID client) {
        return seats.contains(client) || waiting.containsKey(client);
    }

    boolean isReturning() {
        return state == State.JOINING && !seats.isEmpty();
    }

    String nick() {
        return nick;
    }

    List<Occupant> occupants() {
        return List.copyOf(occupants.values());
    }

    /** Who is called so by the resource of an address. */
    Optional<Occupant> occupant(String resource) {
        for (Occupant occupant : occupants.values()) {
            if (resource.equals(place(occupant.nick()).getResource())) {
                return Optional.of(occupant);
            }
        }
        return Optional.empty();
    }

    /** Who is there of whom the network knows by a name, normalized. */
    Optional<Occupant> named(String contact) {
        return occupants.values().stream()
                .filter(occupant -> surroundings.normalized(occupant.nick()).equals(contact))
                .findFirst();
    }

    int clients() {
        return seats.size() + waiting.size();
    }

    // What clients do

    void enter(JID client, Entry entry) {
        if (state == State.IN) {
            if (!isFree(entry.nick())) {
                refuse(client, entry, Condition.conflict, "");
                return;
            }
            seats.add(client);
            showAll(client, entry);
            return;
        }
        waiting.put(client, entry);
        if (waiting.size() == 1 && seats.isEmpty()) {
            timer.set(ENTRY, this::late);
        }
        if (state == State.OUT) {
            join();
        }
    }

    private boolean isFree(String wanted) {
        return wanted.equals(nick) || !occupants.containsKey(wanted);
    }

    /** Asks the network to be let in, when that is online. */
    void join() {
        if (state != State.OUT) {
            return;
        }
        surroundings
                .rooms()
                .ifPresent(
                        rooms -> {
                            state = State.JOINING;
                            String wanted = nick;
                            if (!waiting.isEmpty() && seats.isEmpty()) {
                                Entry first = waiting.values().iterator().next();
                                wanted = first.nick();
                                password = first.password();
                            }
                            rooms.join(name, wanted, password);
                        });
    }

    private void late() {
        String text = surroundings.texts().get("gateway.room.late");
        Map<JID, Entry> all = new LinkedHashMap<>(waiting);
        waiting.clear();
        all.forEach(
                (client, entry) -> refuse(client, entry, Condition.remote_server_timeout, text));
        cutOff(text);
        abandoned.run();
    }

    /** A client leaves (section 7.14). Whether it was in. */
    boolean leave(JID client) {
        waiting.remove(client);
        if (!seats.remove(client)) {
            return false;
        }
        surroundings.send(
                RoomStanzas.gone(
                        place(nick), client, new Departure(Departure.How.LEFT, "", ""), true));
        return true;
    }

    /** A client is gone, and needs not be told so. */
    void forget(JID client) {
        waiting.keySet().removeIf(each -> isOf(each, client));
        seats.removeIf(each -> isOf(each, client));
    }

    private static boolean isOf(JID each, JID client) {
        return client.getResource() == null ? each.asBareJID().equals(client) : each.equals(client);
    }

    /** Nobody wants the room any more. */
    void end() {
        timer.cancel();
        if (state != State.OUT) {
            surroundings.rooms().ifPresent(rooms -> rooms.leave(name));
        }
        state = State.OUT;
    }

    /** What a client said has got into the room: everybody in it is told (section 7.4). */
    void reflect(String id, String text) {
        if (seats.isEmpty()) {
            return;
        }
        String own = id == null ? nextId() : id;
        Spoken spoken = new Spoken(place(nick), own, Stanzas.xml(text), surroundings.now());
        history.add(spoken);
        seats.forEach(seat -> surroundings.send(RoomStanzas.said(spoken, seat, null)));
    }

    // What the network tells

    void entered(String own, List<Occupant> people, String topic, String topicBy) {
        boolean anew = state != State.IN;
        Map<String, Occupant> before = new LinkedHashMap<>(occupants);
        String nickBefore = nick;
        String subjectBefore = subject;
        state = State.IN;
        timer.cancel();
        occupants.clear();
        people.forEach(occupant -> occupants.put(occupant.nick(), occupant));
        nick = own;
        subject = topic;
        subjectBy = topicBy;
        if (!seats.isEmpty() && anew) {
            tellDifferences(before, nickBefore, subjectBefore);
        }
        Map<JID, Entry> all = new LinkedHashMap<>(waiting);
        waiting.clear();
        all.forEach(this::enter);
    }

    /** After an outage: only what is not as it was. */
    private void tellDifferences(
            Map<String, Occupant> before, String nickBefore, String subjectBefore) {
        before.forEach(
                (old, occupant) -> {
                    if (!occupants.containsKey(old) && !old.equals(nickBefore)) {
                        tellGone(old, new Departure(Departure.How.LEFT, "", ""));
                    }
                });
        occupants.forEach(
                (now, occupant) -> {
                    if (!now.equals(nick) && !occupant.equals(before.get(now))) {
                        show(occupant);
                    }
                });
        Occupant self = self();
        if (!nick.equals(nickBefore)) {
            Rank rank = before.getOrDefault(nickBefore, self).rank();
            tellRenamed(nickBefore, nick, rank, true);
            show(self);
        } else if (!self.equals(before.get(nick))) {
            show(self);
        }
        if (!subject.equals(subjectBefore)) {
            seats.forEach(this::showSubject);
        }
    }

    private Occupant self() {
        return occupants.getOrDefault(nick, new Occupant(nick, Rank.NONE, false));
    }

    void refused(RoomFailure failure) {
        state = State.OUT;
        timer.cancel();
        String words = Stanzas.xml(failure.reason());
        Map<JID, Entry> all = new LinkedHashMap<>(waiting);
        waiting.clear();
        all.forEach(
                (client, entry) ->
                        refuse(client, entry, RoomStanzas.condition(failure.kind()), words));
        cutOff(words);
    }

    private void refuse(JID client, Entry entry, Condition condition, String words) {
        PacketError error = Stanzas.error(condition, words.isEmpty() ? null : words);
        surroundings.send(RoomStanzas.error(place(entry.nick()), client, entry.id(), error));
    }

    void here(Occupant occupant) {
        // Protocols tell of more than is shown here.
        if (!occupant.equals(occupants.put(occupant.nick(), occupant))) {
            show(occupant);
        }
    }

    void renamed(String from, String to) {
        Occupant before = occupants.remove(from);
        Rank rank = before == null ? Rank.NONE : before.rank();
        boolean self = from.equals(nick);
        if (self) {
            nick = to;
        }
        Occupant now = new Occupant(to, rank, before != null && before.away());
        occupants.put(to, now);
        tellRenamed(from, to, rank, self);
        show(now);
    }

    private void tellRenamed(String from, String to, Rank rank, boolean self) {
        String shown = place(to).getResource();
        seats.forEach(
                seat ->
                        surroundings.send(
                                RoomStanzas.renamed(place(from), seat, rank, shown, self)));
    }

    void gone(String who, Departure how) {
        if (occupants.remove(who) != null) {
            tellGone(who, how);
        }
    }

    private void tellGone(String who, Departure how) {
        seats.forEach(seat -> surroundings.send(RoomStanzas.gone(place(who), seat, how, false)));
    }

    /** The network has put the user out. */
    void left(Departure how) {
        state = State.OUT;
        timer.cancel();
        if (how.how() == Departure.How.LEFT) {
            cutOff(Stanzas.xml(how.reason()));
        }
        seats.forEach(seat -> surroundings.send(RoomStanzas.gone(place(nick), seat, how, true)));
        seats.clear();
        Map<JID, Entry> all = new LinkedHashMap<>(waiting);
        waiting.clear();
        all.forEach(
                (client, entry) ->
                        refuse(
                                client,
                                entry,
                                Condition.service_unavailable,
                                Stanzas.xml(how.reason())));
    }

    void message(String who, String text, Instant time) {
        JID from = who.isEmpty() ? address : place(who);
        Spoken spoken = new Spoken(from, nextId(), Stanzas.xml(text), time);
        boolean late = time.plus(LATE).isBefore(surroundings.now());
        history.add(spoken);
        seats.forEach(
                seat -> surroundings.send(RoomStanzas.said(spoken, seat, late ? address : null)));
    }

    void subject(String by, String text) {
        subject = text;
        subjectBy = by;
        seats.forEach(this::showSubject);
    }

    /** The account is offline, and will be online again before long if the session can help it. */
    void outage() {
        if (state == State.IN) {
            timer.set(OUTAGE, this::late);
        }
        state = State.OUT;
    }

    /** The account is offline. Clients are told that they are out. */
    void over(PacketError why) {
        state = State.OUT;
        timer.cancel();
        Map<JID, Entry> all = new LinkedHashMap<>(waiting);
        waiting.clear();
        all.forEach(
                (client, entry) ->
                        surroundings.send(
                                RoomStanzas.error(place(entry.nick()), client, entry.id(), why)));
        cutOff(Objects.requireNonNullElse(why.getText(), ""));
    }

    private void cutOff(String reason) {
        seats.forEach(seat -> surroundings.send(RoomStanzas.cutOff(place(nick), seat, reason)));
        seats.clear();
    }

    // What clients are shown

    /** All that there is, in the order of section 7.2: the others, himself, the history, the subject. */
    private void showAll(JID client, Entry entry) {
        for (Occupant occupant : occupants.values()) {
            if (!occupant.nick().equals(nick)) {
                surroundings.send(
                        RoomStanzas.available(place(occupant.nick()), client, occupant, Set.of()));
            }
        }
        Set<Integer> codes = new LinkedHashSet<>();
        codes.add(RoomStanzas.SELF);
        if (!place(nick).equals(place(entry.nick()))) {
            codes.add(RoomStanzas.NICK_ASSIGNED);
        }
        surroundings.send(RoomStanzas.available(place(nick), client, self(), codes));
        for (Spoken spoken : history.wanted(entry.history(), surroundings.now())) {
            surroundings.send(RoomStanzas.said(spoken, client, address));
        }
        showSubject(client);
    }

    private void show(Occupant occupant) {
        boolean self = occupant.nick().equals(nick);
        Set<Integer> codes = self ? Set.of(RoomStanzas.SELF) : Set.of();
        JID from = place(occupant.nick());
        seats.forEach(
                seat -> surroundings.send(RoomStanzas.available(from, seat, occupant, codes)));
    }

    private void showSubject(JID client) {
        JID from = subjectBy.isEmpty() ? address : place(subjectBy);
        surroundings.send(RoomStanzas.subject(from, client, Stanzas.xml(subject)));
    }

    /** Somebody's address in the room; characters that none can have (RFC 6122 appendix B) become hyphens. */
    JID place(String who) {
        try {
            return new JID(address.getNode(), address.getDomain(), who);
        } catch (IllegalArgumentException e) {
            String tame = who.replaceAll("[^\\p{Alnum}\\p{L}._~-]", "-");
            return new JID(
                    address.getNode(),
                    address.getDomain(),
                    tame.substring(0, Math.min(tame.length(), 100)));
        }
    }

    private String nextId() {
        return idPrefix + Long.toString(++lastId, Character.MAX_RADIX);
    }
}
