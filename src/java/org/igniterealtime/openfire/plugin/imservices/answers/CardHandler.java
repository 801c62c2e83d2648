package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** vCards (XEP-0054): they can be read (section 3.3), and nobody can change them (section 3.2). */
final class CardHandler implements IqHandler {

    private final Host host;
    private final Entities entities;
    private final Languages languages;

    CardHandler(Host host, Entities entities, Languages languages) {
        this.host = host;
        this.entities = entities;
        this.languages = languages;
    }

    @Override
    public void handle(IQ request) {
        Optional<Card> card = entities.at(request.getTo()).flatMap(Entity::card);
        if (card.isEmpty()) {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
        } else if (request.getType() != IQ.Type.get) {
            host.send(Stanzas.error(request, Condition.not_allowed, null));
        } else {
            IQ result = IQ.createResultIQ(request);
            card.get()
                    .write(result.setChildElement("vCard", Card.NAMESPACE), languages.of(request));
            host.send(result);
        }
    }
}
