package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** Where events for the plugin go. */
interface EventSink {

    /** Never blocks. In the order of the calls; the event leaves when the present callback returns, at the latest. */
    void send(Event event);
}
