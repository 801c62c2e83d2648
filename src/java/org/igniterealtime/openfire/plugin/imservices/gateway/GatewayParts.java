package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Instant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.service.Host;

/** What every part of one gateway works with. */
record GatewayParts(
        Host host,
        Network network,
        Addresses addresses,
        RegisteredUsers registered,
        Admission admission,
        GatewayIdentity identity,
        Limits limits) {

    Instant now() {
        return host.clock().instant();
    }
}
