package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations;
import org.xmpp.packet.JID;

/** The part of the table that belongs to one service. */
final class ServiceRegistrations implements Registrations {

    private final RegistrationTable table;
    private final UserRemovals removals;
    private final String service;

    ServiceRegistrations(RegistrationTable table, UserRemovals removals, String service) {
        this.table = table;
        this.removals = removals;
        this.service = service;
    }

    @Override
    public Optional<Registration> find(JID user) {
        return table.find(service, user);
    }

    @Override
    public List<Registration> all() {
        return table.all(service);
    }

    @Override
    public void save(Registration registration) {
        table.save(service, registration);
    }

    @Override
    public boolean delete(JID user) {
        return table.delete(service, user);
    }

    @Override
    public void onAccountDeleted(Consumer<JID> listener) {
        removals.listen(service, listener);
    }
}
