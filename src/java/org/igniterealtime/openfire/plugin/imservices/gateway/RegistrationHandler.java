package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/**
 * Registration (XEP-0077 section 3, XEP-0100 sections 4.1 to 4.3): takes requests on the server's threads and works on
 * them, one after the other, in a mailbox of its own.
 */
final class RegistrationHandler implements IqHandler {

    static final String NAMESPACE = "jabber:iq:register";

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationHandler.class);

    private final GatewayParts parts;
    private final Host host;
    private final Sessions sessions;
    private final Languages languages;
    private final Supplier<ServiceDefinition> definition;
    private final Mailbox mailbox;

    RegistrationHandler(
            GatewayParts parts,
            Sessions sessions,
            Languages languages,
            Supplier<ServiceDefinition> definition) {
        this.parts = parts;
        this.host = parts.host();
        this.sessions = sessions;
        this.languages = languages;
        this.definition = definition;
        this.mailbox =
                new Mailbox(
                        "the registrations at " + parts.addresses().gateway(),
                        host.executor(),
                        parts.limits().mailbox(),
                        new Mailbox.Owner() {});
    }

    void stop() {
        mailbox.close();
    }

    @Override
    public void handle(IQ request) {
        if (!parts.addresses().isGateway(request.getTo())) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        if (mailbox.offer(() -> work(request)) != Mailbox.Outcome.TAKEN) {
            host.send(Stanzas.error(request, Condition.resource_constraint, null));
        }
    }

    private void work(IQ request) {
        try {
            if (request.getType() == IQ.Type.get) {
                host.send(form(request));
            } else if (request.getChildElement().element("remove") != null) {
                unregister(request);
            } else {
                register(request);
            }
        } catch (StorageException e) {
            host.send(failed(request, e));
        }
    }

    private IQ failed(IQ request, StorageException e) {
        LOG.error(
                "A registration of {} at {} failed because the database did",
                request.getFrom(),
                request.getTo(),
                e);
        String text = languages.of(request).get("gateway.error.storage");
        return Stanzas.error(request, Condition.internal_server_error, text);
    }

    private IQ form(IQ request) {
        IQ result = IQ.createResultIQ(request);
        formFor(request)
                .write(
                        result.setChildElement("query", NAMESPACE),
                        present(request.getFrom().asBareJID()));
        return result;
    }

    private Optional<Registration> present(JID user) {
        return parts.registered().contains(user)
                ? host.registrations().find(user)
                : Optional.empty();
    }

    private RegistrationForm formFor(IQ request) {
        Texts texts = languages.of(request);
        return new RegistrationForm(
                parts.network().accountForm(),
                parts.network().fields(texts),
                definition.get().formFields(),
                texts);
    }

    /** XEP-0100 section 4.1.1, steps 5 to 9: the network is asked first, so that success means that it lets him in. */
    private void register(IQ request) {
        JID user = request.getFrom().asBareJID();
        Registration registration;
        try {
            registration = formFor(request).read(request.getChildElement(), user, present(user));
        } catch (RegistrationForm.InvalidException e) {
            host.send(Stanzas.error(request, e.condition(), e.getMessage()));
            return;
        }
        Collection<Presence> presences =
                host.rosters().has(user) ? host.presences(user) : List.of();
        Trial.Judge judge = new Verdict(request, registration);
        sessions.put(
                user,
                session -> session.register(request.getFrom(), registration, presences, judge));
    }

    /** Answers a registration that was tried. Used in the mailbox of the user's session. */
    private final class Verdict implements Trial.Judge {

        private final IQ request;
        private final Registration registration;

        Verdict(IQ request, Registration registration) {
            this.request = request;
            this.registration = registration;
        }

        @Override
        public boolean accepted() {
            JID user = registration.user();
            try {
                host.registrations().save(registration);
            } catch (StorageException e) {
                host.send(failed(request, e));
                return false;
            }
            parts.registered().add(user);
            LOG.info("{} is registered at {}", user, parts.addresses().gateway());
            host.send(IQ.createResultIQ(request));
            welcome(user);
            return true;
        }

        @Override
        public void refused(PacketError why) {
            IQ answer = Stanzas.error(request, why.getCondition(), null);
            answer.setError(why);
            host.send(answer);
        }
    }

    private void welcome(JID user) {
        if (!host.rosters().has(user)) {
            // XEP-0100 section 4.1.1, step 9. No probe with it: it would be answered with
            // unsubscribed (RFC 6121 section 4.3.2), and some servers forget the request with that.
            send(Presence.Type.subscribe, user);
            return;
        }
        try {
            new RosterItems(host.rosters())
                    .putBoth(user, parts.addresses().gateway(), definition.get().name(), List.of());
        } catch (RuntimeException e) {
            LOG.error("{} is registered, but has no roster item of the gateway", user, e);
        }
    }

    private void unregister(IQ request) {
        JID user = request.getFrom().asBareJID();
        Element query = request.getChildElement();
        if (query.elements().size() != 1) {
            // XEP-0077 section 3.2: remove must be the only child.
            host.send(Stanzas.error(request, Condition.bad_request, null));
            return;
        }
        // In the order of XEP-0100 section 4.3.1.
        boolean known = parts.registered().contains(user);
        parts.registered().remove(user);
        sessions.putIfThere(user, Session::unregistered);
        boolean deleted;
        try {
            // Also of whom nothing is known: a registration whose password cannot be read any more
            // is no use, and must not stay for ever.
            deleted = host.registrations().delete(user);
        } catch (StorageException e) {
            if (known) {
                parts.registered().add(user);
            }
            throw e;
        }
        if (!known && !deleted) {
            String text = languages.of(request).get("gateway.error.unregistered");
            host.send(Stanzas.error(request, Condition.registration_required, text));
            return;
        }
        LOG.info("{} is no longer registered at {}", user, parts.addresses().gateway());
        host.send(IQ.createResultIQ(request));
        // In the session's mailbox: behind what the network has told of contacts, which would put
        // them back.
        if (!sessions.putIfThere(user, session -> end(user))) {
            end(user);
        }
    }

    private void end(JID user) {
        farewell(user);
        forget(user);
    }

    /**
     * Takes back a registration that was accepted while somebody deleted what there was. Behind the end of the trial, in the mailbox of
     * the user's session, where there is one.
     */
    void forget(JID user) {
        if (!parts.registered().contains(user)) {
            return;
        }
        parts.registered().remove(user);
        try {
            host.registrations().delete(user);
        } catch (StorageException e) {
            LOG.error(
                    "{} is no longer registered at {}, but the row is still there",
                    user,
                    parts.addresses().gateway(),
                    e);
        }
    }

    private void farewell(JID user) {
        if (host.rosters().has(user)) {
            for (Rosters.Item item : host.rosters().items(user)) {
                host.rosters().remove(user, item.jid());
            }
        } else {
            send(Presence.Type.unsubscribe, user);
            send(Presence.Type.unsubscribed, user);
        }
        send(Presence.Type.unavailable, user);
    }

    private void send(Presence.Type type, JID user) {
        host.send(Stanzas.presence(type, parts.addresses().gateway(), user));
    }
}
