package org.igniterealtime.openfire.plugin.imservices.conference;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.conference.Occupants.Occupant;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Rooms;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Figure;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Kind;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A service with rooms: what comes goes through {@link Reception} to the server's engine; what happens there is noted here. */
final class Conference implements Service, Rooms.Events {

    private final Host host;
    private final Rooms.Settings settings;
    private final Occupants occupants = new Occupants();
    private final LongAdder messages = new LongAdder();
    private final Reception reception;
    private final HistoryLog history;
    private volatile ServiceDefinition definition;
    private volatile boolean running;

    /**
     * @throws ServiceException when something is wrong with {@code params=}
     */
    Conference(ServiceDefinition definition, Host host) throws ServiceException {
        this.definition = definition;
        this.host = host;
        this.settings =
                RoomParameters.settings(
                        definition.parameters(), definition.type().equals(ConferenceModule.PUBLIC));
        Locale language = RoomParameters.language(definition.parameters());
        this.reception = new Reception(host, settings, language);
        this.history = new HistoryLog(host, definition.domain(), language);
    }

    @Override
    public void start() throws ServiceException {
        history.keep(definition.history());
        host.rooms().open(definition.name(), settings, this);
        reception.describe(definition, host.rooms().features());
        running = true;
        Statistics statistics = host.statistics();
        statistics.add(
                new Figure(
                        "occupants",
                        Kind.LEVEL,
                        ConferenceWording.USERS.with(),
                        ConferenceWording.USERS_HELP.with(),
                        ConferenceWording.USERS_UNIT.with()),
                occupants::users);
        statistics.add(
                new Figure(
                        "rooms",
                        Kind.LEVEL,
                        ConferenceWording.ROOMS.with(),
                        ConferenceWording.ROOMS_HELP.with(),
                        ConferenceWording.ROOMS_UNIT.with()),
                occupants::rooms);
        statistics.add(
                new Figure(
                        "messages",
                        Kind.TOTAL,
                        ConferenceWording.MESSAGES.with(),
                        ConferenceWording.MESSAGES_HELP.with(),
                        ConferenceWording.MESSAGES_UNIT.with()),
                messages::sum);
    }

    @Override
    public void receive(Packet stanza) {
        if (running) {
            reception.receive(stanza);
        }
    }

    @Override
    public void update(ServiceDefinition changed) {
        boolean renamed = !changed.name().equals(definition.name());
        definition = changed;
        if (renamed) {
            host.rooms().describe(changed.name());
        }
        reception.describe(changed, host.rooms().features());
        history.keep(changed.history());
    }

    /** {@inheritDoc} Who is put out leaves the room for the others (XEP-0045 section 7.14); it is no ban, which would outlast the list. */
    @Override
    public void accessChanged() {
        for (Occupant occupant : occupants.all()) {
            if (!host.mayUse(occupant.user(), StanzaKind.PRESENCE_IN)) {
                putOut(occupant);
            }
        }
    }

    private void putOut(Occupant occupant) {
        JID place = new JID(occupant.room(), definition.domain(), occupant.nick());
        Presence leaves = new Presence(Presence.Type.unavailable);
        leaves.setFrom(occupant.user());
        leaves.setTo(place);
        host.rooms().deliver(leaves);
        host.farewell(Farewells.removed(place, occupant.user(), host));
    }

    @Override
    public OptionalInt usersOnline() {
        return OptionalInt.of(occupants.users());
    }

    @Override
    public void stop() {
        running = false;
        for (String figure : Set.of("occupants", "rooms", "messages")) {
            host.statistics().remove(figure);
        }
        host.rooms().close();
        history.close();
        occupants.clear();
    }

    @Override
    public void joined(String room, JID user, String nick) {
        if (occupants.join(room, user, nick)) {
            history.joined(room, nick);
        }
    }

    @Override
    public void left(String room, JID user) {
        occupants.leave(room, user).ifPresent(nick -> history.left(room, nick));
    }

    @Override
    public void renamed(String room, JID user, String before, String nick) {
        occupants.rename(room, user, nick);
        history.renamed(room, before, nick);
    }

    @Override
    public void said(String room, JID user, String nick, Message message) {
        messages.increment();
        if (message.getBody() != null) {
            history.said(room, nick, message.getBody());
        }
    }

    @Override
    public void subjectChanged(String room, JID user, String subject) {
        String nick = occupants.nick(room, user).orElse("");
        history.subject(room, nick, subject == null ? "" : subject);
    }

    @Override
    public void destroyed(String room) {
        occupants.clear(room);
        history.destroyed(room);
    }
}
