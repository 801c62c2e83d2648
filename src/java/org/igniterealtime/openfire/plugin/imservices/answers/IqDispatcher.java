package org.igniterealtime.openfire.plugin.imservices.answers;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

/** Hands each request to the handler of its namespace: one that every service has, or one of the service's own. */
public final class IqDispatcher {

    private final Host host;
    private final Map<String, IqHandler> handlers;

    /**
     * @param entities who is at the service's addresses
     * @param own handlers by namespace; they go before those that every service has
     */
    public IqDispatcher(Host host, Entities entities, Map<String, IqHandler> own) {
        this.host = host;
        Languages languages = new Languages(host);
        Map<String, IqHandler> all = new HashMap<>();
        all.put(DiscoInfo.NAMESPACE, new InfoHandler(host, entities));
        all.put(DiscoItem.NAMESPACE, new ItemsHandler(host, entities));
        all.put(VersionHandler.NAMESPACE, new VersionHandler(host, entities));
        all.put(PingHandler.NAMESPACE, new PingHandler(host, entities));
        all.put(
                TimeHandler.NAMESPACE,
                new TimeHandler(host, entities, host.clock(), ZoneId::systemDefault));
        all.put(Card.NAMESPACE, new CardHandler(host, entities, languages));
        all.putAll(own);
        this.handlers = Map.copyOf(all);
    }

    /** Takes any IQ; answers to something are ignored, for nothing here asks. */
    public void receive(IQ iq) {
        if (iq.getType() != IQ.Type.get && iq.getType() != IQ.Type.set) {
            return;
        }
        if (iq.getChildElement() == null) {
            // RFC 6120 section 8.2.3: a request has exactly one child.
            host.send(Stanzas.error(iq, Condition.bad_request, null));
            return;
        }
        IqHandler handler = handlers.get(iq.getChildElement().getNamespaceURI());
        if (handler == null) {
            host.send(Stanzas.error(iq, Condition.service_unavailable, null));
        } else {
            handler.handle(iq);
        }
    }
}
