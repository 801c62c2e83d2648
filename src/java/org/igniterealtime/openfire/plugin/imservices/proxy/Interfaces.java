package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network interfaces of this machine. Every call may block, shortly unless a name has to be looked up. */
final class Interfaces {

    private static final Logger LOG = LoggerFactory.getLogger(Interfaces.class);

    /** Several parts of an IPv6 address that are nothing. */
    private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?::|$)");

    private Interfaces() {}

    /**
     * Where to listen.
     *
     * @param wanted names or addresses of interfaces; none for all
     * @throws ServiceException when there is no such interface
     */
    static List<InetSocketAddress> toListen(List<String> wanted, int port) throws ServiceException {
        if (wanted.isEmpty()) {
            return List.of(new InetSocketAddress(port));
        }
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String name : wanted) {
            for (InetAddress address : addresses(name)) {
                addresses.add(new InetSocketAddress(address, port));
            }
        }
        return addresses.stream().distinct().toList();
    }

    private static List<InetAddress> addresses(String name) throws ServiceException {
        try {
            NetworkInterface byName = NetworkInterface.getByName(name);
            List<InetAddress> addresses =
                    byName == null
                            ? Stream.of(InetAddress.getByName(name))
                                    .filter(Interfaces::isHere)
                                    .toList()
                            : byName.inetAddresses().filter(a -> !a.isLinkLocalAddress()).toList();
            if (!addresses.isEmpty()) {
                return addresses;
            }
        } catch (SocketException | UnknownHostException e) {
            throw new ServiceException(ProxyWording.NO_INTERFACE.with(name), e);
        }
        throw new ServiceException(ProxyWording.NO_INTERFACE.with(name));
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            LOG.debug("Whether {} is an address of this machine shows when it is used", address, e);
            return true;
        }
    }

    /**
     * What others may reach this machine at: where it listens, and for a wildcard all the addresses it has; IPv4 first, for a
     * client may have no IPv6 and try one after the other.
     */
    static List<String> toAnnounce(List<InetSocketAddress> listening) throws SocketException {
        List<InetAddress> addresses = new ArrayList<>();
        for (InetSocketAddress address : listening) {
            if (address.getAddress().isAnyLocalAddress()) {
                everywhere().forEach(addresses::add);
            } else {
                addresses.add(address.getAddress());
            }
        }
        return addresses.stream()
                .sorted(Comparator.comparing(address -> address instanceof Inet6Address))
                .map(Interfaces::text)
                .distinct()
                .toList();
    }

    private static Stream<InetAddress> everywhere() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress());
    }

    /** As RFC 5952 section 4 wants it; without the zone, which is the machine's own affair. */
    static String text(InetAddress address) {
        String plain = address.getHostAddress().replaceAll("%.*", "");
        return ZEROS.matcher(plain)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingLong(run -> run.chars().filter(c -> c == '0').count()))
                .map(longest -> plain.replaceFirst(longest, "::"))
                .orElse(plain);
    }
}
