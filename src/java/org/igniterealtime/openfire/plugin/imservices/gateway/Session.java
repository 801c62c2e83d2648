package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect.Cause;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.rooms.Rooms;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/**
 * One registered user on one network: brings together the user's resources, the account's connection, the contacts and the
 * messages. Everything in it happens in its mailbox, one thing after the other; other threads only {@link #mailbox post}.
 * Exists only while there is something to it: a resource, an account, a message, a timer.
 */
final class Session implements Mailbox.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Disconnect USER_GONE = new Disconnect(Cause.LOGGED_OUT, "");

    /** How often those are looked after whom the server, and not their own presence, said to be there. */
    static final Duration LOOK = Duration.ofMinutes(5);

    private final GatewayParts parts;
    private final JID user;
    private final Sessions sessions;
    private final Mailbox mailbox;
    private final Voice voice;
    private final Resources resources = new Resources();
    private final ChatStates chatStates;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Contacts contacts;
    private final Connection connection;
    private final Prompts prompts;
    private final Rooms rooms;
    private final Alarm linger;
    private final Alarm look;
    private final Trial trial;

    /** Of one outage the user is told its beginning once and its end once. */
    private boolean toldOfOutage;

    private boolean toldOfReturn;
    private boolean stopping;

    /** The list keeps him out, and nobody else knows whom he watches. */
    private boolean mayReturn;

    Session(GatewayParts parts, JID user, Sessions sessions) {
        this.parts = parts;
        this.user = user;
        this.sessions = sessions;
        this.mailbox =
                new Mailbox(
                        user.toString(), parts.host().executor(), parts.limits().mailbox(), this);
        this.voice = new Voice(parts.host(), parts.addresses().gateway(), user, parts.identity());
        this.connection =
                new Connection(parts, () -> new NetworkEvents(this, mailbox), this::alarm);
        this.rooms = new Rooms(new SessionRooms(parts, voice, user, connection, this::alarm));
        this.outbox = new Outbox(parts, voice, this::alarm, this::said);
        this.contacts = new Contacts(parts, voice, user, connection::account);
        this.prompts = new Prompts(parts, voice, connection::account);
        this.chatStates =
                new ChatStates(
                        parts, voice, this::alarm, () -> connection.online(), resources::has);
        this.inbox = new Inbox(parts, voice, user, chatStates, rooms::placeOf);
        this.linger = alarm();
        this.look = alarm();
        this.trial = new Trial(parts, voice, alarm(), prompts::isOpen);
    }

    /** Whether the account is online. For any thread. */
    boolean isOnline() {
        return connection.isOnline();
    }

    JID user() {
        return user;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Inbox inbox() {
        return inbox;
    }

    ChatStates chatStates() {
        return chatStates;
    }

    Outbox outbox() {
        return outbox;
    }

    Contacts contacts() {
        return contacts;
    }

    Prompts prompts() {
        return prompts;
    }

    Rooms rooms() {
        return rooms;
    }

    private Alarm alarm() {
        return new Alarm(parts.host().executor(), task -> mailbox.put(task));
    }

    // What the user does

    /** A resource is available (XEP-0100 section 4.4). */
    void available(Presence presence, boolean toGateway) {
        // Asked again: the list may have changed while the presence was on its way here.
        if (stopping || !parts.admission().allows(presence.getFrom())) {
            return;
        }
        voice.part(false);
        mayReturn = false;
        boolean anew = resources.isEmpty();
        boolean added = resources.put(presence, toGateway);
        linger.cancel();
        if (anew) {
            connection.unbar();
        }
        if (connection.isOnline()) {
            connection.show(resources.best());
            if (added) {
                voice.presence(null, presence.getFrom());
            }
        } else {
            connection.show(resources.best());
            logIn();
        }
    }

    /** A resource is gone (section 4.5). */
    void unavailable(JID from, boolean toGateway) {
        if (toGateway) {
            resources.remove(from);
        } else if (!rooms.hold(from)) {
            resources.removeDirected(from);
        }
        chatStates.gone(from);
        if (from.getResource() != null && !resources.has(from)) {
            rooms.gone(from);
        }
        if (!resources.isEmpty()) {
            connection.show(resources.best());
        } else {
            leave();
        }
    }

    /** A client wants into a room, or is in it and has another presence (XEP-0045 sections 7.2 and 7.6). */
    void availableInRoom(Presence presence) {
        if (stopping || !parts.admission().allows(presence.getFrom())) {
            return;
        }
        if (!resources.has(presence.getFrom())) {
            available(presence, false);
        }
        if (!resources.has(presence.getFrom())) {
            // He has unregistered while this was on its way.
            return;
        }
        rooms.available(presence);
        connection.barred().ifPresent(why -> rooms.over(refusal(why)));
    }

    /** A client leaves a room (section 7.14). */
    void unavailableInRoom(JID from, JID to) {
        rooms.unavailable(from, to);
        if (!rooms.hold(from)) {
            unavailable(from, false);
        }
    }

    /** A message to a room or to somebody in it. */
    void messageInRoom(Message message) {
        rooms.message(message, () -> send(Outgoing.of(message, parts)));
    }

    private void said(Outgoing message) {
        rooms.delivered(message.contact(), message.stanzaId(), message.text().plain());
    }

    private PacketError refusal(Disconnect why) {
        return Voice.error(why, voice.reason(why));
    }

    /** A probe (RFC 6121 section 4.3). While the account logs in the answer is on its way anyway. */
    void probe(JID to, JID from) {
        if (connection.state() == Connection.State.LOGGING_IN) {
            return;
        }
        if (parts.addresses().isGateway(to)) {
            voice.presence(connection.isOnline() ? null : Presence.Type.unavailable, from);
        } else {
            contacts.probe(to, from);
        }
    }

    /** The user wants to see the gateway itself (section 4.1.1, steps 11 and 12). */
    void subscribedToGateway() {
        contacts.subscribeToGateway();
        probe(parts.addresses().gateway(), user);
    }

    /**
     * The gateway may see the user (section 4.1.1, step 10). Who has allowed that long ago is not asked again: his server answers for
     * him, and need not send his presence (RFC 6121 section 3.1.3).
     */
    void seesUser() {
        if (!stopping && resources.isEmpty() && !contacts.isLocal()) {
            voice.presence(Presence.Type.probe, user);
        }
    }

    /**
     * Somebody is written to by his own address.
     *
     * @param state what the message tells of the user's typing (XEP-0085)
     */
    void write(Message message, Optional<String> state) {
        if (!rooms.invites(message)) {
            rooms.writtenTo(parts.addresses().name(message.getTo()));
            Outgoing outgoing = Outgoing.of(message, parts);
            chatStates.wrote(outgoing.sender(), outgoing.contact(), state);
            send(outgoing);
        }
    }

    private void send(Outgoing message) {
        if (!stopping && resources.isEmpty()) {
            // He may be online without having told the gateway, whose roster item he may have
            // removed.
            arrive(parts.host().presences(user));
        }
        if (stopping || resources.isEmpty()) {
            outbox.refuse(message, USER_GONE);
        } else if (connection.barred().isPresent()) {
            outbox.refuse(message, connection.barred().get());
        } else {
            outbox.add(message);
        }
    }

    /** Takes note of resources that are available as the server knows. */
    void arrive(Collection<Presence> presences) {
        for (Presence presence : presences) {
            if (presence.isAvailable()) {
                available(presence, true);
                look.set(LOOK, this::look);
            }
        }
    }

    /** Who is there without having told the gateway goes without telling it, when his roster does not hold it. */
    private void look() {
        Set<JID> there = new HashSet<>();
        parts.host().presences(user).forEach(presence -> there.add(presence.getFrom()));
        for (JID resource : resources.addresses()) {
            if (!there.contains(resource)) {
                unavailable(resource, true);
            }
        }
        if (!resources.isEmpty()) {
            look.set(LOOK, this::look);
        }
    }

    /**
     * Somebody wants to register, or to change his registration: the account is logged in with it, out first when it is in. What was
     * registered before stays until the network has accepted this.
     *
     * @param from which of his resources asks
     * @param presences of those of his resources that the server knows
     */
    void register(
            JID from, Registration candidate, Collection<Presence> presences, Trial.Judge judge) {
        // The list may have changed while the request was on its way here.
        if (stopping || !parts.host().mayUse(from, StanzaKind.IQ)) {
            judge.refused(Stanzas.error(Condition.service_unavailable, null));
            return;
        }
        if (trial.isOpen()) {
            judge.refused(
                    Stanzas.error(
                            Condition.resource_constraint,
                            voice.texts().get("gateway.register.busy")));
            return;
        }
        trial.begin(candidate, judge, this::logInAnew);
        linger.cancel();
        connection.unbar();
        toldOfOutage = false;
        if (connection.isOnline()) {
            gone();
        }
        connection.logOut();
        prompts.gone();
        arrive(presences);
        logIn();
    }

    /** Logs in with what is registered, if anything is, after something else was tried. */
    private void logInAnew() {
        connection.unbar();
        connection.logOut();
        logIn();
    }

    /** The access list lets in others than before: resources that it keeps out are gone. */
    void accessChanged() {
        List<JID> out =
                resources.addresses().stream()
                        .filter(resource -> !parts.admission().allows(resource))
                        .toList();
        for (JID resource : out) {
            resources.remove(resource);
            chatStates.gone(resource);
            parts.admission().putOut(resource);
        }
        if (resources.isEmpty() && (!out.isEmpty() || !parts.admission().allows(user))) {
            shutOut();
        } else if (!out.isEmpty()) {
            connection.show(resources.best());
            voice.part(true);
            for (JID resource : out) {
                rooms.putOut(resource);
                contacts.goneFor(resource);
                voice.presence(Presence.Type.unavailable, resource);
            }
            voice.part(false);
        }
    }

    /** Logs out at once. What waits is returned past the list; what the network has is still answered. */
    private void shutOut() {
        LOG.info("{} is logged out, because the access list lets him in no more", user);
        voice.part(true);
        outbox.denyWaiting();
        leaveNow();
        mayReturn = contacts.areRemote();
    }

    /** The gateway tells other things of itself than before: clients keep the old ones until presence has another sum (XEP-0115 section 6.2). */
    void described() {
        if (connection.isOnline()) {
            voice.presence(null, user);
        }
    }

    /** The registration is no more (section 4.3). */
    void unregistered() {
        mayReturn = false;
        resources.clear();
        leaveNow();
    }

    /** The service ends. */
    void stop() {
        stopping = true;
        resources.clear();
        leaveNow();
    }

    /** The service has ended: nothing more will be heard of the network. */
    void settle() {
        stop();
        outbox.offline();
        outbox.giveUpAnswers();
    }

    // What the network tells

    void networkOnline(NetworkEvents events) {
        if (!connection.isOf(events) || connection.state() != Connection.State.LOGGING_IN) {
            return;
        }
        connection.online(parts.now());
        if (trial.isOpen() && !trial.accept()) {
            logInAnew();
            return;
        }
        if (resources.isEmpty()) {
            // He has registered; somebody from elsewhere comes as soon as he may be asked for his
            // presence.
            look.set(parts.limits().linger(), this::leaveIfNobodyCame);
            return;
        }
        outbox.online();
        rooms.online();
        voice.presence(null, user);
        if (toldOfOutage && !toldOfReturn) {
            toldOfReturn = true;
            voice.say(voice.texts().get("gateway.back"));
        }
    }

    /** Whether what the network tells of contacts is of a log-in that is not about to end. */
    boolean hears(NetworkEvents events) {
        return connection.isOf(events) && connection.account().isPresent();
    }

    void networkOffline(NetworkEvents events, Disconnect reason) {
        if (!connection.isOf(events)) {
            return;
        }
        boolean wasOnline = connection.isOnline();
        boolean asked = connection.state() == Connection.State.LOGGING_OUT;
        boolean over = connection.offline();
        prompts.gone();
        outbox.offline();
        chatStates.offline();
        rooms.outage();
        linger.cancel();
        if (wasOnline) {
            gone();
        } else {
            contacts.allGone();
        }
        if (trial.isOpen() && !asked) {
            trial.refuse(reason);
            logInAnew();
        } else if (resources.isEmpty() && !trial.isOpen()) {
            outbox.returnWaiting(USER_GONE);
        } else if (asked) {
            logIn();
        } else {
            failed(reason, over, wasOnline);
        }
    }

    private void failed(Disconnect reason, boolean earlierOnesOver, boolean wasOnline) {
        if (earlierOnesOver) {
            toldOfOutage = false;
        }
        boolean retry = reason.cause().isWorthRetrying();
        LOG.debug("{} is offline: {}; trying again: {}", user, reason, retry);
        if (!retry || !toldOfOutage) {
            if (!wasOnline) {
                voice.loginFailed(reason, resources.addresses());
            }
            String key = retry ? "gateway.failed.retrying" : "gateway.failed";
            voice.say(voice.texts().get(key, voice.reason(reason)));
            toldOfOutage = true;
            toldOfReturn = false;
        }
        if (retry) {
            connection.retryLater(this::logIn);
        } else {
            connection.bar(reason);
            rooms.over(refusal(reason));
            outbox.returnWaiting(reason);
        }
    }

    void messageFailed(long id, Failure failure) {
        boolean again = !resources.isEmpty() && connection.barred().isEmpty();
        outbox.undelivered(id, failure, again);
    }

    // Logging in and out

    private void logIn() {
        if (stopping
                || (resources.isEmpty() && !trial.isOpen())
                || connection.state() != Connection.State.OUT
                || connection.isRetrying()
                || connection.barred().isPresent()) {
            return;
        }
        Optional<Registration> registration = trial.candidate();
        try {
            // Not registered: he ended that while this presence was on its way.
            if (registration.isEmpty() && parts.registered().contains(user)) {
                registration = parts.host().registrations().find(user);
            }
        } catch (StorageException e) {
            LOG.error("Cannot read the registration of {}; trying again later", user, e);
            String text = voice.texts().get("gateway.error.storage");
            failed(new Disconnect(Cause.WORKER_LOST, text), false, false);
            return;
        }
        if (registration.isPresent()) {
            connection.logIn(registration.get(), resources.best());
            // Not once online: networks ask for all contacts at once then, and one by one later.
            connection.account().ifPresent(contacts::watchAll);
        } else {
            unregistered();
        }
    }

    /** The last resource has gone. What it wrote last still gets out, if that takes not long. */
    private void leave() {
        mayReturn = false;
        if (connection.isOnline() && !outbox.isEmpty()) {
            if (!linger.isSet()) {
                linger.set(parts.limits().linger(), this::leaveNow);
            }
        } else {
            leaveNow();
        }
    }

    private void leaveIfNobodyCame() {
        // Who registers anew meanwhile stays until that has ended.
        if (resources.isEmpty() && !trial.isOpen()) {
            leaveNow();
        }
    }

    private void leaveNow() {
        trial.cancel();
        linger.cancel();
        look.cancel();
        if (connection.isOnline()) {
            gone();
        } else {
            contacts.allGone();
        }
        rooms.over(refusal(USER_GONE));
        connection.unbar();
        connection.logOut();
        prompts.gone();
        outbox.returnWaiting(USER_GONE);
    }

    /** Tells the user's clients that neither the gateway nor anybody behind it is there. */
    private void gone() {
        contacts.allGone();
        voice.presence(Presence.Type.unavailable, user);
    }

    // The mailbox's owner

    @Override
    public void batchEnds() {
        if (connection.isOnline()) {
            connection.online().ifPresent(account -> outbox.send(account, rooms::isReturning));
            if (linger.isSet() && outbox.isEmpty()) {
                leaveNow();
            }
        } else {
            outbox.watch();
        }
    }

    @Override
    public boolean mayClose() {
        return resources.isEmpty()
                && !mayReturn
                && !trial.isOpen()
                && connection.state() == Connection.State.OUT
                && rooms.isEmpty()
                && outbox.isEmpty();
    }

    @Override
    public void closed() {
        sessions.remove(this);
    }
}
