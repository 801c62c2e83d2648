package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.access.Gate;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.disco.DiscoItem;
import org.jivesoftware.openfire.disco.IQDiscoItemsHandler;
import org.jivesoftware.openfire.handler.IQHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError;
import org.xmpp.resultsetmanagement.ResultSet;
import org.xmpp.resultsetmanagement.ResultSetImpl;

/**
 * The server's disco#items (XEP-0030 section 4), without the services that are closed to who asks: those whose gate does not let his
 * requests pass. Taken before the server's own handler gets the request, as {@link ServiceCommands} takes commands, so that it is the same for
 * users, other servers and components; and before pages are made (XEP-0059), so that neither a short page nor the count tells
 * that there is more. What is no question to the server itself goes to its own handler untouched.
 */
final class ListedServices {

    private static final Logger log = LoggerFactory.getLogger(ListedServices.class);

    private final XMPPServer server;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Handler handler = new Handler();
    private boolean held;

    ListedServices(XMPPServer server) {
        this.server = server;
    }

    synchronized void start() {
        if (!held) {
            // A question first, because the router remembers its own handler with the first one.
            server.getIQRouter().supports(IQDiscoItemsHandler.NAMESPACE_DISCO_ITEMS);
            server.getIQRouter().addHandler(handler);
            held = true;
        }
    }

    synchronized void stop() {
        if (held) {
            server.getIQRouter().removeHandler(handler);
            held = false;
        }
    }

    /** The domain, and whatever is at it, is listed to whom the gate lets in. */
    void guard(String domain, Gate gate) {
        gates.put(domain, gate);
    }

    void unguard(String domain) {
        gates.remove(domain);
    }

    /** Whether it asks for the list of the server's services, and not for something else that the handler is for. */
    private boolean concerns(IQ request) {
        JID to = request.getTo();
        boolean toServer =
                to == null
                        || to.getNode() == null
                                && to.getDomain().equals(server.getServerInfo().getXMPPDomain());
        return toServer
                && request.getType() == IQ.Type.get
                && request.getChildElement().attributeValue("node") == null
                && gates.values().stream().anyMatch(gate -> !gate.isOpen());
    }

    private boolean mayKnow(JID requester, String address) {
        try {
            Gate gate = gates.get(new JID(address).getDomain());
            return gate == null || gate.allows(requester, StanzaKind.IQ);
        } catch (RuntimeException e) {
            log.error("Whether {} may know of {} cannot be judged", requester, address, e);
            return false;
        }
    }

    IQ answer(IQ request) {
        IQ whole = request.createCopy();
        Element set = request.getChildElement().element(setName());
        if (set != null) {
            whole.getChildElement().remove(whole.getChildElement().element(setName()));
        }
        IQ answer = server.getIQDiscoItemsHandler().handleIQ(whole);
        if (answer == null || answer.getType() != IQ.Type.result) {
            return answer;
        }
        Element query = answer.getChildElement();
        List<DiscoItem> left = new ArrayList<>();
        for (Element item : items(query)) {
            if (mayKnow(request.getFrom(), item.attributeValue("jid"))) {
                left.add(new DiscoItem(item));
            } else {
                query.remove(item);
            }
        }
        return set == null || left.isEmpty() ? answer : page(request, answer, set, left);
    }

    private static IQ page(IQ request, IQ answer, Element set, List<DiscoItem> all) {
        if (!ResultSet.isValidRSMRequest(set)) {
            return refusal(request, PacketError.Condition.bad_request);
        }
        ResultSet<DiscoItem> results = new ResultSetImpl<>(all);
        List<DiscoItem> page;
        try {
            page = results.applyRSMDirectives(set);
        } catch (RuntimeException e) {
            // A NullPointerException is Tinder's word for an item that the page should begin or end
            // with and that is not there.
            log.debug("A page of disco#items begins nowhere", e);
            return refusal(request, PacketError.Condition.item_not_found);
        }
        Element query = answer.getChildElement();
        for (Element item : items(query)) {
            query.remove(item);
        }
        for (DiscoItem item : page) {
            query.add(item.getElement().createCopy());
        }
        query.add(results.generateSetElementFromResults(page));
        return answer;
    }

    private static IQ refusal(IQ request, PacketError.Condition condition) {
        IQ refusal = IQ.createResultIQ(request);
        refusal.setChildElement(request.getChildElement().createCopy());
        refusal.setError(condition);
        return refusal;
    }

    private static List<Element> items(Element query) {
        List<Element> items = new ArrayList<>();
        for (Object child : query.elements("item")) {
            items.add((Element) child);
        }
        return items;
    }

    private static QName setName() {
        return QName.get("set", ResultSet.NAMESPACE_RESULT_SET_MANAGEMENT);
    }

    /** What the router hands requests to. */
    private final class Handler extends IQHandler {

        private final IQHandlerInfo info =
                new IQHandlerInfo("query", IQDiscoItemsHandler.NAMESPACE_DISCO_ITEMS);

        Handler() {
            super("IM Services: disco#items");
        }

        /**
         * Asked by later versions: questions about users that do not exist are the server's own handler's to answer, in a way of
         * its own (XEP-0030 section 8).
         */
        @SuppressWarnings("unused")
        public boolean performNoSuchUserCheck() {
            return false;
        }

        @Override
        public IQ handleIQ(IQ request) {
            if (concerns(request)) {
                return answer(request);
            }
            server.getIQDiscoItemsHandler().process(request);
            return null;
        }

        @Override
        public IQHandlerInfo getInfo() {
            return info;
        }
    }
}
