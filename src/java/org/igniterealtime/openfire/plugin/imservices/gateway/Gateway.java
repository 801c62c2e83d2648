package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.IqDispatcher;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkException;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/**
 * A gateway (XEP-0100) to one network. Hands stanzas to the dispatcher of their family, which puts what takes time into
 * the mailbox of the user's session; nothing here blocks the server's threads.
 */
public final class Gateway implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** Of the 10 s that a stop may take, the part that sessions may use before the network stops, and after. */
    private static final Duration STOP_STEP = Duration.ofSeconds(1);

    private final GatewayParts parts;
    private final Sessions sessions;
    private final RegistrationHandler registrations;
    private final GatewayCommands commands;
    private final IqDispatcher iqs;
    private final PresenceDispatcher presences;
    private final MessageDispatcher messages;
    private final Rollout rollout;

    private volatile ServiceDefinition definition;
    private volatile boolean running;

    public Gateway(ServiceDefinition definition, Host host, Network network) {
        this(definition, host, network, Limits.USUAL);
    }

    Gateway(ServiceDefinition definition, Host host, Network network, Limits limits) {
        this.definition = definition;
        Addresses addresses = new Addresses(definition.domain(), network);
        RegisteredUsers registered = new RegisteredUsers();
        parts =
                new GatewayParts(
                        host,
                        network,
                        addresses,
                        registered,
                        new Admission(host, registered),
                        new GatewayIdentity(),
                        limits);
        sessions = new Sessions(parts);
        Languages languages = new Languages(host);
        registrations = new RegistrationHandler(parts, sessions, languages, () -> this.definition);
        Map<String, IqHandler> handlers = new HashMap<>();
        handlers.put(RegistrationHandler.NAMESPACE, registrations);
        handlers.put(AddressHandler.NAMESPACE, new AddressHandler(parts, languages));
        RoomDispatcher rooms = new RoomDispatcher(parts, sessions, languages);
        handlers.putAll(rooms.handlers());
        commands = new GatewayCommands(parts, sessions);
        handlers.put(Commands.NAMESPACE, commands);
        iqs = new IqDispatcher(host, new GatewayEntities(parts, sessions, commands), handlers);
        presences = new PresenceDispatcher(parts, sessions, languages, rooms);
        messages = new MessageDispatcher(parts, sessions, languages, rooms);
        rollout = new Rollout(host.executor(), this::lookAfter);
    }

    @Override
    public void start() throws ServiceException {
        try {
            parts.network().start();
        } catch (NetworkException e) {
            throw new ServiceException(e.phrase(), e);
        }
        describe();
        List<JID> users;
        try {
            users = parts.host().registrations().all().stream().map(Registration::user).toList();
        } catch (StorageException e) {
            throw new ServiceException(GatewayWording.REGISTRATIONS.with(e.getMessage()), e);
        }
        users.forEach(parts.registered()::add);
        parts.host().rosters().onRemoved(this::removedFromRoster);
        parts.host().registrations().onAccountDeleted(this::accountDeleted);
        parts.admission().begin();
        running = true;
        rollout.add(users);
    }

    @Override
    public void receive(Packet stanza) {
        if (!running) {
            if (stanza instanceof IQ iq && iq.isRequest()) {
                parts.host().send(Stanzas.error(iq, Condition.service_unavailable, null));
            } else if (stanza instanceof Message message
                    && message.getType() != Message.Type.error) {
                parts.host()
                        .send(
                                Stanzas.error(
                                        message,
                                        Stanzas.error(Condition.service_unavailable, null)));
            }
        } else if (stanza instanceof Message message) {
            messages.receive(message);
        } else if (stanza instanceof Presence presence) {
            presences.receive(presence);
        } else if (stanza instanceof IQ iq) {
            iqs.receive(iq);
        }
    }

    @Override
    public void update(ServiceDefinition changed) {
        definition = changed;
        DiscoInfo before = parts.identity().gateway().info();
        describe();
        if (!parts.identity().gateway().info().equals(before)) {
            for (Session session : sessions.all()) {
                session.mailbox().put(session::described);
            }
        }
    }

    /** First out, then in: what is posted for a user who is both is in the right order. */
    @Override
    public void accessChanged() {
        for (Session session : sessions.all()) {
            session.mailbox().put(session::accessChanged);
        }
        List<JID> again = new ArrayList<>();
        parts.admission().changed(again::add);
        rollout.add(again);
    }

    @Override
    public OptionalInt usersOnline() {
        return OptionalInt.of(sessions.online());
    }

    @Override
    public void stop() {
        running = false;
        rollout.stop();
        parts.host().rosters().onRemoved((user, item) -> {});
        parts.host().registrations().onAccountDeleted(user -> {});
        registrations.stop();
        commands.stop();
        forEachSession(Session::stop);
        parts.network().stop();
        // What the network said last is in the mailboxes now; what it left open is settled here,
        // and what a stanza has
        // begun that slipped in at the last moment.
        forEachSession(Session::settle);
        for (Session session : sessions.all()) {
            session.mailbox().close();
            sessions.remove(session);
        }
    }

    private void describe() {
        parts.identity()
                .become(definition, parts.network().accountForm(), parts.network().abilities());
    }

    /** Does something in each session's mailbox and waits a while for all to have done it. */
    private void forEachSession(Consumer<Session> task) {
        List<Session> all = sessions.all();
        CountDownLatch done = new CountDownLatch(all.size());
        for (Session session : all) {
            Runnable counted =
                    () -> {
                        try {
                            task.accept(session);
                        } finally {
                            done.countDown();
                        }
                    };
            if (session.mailbox().put(counted) != Mailbox.Outcome.TAKEN) {
                done.countDown();
            }
        }
        long end = System.nanoTime() + STOP_STEP.toNanos();
        try {
            do {
                // The stop may itself hold the last thread of the executor.
                all.forEach(session -> session.mailbox().runHere());
            } while (!done.await(5, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (done.getCount() > 0) {
            LOG.warn(
                    "{} of {} sessions at {} did not end in time; their messages may be lost",
                    done.getCount(),
                    all.size(),
                    definition.domain());
        }
    }

    /** After a start, or when he is let in again: who is online is logged in (XEP-0100 section 8, rule 6). */
    private void lookAfter(JID user) {
        if (parts.host().rosters().has(user)) {
            var online = parts.host().presences(user);
            if (!online.isEmpty()) {
                sessions.put(user, session -> session.arrive(online));
            }
        } else {
            parts.host()
                    .send(Stanzas.presence(Presence.Type.probe, parts.addresses().gateway(), user));
        }
    }

    /** Of who has no account any more nothing is left; who takes the name next begins anew. */
    private void accountDeleted(JID user) {
        parts.registered().remove(user);
        sessions.putIfThere(
                user,
                session -> {
                    session.unregistered();
                    registrations.forget(user);
                });
    }

    /**
     * A user's roster item is gone. Somebody on the network: he is not on the network's list any more either (section
     * 4.7). The gateway itself: the user is logged out, but stays registered, for only a request of his own ends that
     * (section 4.3); without the item the gateway does not learn when he comes and goes.
     */
    private void removedFromRoster(JID user, JID item) {
        sessions.putIfThere(
                user,
                session -> {
                    if (parts.addresses().isGateway(item)) {
                        session.unavailable(user.asBareJID(), true);
                    } else {
                        session.contacts().unsubscribe(item);
                    }
                });
    }
}
