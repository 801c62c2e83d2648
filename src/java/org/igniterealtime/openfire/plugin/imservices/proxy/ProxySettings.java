package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;

/**
 * What {@code params=} says, with the usual values where it says nothing.
 *
 * @param port where both sides of streams connect
 * @param addresses what clients are told to connect to: IP addresses or names of hosts; empty when that is to be found out
 * @param interfaces names or addresses of the network interfaces to listen on; empty for all
 * @param streams the most at a time
 * @param streamsPerUser the most that one user may have begun
 * @param bandwidth bytes a second in each direction of a stream; 0 for no limit
 * @param bandwidthTotal bytes a second in all; 0 for no limit
 * @param idle how long a stream may be silent
 */
record ProxySettings(
        int port,
        List<String> addresses,
        List<String> interfaces,
        int streams,
        int streamsPerUser,
        long bandwidth,
        long bandwidthTotal,
        Duration idle) {

    private static final long KIB = 1024;

    /** Letters of names and addresses; a zone of IPv6 means nothing to others. */
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:-]{1,255}");

    ProxySettings {
        addresses = List.copyOf(addresses);
        interfaces = List.copyOf(interfaces);
    }

    /**
     * Reads them.
     *
     * @throws ServiceException when something in it cannot be, all of it said
     */
    static ProxySettings of(Parameters parameters) throws ServiceException {
        ParameterCheck check = new ParameterCheck(ProxyParameters.plain());
        List<Phrase> problems = new ArrayList<>();
        if (!parameters.protocol().isEmpty()) {
            problems.add(ProxyWording.NO_VALUE.with(parameters.protocol()));
        }
        check.problems(parameters).forEach(problem -> problems.add(problem.said()));
        List<String> addresses = list(parameters, ProxyParameters.ADDRESS);
        addresses.stream()
                .filter(address -> !HOST.matcher(address).matches())
                .forEach(address -> problems.add(ProxyWording.NO_HOST.with(address)));
        if (!problems.isEmpty()) {
            throw new ServiceException(Phrase.joined("; ", problems));
        }
        Map<String, String> values = check.values(parameters);
        ToIntFunction<String> number = key -> Integer.parseInt(values.get(key));
        return new ProxySettings(
                number.applyAsInt(ProxyParameters.PORT),
                addresses,
                list(parameters, ProxyParameters.INTERFACE),
                number.applyAsInt(ProxyParameters.STREAMS),
                number.applyAsInt(ProxyParameters.STREAMS_PER_USER),
                number.applyAsInt(ProxyParameters.BANDWIDTH) * KIB,
                number.applyAsInt(ProxyParameters.BANDWIDTH_TOTAL) * KIB,
                Duration.ofSeconds(number.applyAsInt(ProxyParameters.IDLE)));
    }

    /** Words with commas or blanks between; IPv6 addresses with or without brackets. */
    private static List<String> list(Parameters parameters, String key) {
        return Stream.of(parameters.value(key).orElse("").split("[,\\s]+"))
                .map(word -> word.replaceAll("^\\[(.*)]$", "$1"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
