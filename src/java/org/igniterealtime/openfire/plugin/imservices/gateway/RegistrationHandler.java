package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
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
                form(request);
            } else if (request.getChildElement().element("remove") != null) {
                unregister(request);
            } else {
                register(request);
            }
        } catch (StorageException e) {
            LOG.error(
                    "A registration of {} at {} failed because the database did",
                    request.getFrom(),
                    request.getTo(),
                    e);
            String text = languages.of(request).get("gateway.error.storage");
            host.send(Stanzas.error(request, Condition.internal_server_error, text));
        }
    }

    private void form(IQ request) {
        JID user = request.getFrom().asBareJID();
        Optional<Registration> present =
                parts.registered().contains(user)
                        ? host.registrations().find(user)
                        : Optional.empty();
        IQ result = IQ.createResultIQ(request);
        formFor(request).write(result.setChildElement("query", NAMESPACE), present);
        host.send(result);
    }

    private RegistrationForm formFor(IQ request) {
        return new RegistrationForm(
                parts.network().accountForm(),
                definition.get().formFields(),
                languages.of(request));
    }

    private void register(IQ request) {
        JID user = request.getFrom().asBareJID();
        Registration registration;
        try {
            registration = formFor(request).read(request.getChildElement(), user);
        } catch (RegistrationForm.InvalidException e) {
            host.send(Stanzas.error(request, e.condition(), e.getMessage()));
            return;
        }
        host.registrations().save(registration);
        parts.registered().add(user);
        host.send(IQ.createResultIQ(request));
        LOG.info("{} is registered at {}", user, parts.addresses().gateway());
        JID gateway = parts.addresses().gateway();
        if (host.rosters().has(user)) {
            putGateway(user, gateway);
            sessions.put(user, session -> session.registered(host.presences(user)));
        } else {
            // XEP-0100 section 4.1.1, step 9; and whether he is online now.
            send(Presence.Type.subscribe, user);
            sessions.put(user, session -> session.registered(List.of()));
            send(Presence.Type.probe, user);
        }
    }

    private void putGateway(JID user, JID gateway) {
        Optional<Rosters.Item> present = host.rosters().item(user, gateway);
        String name = present.map(Rosters.Item::name).orElse("");
        Rosters.Item wanted =
                new Rosters.Item(
                        gateway,
                        name == null || name.isEmpty() ? definition.get().name() : name,
                        present.map(Rosters.Item::groups).orElse(List.of()),
                        "both");
        if (!present.equals(Optional.of(wanted))) {
            host.rosters().put(user, wanted);
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
        if (!parts.registered().contains(user)) {
            host.send(
                    Stanzas.error(
                            request,
                            Condition.registration_required,
                            languages.of(request).get("gateway.error.unregistered")));
            return;
        }
        // In the order of XEP-0100 section 4.3.1.
        parts.registered().remove(user);
        sessions.putIfThere(user, Session::unregistered);
        try {
            host.registrations().delete(user);
        } catch (StorageException e) {
            parts.registered().add(user);
            throw e;
        }
        host.send(IQ.createResultIQ(request));
        LOG.info("{} is no longer registered at {}", user, parts.addresses().gateway());
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
