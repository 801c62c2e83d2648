package org.igniterealtime.openfire.plugin.imservices.answers;

import org.xmpp.packet.IQ;

/** Answers the requests of one namespace. Called on the server's threads: must not block. */
public interface IqHandler {

    /** A get or set. The handler sends the answer itself, now or later. */
    void handle(IQ request);
}
