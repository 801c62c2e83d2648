package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkRooms;
import org.igniterealtime.openfire.plugin.imservices.gateway.rooms.Surroundings;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** What the rooms of a user know of his session. */
final class SessionRooms implements Surroundings {

    private final GatewayParts parts;
    private final Voice voice;
    private final JID user;
    private final Connection connection;
    private final Supplier<Alarm> alarms;

    SessionRooms(
            GatewayParts parts,
            Voice voice,
            JID user,
            Connection connection,
            Supplier<Alarm> alarms) {
        this.parts = parts;
        this.voice = voice;
        this.user = user;
        this.connection = connection;
        this.alarms = alarms;
    }

    @Override
    public JID user() {
        return user;
    }

    @Override
    public Optional<JID> address(String name) {
        return parts.addresses().contact(name);
    }

    @Override
    public String name(JID address) {
        return parts.addresses().name(address);
    }

    @Override
    public String normalized(String name) {
        return parts.network().normalize(name);
    }

    @Override
    public boolean isHere(JID address) {
        return address.getDomain().equals(parts.addresses().gateway().getDomain());
    }

    @Override
    public boolean hasContactsInRooms() {
        return parts.network().hasContactsInRooms();
    }

    @Override
    public Optional<NetworkRooms> rooms() {
        return connection.online().flatMap(NetworkAccount::rooms);
    }

    @Override
    public void send(Packet stanza) {
        voice.send(stanza);
    }

    @Override
    public Texts texts() {
        return voice.texts();
    }

    @Override
    public Instant now() {
        return parts.now();
    }

    @Override
    public Timer timer() {
        return alarms.get();
    }
}
