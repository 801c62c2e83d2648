package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Service discovery (XEP-0030) of the gateway and of the people behind it. */
final class DiscoHandler implements IqHandler {

    static final String INFO = "http://jabber.org/protocol/disco#info";
    static final String ITEMS = "http://jabber.org/protocol/disco#items";

    private final Host host;
    private final Addresses addresses;
    private final Supplier<ServiceDefinition> definition;

    DiscoHandler(Host host, Addresses addresses, Supplier<ServiceDefinition> definition) {
        this.host = host;
        this.addresses = addresses;
        this.definition = definition;
    }

    @Override
    public void handle(IQ request) {
        Element query = request.getChildElement();
        if (request.getType() != IQ.Type.get) {
            host.send(Stanzas.error(request, Condition.bad_request, null));
            return;
        }
        if (query.attributeValue("node") != null) {
            // XEP-0030 section 7: there are no nodes.
            host.send(Stanzas.error(request, Condition.item_not_found, null));
            return;
        }
        IQ result = IQ.createResultIQ(request);
        Element answer = result.setChildElement("query", query.getNamespaceURI());
        if (query.getNamespaceURI().equals(INFO)) {
            if (addresses.isGateway(request.getTo())) {
                gateway(answer);
            } else {
                person(answer);
            }
        }
        // Items: none, neither rooms nor people; whom a user knows there is in his roster.
        host.send(result);
    }

    private void gateway(Element answer) {
        ServiceDefinition now = definition.get();
        identity(answer, now.category().key(), now.type()).addAttribute("name", now.name());
        Set<String> features = new LinkedHashSet<>();
        features.add(INFO);
        features.add(ITEMS);
        features.add(RegistrationHandler.NAMESPACE);
        features.add(AddressHandler.NAMESPACE);
        features.add(VersionHandler.NAMESPACE);
        features.add(PingHandler.NAMESPACE);
        features.addAll(now.namespaces());
        features.forEach(feature -> feature(answer, feature));
    }

    /** Somebody on the network has an account and no client that is known of: the identity of a bare address. */
    private void person(Element answer) {
        identity(answer, "account", "registered");
        feature(answer, INFO);
        feature(answer, PingHandler.NAMESPACE);
        feature(answer, MessageDispatcher.RECEIPTS);
    }

    private static Element identity(Element answer, String category, String type) {
        return answer.addElement("identity")
                .addAttribute("category", category)
                .addAttribute("type", type);
    }

    private static void feature(Element answer, String feature) {
        answer.addElement("feature").addAttribute("var", feature);
    }
}
