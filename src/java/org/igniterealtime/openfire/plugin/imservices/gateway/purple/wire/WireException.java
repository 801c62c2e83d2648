package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import java.io.IOException;

/** What is on the link is not of the wire format, or does not fit into a frame. The message names kinds, never content. */
public class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    public WireException(String message) {
        super(message);
    }
}
