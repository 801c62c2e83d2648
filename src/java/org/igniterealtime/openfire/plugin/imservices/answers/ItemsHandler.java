package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.List;
import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** disco#items (XEP-0030 section 4), in pages if they are asked for (XEP-0059). */
final class ItemsHandler implements IqHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ItemsHandler.class);

    private final Host host;
    private final Entities entities;

    ItemsHandler(Host host, Entities entities) {
        this.host = host;
        this.entities = entities;
    }

    @Override
    public void handle(IQ request) {
        if (request.getType() != IQ.Type.get) {
            host.send(Stanzas.error(request, Condition.bad_request, null));
            return;
        }
        if (entities.at(request.getTo()).isEmpty()) {
            host.send(Stanzas.error(request, Condition.item_not_found, null));
            return;
        }
        Optional<String> node =
                Optional.ofNullable(request.getChildElement().attributeValue("node"));
        entities.items(node, request)
                .whenComplete(
                        (items, problem) -> {
                            if (problem != null) {
                                LOG.error(
                                        "The items of {} cannot be listed",
                                        request.getTo(),
                                        problem);
                                host.send(
                                        Stanzas.error(
                                                request, Condition.internal_server_error, null));
                            } else {
                                host.send(answer(request, node, items));
                            }
                        });
    }

    private static IQ answer(IQ request, Optional<String> node, Optional<List<DiscoItem>> items) {
        if (items.isEmpty()) {
            return Stanzas.error(request, Condition.item_not_found, null);
        }
        IQ result = IQ.createResultIQ(request);
        Element query = result.setChildElement("query", DiscoItem.NAMESPACE);
        node.ifPresent(value -> query.addAttribute("node", value));
        try {
            Optional<Paging> paging = Paging.of(request.getChildElement());
            Paging.Page<DiscoItem> page =
                    paging.orElse(Paging.ALL).of(items.get(), ItemsHandler::name);
            page.items().forEach(item -> item.write(query));
            if (paging.isPresent()) {
                page.write(query, ItemsHandler::name);
            }
        } catch (Paging.InvalidException e) {
            return Stanzas.error(request, e.condition(), e.getMessage());
        }
        return result;
    }

    /** No address has a line break in it. */
    private static String name(DiscoItem item) {
        return item.node()
                .map(node -> item.address() + "\n" + node)
                .orElseGet(() -> item.address().toString());
    }
}
