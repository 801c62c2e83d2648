package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** What {@code params=} may hold for a proxy. */
final class ProxyParameters {

    static final String PORT = "port";
    static final String ADDRESS = "address";
    static final String INTERFACE = "interface";
    static final String STREAMS = "streams";
    static final String STREAMS_PER_USER = "streamsPerUser";
    static final String BANDWIDTH = "bandwidth";
    static final String BANDWIDTH_TOTAL = "bandwidthTotal";
    static final String IDLE = "idle";

    /** Openfire's own proxy has 7777. */
    static final int USUAL_PORT = 7778;

    private static final int MOST_STREAMS = 100_000;
    private static final int MOST_KIB = 100_000_000;
    private static final int LONGEST_IDLE_S = 86_400;

    private final UnaryOperator<String> texts;

    private ProxyParameters(UnaryOperator<String> texts) {
        this.texts = texts;
    }

    /** With labels and helps in a language. */
    static List<Parameter> in(Texts texts) {
        return new ProxyParameters(texts::get).all();
    }

    /** To check values; labelled by their keys. */
    static List<Parameter> plain() {
        return new ProxyParameters(key -> key).all();
    }

    private List<Parameter> all() {
        return List.of(
                number(PORT, USUAL_PORT, 1, 65_535),
                text(ADDRESS),
                text(INTERFACE),
                number(STREAMS, 1000, 1, MOST_STREAMS),
                number(STREAMS_PER_USER, 20, 1, MOST_STREAMS),
                number(BANDWIDTH, 0, 0, MOST_KIB),
                number(BANDWIDTH_TOTAL, 0, 0, MOST_KIB),
                number(IDLE, 300, 5, LONGEST_IDLE_S));
    }

    private Parameter number(String key, int fallback, int least, int most) {
        return new Parameter(
                key,
                label(key),
                Kind.NUMBER,
                String.valueOf(fallback),
                List.of(),
                help(key),
                least,
                most);
    }

    private Parameter text(String key) {
        return new Parameter(key, label(key), Kind.TEXT, "", List.of(), help(key));
    }

    private String label(String key) {
        return texts.apply("proxy.label." + key);
    }

    private String help(String key) {
        return texts.apply("proxy.help." + key);
    }
}
