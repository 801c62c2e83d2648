package org.igniterealtime.openfire.plugin.imservices.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Entity time (XEP-0202): the server's, for whatever is behind a service is told of by it. */
final class TimeHandler implements IqHandler {

    static final String NAMESPACE = "urn:xmpp:time";

    private final Host host;
    private final Entities entities;
    private final Clock clock;
    private final Supplier<ZoneId> zone;

    TimeHandler(Host host, Entities entities, Clock clock, Supplier<ZoneId> zone) {
        this.host = host;
        this.entities = entities;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void handle(IQ request) {
        if (request.getType() != IQ.Type.get || entities.at(request.getTo()).isEmpty()) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        // XEP-0082 section 3.2 in UTC, and the zone as it is there now.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ZoneOffset offset = zone.get().getRules().getOffset(now);
        IQ result = IQ.createResultIQ(request);
        Element answer = result.setChildElement("time", NAMESPACE);
        answer.addElement("tzo").setText(text(offset));
        answer.addElement("utc").setText(now.toString());
        host.send(result);
    }

    /** Hours and minutes, as section 3.3 of XEP-0082 has them. */
    private static String text(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        return String.format(
                "%s%02d:%02d",
                minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    }
}
