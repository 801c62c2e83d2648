package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.Objects;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * A line of the table of commands.
 *
 * @param name what the node ends with, and the key of the label
 * @param start what the first request is answered with; may block
 */
public record Operation(String name, Function<Turn, Answer> start) {

    /** What all nodes begin with. Scripts know them: they never change. */
    public static final String NODES = "http://igniterealtime.org/protocol/imservices#";

    public Operation {
        Objects.requireNonNull(name);
        Objects.requireNonNull(start);
    }

    /** The node in service discovery and in each request (XEP-0050 section 3.2). */
    public String node() {
        return NODES + name;
    }

    /** The name in the list of commands. */
    public String label(Texts texts) {
        return texts.get("commands." + name);
    }
}
