package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.definition.Words;

/** What a proxy says to administrators. */
enum ProxyWording implements Words {
    NO_VALUE("{0} has no value; expected key=value"),
    NO_HOST("address={0} is neither an IP address nor the name of a host"),
    NO_INTERFACE("interface={0}: this machine has no interface and no address of that name"),
    PORT_IN_USE(
            "port {0} is in use. Choose another one with port=, or free it; Openfire’s own proxy for file"
                    + " transfers is on 7777 unless it is switched off"),
    PORT_ELSEWHERE(
            "port {0} belongs to another proxy of this plugin that listens on other interfaces. Give both the same"
                    + " interface=, or another port="),
    PORT_REFUSED("port {0} cannot be opened: {1}"),
    NO_ADDRESS(
            "clients cannot be told where to connect, because this machine has no address that others could reach."
                    + " Give one with address="),
    CANNOT_ACCEPT(
            "no connection can be accepted at present: {0}. If it is about open files, raise the server’s limit for"
                    + " them"),
    BROKEN_DOWN("the proxy broke down ({0}); the log has the details"),
    STREAMS("Streams of the file transfer proxy"),
    STREAMS_DESCRIPTION("How many file transfers go through the proxy at the moment."),
    STREAMS_UNIT("streams"),
    BYTES("Traffic of the file transfer proxy"),
    BYTES_DESCRIPTION("How many bytes the proxy hands on in a second."),
    BYTES_UNIT("bytes a second");

    private final String pattern;

    ProxyWording(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String key() {
        return "proxy." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
