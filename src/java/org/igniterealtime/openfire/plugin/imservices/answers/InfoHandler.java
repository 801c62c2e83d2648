package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** disco#info (XEP-0030 section 3, XEP-0115 section 6.2). */
final class InfoHandler implements IqHandler {

    private final Host host;
    private final Entities entities;

    InfoHandler(Host host, Entities entities) {
        this.host = host;
        this.entities = entities;
    }

    @Override
    public void handle(IQ request) {
        host.send(answer(request));
    }

    private IQ answer(IQ request) {
        Optional<Entity> asked = entities.at(request.getTo());
        String node = request.getChildElement().attributeValue("node");
        if (request.getType() != IQ.Type.get) {
            return Stanzas.error(request, Condition.bad_request, null);
        }
        if (asked.isEmpty()) {
            return Stanzas.error(request, Condition.item_not_found, null);
        }
        String language = request.getElement().attributeValue("lang");
        if (node == null) {
            return result(request, asked.get().info(), language);
        }
        if (node.equals(asked.get().caps().node())) {
            // In all languages, or the sum would be another one.
            return result(request, asked.get().info(), null);
        }
        return entities.node(node, request)
                .map(info -> result(request, info, language))
                .orElseGet(() -> Stanzas.error(request, Condition.item_not_found, null));
    }

    private static IQ result(IQ request, DiscoInfo info, String language) {
        IQ result = IQ.createResultIQ(request);
        Element query = result.setChildElement("query", DiscoInfo.NAMESPACE);
        String node = request.getChildElement().attributeValue("node");
        if (node != null) {
            query.addAttribute("node", node);
        }
        info.write(query, language);
        return result;
    }
}
