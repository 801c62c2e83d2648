package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.ServerFacts;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What administration asks of the server. */
final class OpenfireFacts implements ServerFacts {

    private static final Logger log = LoggerFactory.getLogger(OpenfireFacts.class);

    /** A machine may have many; nobody reads more. */
    private static final int ADDRESSES = 8;

    private final XMPPServer server;
    private final Path home;
    private final DomainClaims claims;
    private final RegistrationTable table;
    private final RoomEngines engines;

    OpenfireFacts(
            XMPPServer server, OpenfireHosting.Surroundings surroundings, DomainClaims claims) {
        this.server = server;
        this.home = surroundings.home();
        this.claims = claims;
        this.table = surroundings.table();
        this.engines = surroundings.engines();
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public String serverDomain() {
        return server.getServerInfo().getXMPPDomain();
    }

    @Override
    public Locale locale() {
        return JiveGlobals.getLocale();
    }

    @Override
    public Optional<Phrase> refusal(String domain) {
        return claims.refusalByOthers(domain);
    }

    @Override
    public int registrations(String domain) throws AdministrationException {
        try {
            return table.count(domain);
        } catch (StorageException e) {
            throw new AdministrationException(e.getMessage(), e);
        }
    }

    @Override
    public int forgetRegistrations(String domain) throws AdministrationException {
        try {
            return table.deleteService(domain);
        } catch (StorageException e) {
            throw new AdministrationException(e.getMessage(), e);
        }
    }

    @Override
    public int rooms(String domain) throws AdministrationException {
        try {
            return subdomain(domain).map(engines::count).orElse(0);
        } catch (IllegalStateException e) {
            throw new AdministrationException(e.getMessage(), e);
        }
    }

    @Override
    public int deleteRooms(String domain) throws AdministrationException {
        Optional<String> subdomain = subdomain(domain);
        try {
            return subdomain.isEmpty() ? 0 : engines.delete(subdomain.get());
        } catch (ServiceException | IllegalStateException e) {
            throw new AdministrationException(e.getMessage(), e);
        }
    }

    /** Openfire has rooms nowhere else. */
    private Optional<String> subdomain(String domain) {
        String end = "." + serverDomain();
        return domain.endsWith(end)
                ? Optional.of(domain.substring(0, domain.length() - end.length()))
                : Optional.empty();
    }

    /** Those of the server's host name, if it has any but the machine's own loop; else those of the machine's networks. */
    @Override
    public List<InetAddress> addresses() {
        try {
            String host = server.getServerInfo().getHostname();
            List<InetAddress> named = outside(Stream.of(InetAddress.getAllByName(host)));
            if (!named.isEmpty()) {
                return named;
            }
        } catch (UnknownHostException e) {
            log.debug("The server's host name has no address", e);
        }
        try {
            return outside(
                    Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                            .flatMap(NetworkInterface::inetAddresses));
        } catch (SocketException e) {
            log.debug("The machine does not tell its addresses", e);
            return List.of();
        }
    }

    private static List<InetAddress> outside(Stream<InetAddress> addresses) {
        return addresses
                .filter(address -> !address.isLoopbackAddress() && !address.isAnyLocalAddress())
                .filter(address -> !address.isLinkLocalAddress())
                .map(OpenfireFacts::plain)
                .distinct()
                .limit(ADDRESSES)
                .toList();
    }

    /** Without the name and the network interface that it was found by. */
    private static InetAddress plain(InetAddress address) {
        try {
            byte[] bytes = address.getAddress();
            return address instanceof Inet6Address
                    ? Inet6Address.getByAddress(null, bytes, -1)
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address is as long as an address", e);
        }
    }
}
