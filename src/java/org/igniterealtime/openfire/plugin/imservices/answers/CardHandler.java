package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** vCards (XEP-0054): they can be read (section 3.3), and nobody can change them (section 3.2). */
final class CardHandler implements IqHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CardHandler.class);

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
        if (request.getType() != IQ.Type.get) {
            Condition condition =
                    card.isPresent() ? Condition.not_allowed : Condition.service_unavailable;
            host.send(Stanzas.error(request, condition, null));
            return;
        }
        if (card.isPresent()) {
            IQ result = IQ.createResultIQ(request);
            card.get()
                    .write(result.setChildElement("vCard", Card.NAMESPACE), languages.of(request));
            host.send(result);
            return;
        }
        entities.card(request)
                .whenComplete((found, problem) -> host.send(answer(request, found, problem)));
    }

    private static IQ answer(IQ request, Optional<Element> found, Throwable problem) {
        if (problem != null) {
            LOG.error("The card of {} cannot be read", request.getTo(), problem);
            return Stanzas.error(request, Condition.internal_server_error, null);
        }
        if (found.isEmpty()) {
            return Stanzas.error(request, Condition.service_unavailable, null);
        }
        IQ result = IQ.createResultIQ(request);
        result.setChildElement(found.get().createCopy());
        return result;
    }
}
