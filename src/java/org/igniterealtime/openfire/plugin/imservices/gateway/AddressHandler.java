package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/** From a name on the network to an address (XEP-0100 section 6.3). */
final class AddressHandler implements IqHandler {

    static final String NAMESPACE = "jabber:iq:gateway";

    private final GatewayParts parts;
    private final Languages languages;

    AddressHandler(GatewayParts parts, Languages languages) {
        this.parts = parts;
        this.languages = languages;
    }

    @Override
    public void handle(IQ request) {
        if (!parts.addresses().isGateway(request.getTo())) {
            parts.host().send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        parts.host().send(request.getType() == IQ.Type.get ? prompt(request) : address(request));
    }

    private IQ prompt(IQ request) {
        Texts texts = languages.of(request);
        String network = parts.network().accountForm().networkName();
        IQ result = IQ.createResultIQ(request);
        Element answer = result.setChildElement("query", NAMESPACE);
        answer.addElement("desc").setText(texts.get("gateway.address.desc", network));
        answer.addElement("prompt").setText(texts.get("gateway.address.prompt"));
        return result;
    }

    private IQ address(IQ request) {
        String name = request.getChildElement().elementTextTrim("prompt");
        Optional<JID> contact = name == null ? Optional.empty() : parts.addresses().contact(name);
        if (contact.isEmpty()) {
            String text = languages.of(request).get("gateway.address.invalid");
            return Stanzas.error(request, Condition.not_acceptable, text);
        }
        IQ result = IQ.createResultIQ(request);
        Element answer = result.setChildElement("query", NAMESPACE);
        answer.addElement("jid").setText(contact.get().toString());
        // What clients read before the protocol was written down.
        answer.addElement("prompt").setText(contact.get().toString());
        return result;
    }
}
