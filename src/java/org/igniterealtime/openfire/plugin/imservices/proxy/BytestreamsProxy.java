package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.IqDispatcher;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Figure;
import org.igniterealtime.openfire.plugin.imservices.service.Statistics.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;

/** A proxy for file transfers (XEP-0065) at one domain. */
final class BytestreamsProxy implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(BytestreamsProxy.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /** Addresses of machines change, with DHCP or containers. */
    private static final long LOOK_EVERY_S = 60;

    /** Those below are only for programs with special rights. */
    private static final int FIRST_FREE_PORT = 1024;

    private static final String STREAMS = "streams";
    private static final String BYTES = "bytes";

    private final Host host;
    private final Doors doors;
    private final ProxySettings settings;
    private final StreamBook book;
    private final ProxyHealth health;
    private final IqDispatcher iqs;
    private volatile Entity entity;
    private volatile List<String> addresses = List.of();
    private volatile Doors.Use use;
    private List<InetSocketAddress> listening = List.of();
    private ScheduledFuture<?> looks;

    BytestreamsProxy(ServiceDefinition definition, Host host, Doors doors, ProxySettings settings) {
        this.host = host;
        this.doors = doors;
        this.settings = settings;
        this.book =
                new StreamBook(definition.domain(), settings.streams(), settings.streamsPerUser());
        this.health = new ProxyHealth(host);
        update(definition);
        BytestreamsHandler handler =
                new BytestreamsHandler(host, settings, book, () -> use.door(), () -> addresses);
        this.iqs =
                new IqDispatcher(
                        host,
                        address ->
                                address.getNode() == null ? Optional.of(entity) : Optional.empty(),
                        Map.of(BytestreamsHandler.NAMESPACE, handler));
    }

    @Override
    public void start() throws ServiceException {
        listening = Interfaces.toListen(settings.interfaces(), settings.port());
        use = enter();
        look();
        if (settings.addresses().isEmpty()) {
            looks =
                    host.executor()
                            .scheduleWithFixedDelay(
                                    this::look, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
        }
        host.statistics()
                .add(
                        new Figure(
                                STREAMS,
                                Kind.LEVEL,
                                ProxyWording.STREAMS.with(),
                                ProxyWording.STREAMS_DESCRIPTION.with(),
                                ProxyWording.STREAMS_UNIT.with()),
                        book::size);
        host.statistics()
                .add(
                        new Figure(
                                BYTES,
                                Kind.TOTAL,
                                ProxyWording.BYTES.with(),
                                ProxyWording.BYTES_DESCRIPTION.with(),
                                ProxyWording.BYTES_UNIT.with()),
                        book::bytes);
    }

    private Doors.Use enter() throws ServiceException {
        try {
            return doors.enter(listening, health);
        } catch (Doors.ElsewhereException e) {
            throw new ServiceException(ProxyWording.PORT_ELSEWHERE.with(settings.port()), e);
        } catch (BindException e) {
            // Ports below 1024 are refused with the same exception, and the system's words may be
            // in any language.
            throw new ServiceException(
                    settings.port() < FIRST_FREE_PORT
                            ? ProxyWording.PORT_REFUSED.with(settings.port(), e.getMessage())
                            : ProxyWording.PORT_IN_USE.with(settings.port()),
                    e);
        } catch (IOException e) {
            throw new ServiceException(
                    ProxyWording.PORT_REFUSED.with(settings.port(), e.getMessage()), e);
        }
    }

    /** Looks under which addresses this machine is to be announced. */
    private void look() {
        List<String> found = settings.addresses();
        if (found.isEmpty()) {
            try {
                found = Interfaces.toAnnounce(listening);
            } catch (SocketException e) {
                LOG.warn("The addresses of this machine cannot be found out", e);
            }
        }
        addresses = found;
        health.address(!found.isEmpty());
    }

    @Override
    public void receive(Packet stanza) {
        if (stanza instanceof IQ iq) {
            iqs.receive(iq);
        } else if (stanza instanceof Message message && message.getType() != Message.Type.error) {
            host.send(Stanzas.error(message, Stanzas.error(Condition.service_unavailable, null)));
        }
        // A proxy has no presence that anybody could subscribe to.
    }

    @Override
    public void update(ServiceDefinition definition) {
        entity = Entity.service(definition).feature(BytestreamsHandler.NAMESPACE).build();
    }

    /** Whoever may not activate streams any more loses those that he has, at whichever end. */
    @Override
    public void accessChanged() {
        book.shutOut(user -> host.mayUse(user, StanzaKind.IQ));
    }

    /** How many have begun streams that have not ended. */
    @Override
    public OptionalInt usersOnline() {
        return OptionalInt.of(book.users());
    }

    @Override
    public void stop() {
        host.statistics().remove(BYTES);
        host.statistics().remove(STREAMS);
        if (looks != null) {
            looks.cancel(false);
            looks = null;
        }
        try {
            book.close(END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (use != null) {
            use.leave();
        }
    }
}
