package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;

/**
 * A node for each kind of events (XEP-0060 version 1.26), so that programs can follow: they subscribe, are notified of each event, and fetch the
 * last ones. The nodes are the service's: nobody else publishes, and nothing can be configured. Answers block.
 */
final class PubSub {

    private static final Logger LOG = LoggerFactory.getLogger(PubSub.class);

    static final String NAMESPACE = "http://jabber.org/protocol/pubsub";
    static final String OWNER = NAMESPACE + "#owner";
    private static final String ERRORS = NAMESPACE + "#errors";
    private static final String NOTIFICATIONS = NAMESPACE + "#event";

    /** The namespace of what is published. Programs know it: it never changes. */
    static final String PAYLOAD = "http://igniterealtime.org/protocol/imservices#event";

    /** What service discovery names (section 14.3). */
    static final List<String> FEATURES =
            Stream.of(
                            "",
                            "#item-ids",
                            "#meta-data",
                            "#retrieve-affiliations",
                            "#retrieve-items",
                            "#retrieve-subscriptions",
                            "#subscribe")
                    .map(NAMESPACE::concat)
                    .toList();

    /** What is not there: the request, and the feature that is named (section 14.3). */
    private static final Map<String, String> UNSUPPORTED =
            Map.of(
                    "create", "create-nodes",
                    "configure", "config-node",
                    "default", "retrieve-default",
                    "delete", "delete-nodes",
                    "options", "subscription-options",
                    "publish", "publish",
                    "purge", "purge-nodes",
                    "retract", "delete-items");

    private static final Map<String, String> UNSUPPORTED_OF_OWNERS =
            Map.of("affiliations", "modify-affiliations", "subscriptions", "manage-subscriptions");

    private final JID address;
    private final Subscriptions subscriptions;
    private final Items items;
    private final Predicate<JID> admitted;
    private final Texts texts;

    /** @param texts of the language of what is published */
    PubSub(
            JID address,
            Subscriptions subscriptions,
            Items items,
            Predicate<JID> admitted,
            Texts texts) {
        this.address = address;
        this.subscriptions = subscriptions;
        this.items = items;
        this.admitted = admitted;
        this.texts = texts;
    }

    /** The notifications of an event (section 7.1.2.1). As headlines: who is offline fetches the last items when he is back. */
    List<Message> notifications(Event event) {
        return subscriptions.to(event.kind()).stream()
                .filter(admitted)
                .map(who -> notification(who, event))
                .toList();
    }

    private Message notification(JID who, Event event) {
        Message message = new Message();
        message.setType(Message.Type.headline);
        message.setFrom(address);
        message.setTo(who);
        Element all = message.addChildElement("event", NOTIFICATIONS);
        add(all.addElement("items").addAttribute("node", event.kind().word()), event);
        return message;
    }

    private void add(Element list, Event event) {
        list.addElement("item").addAttribute("id", event.id()).add(payload(event));
    }

    private Element payload(Event event) {
        Element payload = DocumentHelper.createElement(QName.get("event", PAYLOAD));
        payload.addAttribute("kind", event.kind().word());
        payload.addAttribute("time", event.at().toString());
        payload.addAttribute("subject", Stanzas.xml(event.subject()));
        payload.addAttribute("state", event.state());
        payload.addAttribute("value", Stanzas.xml(event.value()));
        payload.addElement("text")
                .addAttribute(Stanzas.LANGUAGE, texts.language())
                .setText(Stanzas.xml(texts.say(event.text())));
        return payload;
    }

    /** The answer to a request of the namespace, or of that of owners. */
    IQ answer(IQ request) {
        if (request.getTo().getNode() != null) {
            return Stanzas.error(request, Condition.service_unavailable, null);
        }
        if (!admitted.test(request.getFrom())) {
            return Stanzas.error(request, Condition.forbidden, null);
        }
        Element asked = first(request.getChildElement());
        if (asked == null) {
            return Stanzas.error(request, Condition.bad_request, null);
        }
        boolean owner = request.getChildElement().getNamespaceURI().equals(OWNER);
        boolean set = request.getType() == IQ.Type.set;
        String what = asked.getName();
        String missing = owner ? UNSUPPORTED_OF_OWNERS.get(what) : null;
        missing = missing == null ? UNSUPPORTED.get(what) : missing;
        if (missing != null) {
            return unsupported(request, missing);
        }
        if (owner) {
            return Stanzas.error(request, Condition.bad_request, null);
        }
        if (set) {
            return switch (what) {
                case "subscribe" -> subscribe(request, asked);
                case "unsubscribe" -> unsubscribe(request, asked);
                default -> Stanzas.error(request, Condition.bad_request, null);
            };
        }
        return switch (what) {
            case "items" -> items(request, asked);
            case "subscriptions" -> subscriptions(request, asked);
            case "affiliations" -> affiliations(request, asked);
            default -> Stanzas.error(request, Condition.bad_request, null);
        };
    }

    private static Element first(Element pubsub) {
        List<?> children = pubsub.elements();
        return children.isEmpty() ? null : (Element) children.get(0);
    }

    private static IQ unsupported(IQ request, String feature) {
        IQ answer =
                error(request, Condition.feature_not_implemented, PacketError.Type.cancel, null);
        answer.getError()
                .getElement()
                .addElement(QName.get("unsupported", ERRORS))
                .addAttribute("feature", feature);
        return answer;
    }

    /** @param detail the condition of section 14; null for none */
    private static IQ error(IQ request, Condition condition, PacketError.Type type, String detail) {
        IQ answer = Stanzas.error(request, condition, null);
        answer.setError(new PacketError(condition, type));
        if (detail != null) {
            answer.getError().getElement().addElement(QName.get(detail, ERRORS));
        }
        return answer;
    }

    /** Answers about the node that is named, or about none that there is. */
    private IQ atNode(IQ request, Element asked, Function<Kind, IQ> answer) {
        String node = asked.attributeValue("node");
        if (node == null) {
            return error(
                    request, Condition.bad_request, PacketError.Type.modify, "nodeid-required");
        }
        Optional<Kind> kind = Kind.of(node);
        return kind.isEmpty()
                ? error(request, Condition.item_not_found, PacketError.Type.cancel, null)
                : answer.apply(kind.get());
    }

    /** Whom a subscription is for; empty when it is not who asks. */
    private static Optional<JID> subscriber(IQ request, Element asked) {
        String jid = asked.attributeValue("jid");
        if (jid == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JID(jid))
                    .filter(who -> who.asBareJID().equals(request.getFrom().asBareJID()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Section 6.1. */
    private IQ subscribe(IQ request, Element asked) {
        if (request.getChildElement().element("options") != null) {
            return unsupported(request, "subscription-options");
        }
        Optional<JID> who = subscriber(request, asked);
        if (who.isEmpty()) {
            return error(request, Condition.bad_request, PacketError.Type.modify, "invalid-jid");
        }
        return atNode(
                request,
                asked,
                kind -> {
                    Set<Kind> wanted = subscriptions.of(who.get());
                    wanted.add(kind);
                    IQ answer = put(request, who.get(), wanted);
                    if (answer.getError() == null) {
                        subscription(answer.setChildElement("pubsub", NAMESPACE), who.get(), kind);
                    }
                    return answer;
                });
    }

    private static void subscription(Element list, JID who, Kind kind) {
        list.addElement("subscription")
                .addAttribute("node", kind.word())
                .addAttribute("jid", who.toString())
                .addAttribute("subscription", "subscribed");
    }

    /** Section 6.2. */
    private IQ unsubscribe(IQ request, Element asked) {
        Optional<JID> who = subscriber(request, asked);
        if (who.isEmpty()) {
            return Stanzas.error(request, Condition.forbidden, null);
        }
        return atNode(
                request,
                asked,
                kind -> {
                    Set<Kind> wanted = subscriptions.of(who.get());
                    if (!wanted.remove(kind)) {
                        return error(
                                request,
                                Condition.unexpected_request,
                                PacketError.Type.cancel,
                                "not-subscribed");
                    }
                    return put(request, who.get(), wanted);
                });
    }

    private IQ put(IQ request, JID who, Set<Kind> wanted) {
        try {
            return subscriptions.put(who, wanted)
                    ? IQ.createResultIQ(request)
                    : error(
                            request,
                            Condition.resource_constraint,
                            PacketError.Type.wait,
                            "too-many-subscriptions");
        } catch (IOException e) {
            LOG.error("What {} subscribes to cannot be kept", who, e);
            return error(request, Condition.internal_server_error, PacketError.Type.wait, null);
        }
    }

    /** Section 5.6. */
    private IQ subscriptions(IQ request, Element asked) {
        return ofNodes(
                request,
                asked,
                "subscriptions",
                (list, kinds) ->
                        subscriptions
                                .ofUser(request.getFrom())
                                .forEach(
                                        (who, subscribed) ->
                                                subscribed.stream()
                                                        .filter(kinds::contains)
                                                        .forEach(
                                                                kind ->
                                                                        subscription(
                                                                                list, who, kind))));
    }

    /** Section 5.7: who may subscribe is a member. */
    private IQ affiliations(IQ request, Element asked) {
        return ofNodes(
                request,
                asked,
                "affiliations",
                (list, kinds) ->
                        kinds.forEach(
                                kind ->
                                        list.addElement("affiliation")
                                                .addAttribute("node", kind.word())
                                                .addAttribute("affiliation", "member")));
    }

    private interface Lines {
        void add(Element list, Set<Kind> kinds);
    }

    /** An answer about all nodes, or about the one that is named. */
    private IQ ofNodes(IQ request, Element asked, String name, Lines lines) {
        IQ answer = IQ.createResultIQ(request);
        Element list = answer.setChildElement("pubsub", NAMESPACE).addElement(name);
        if (asked.attributeValue("node") == null) {
            lines.add(list, EnumSet.allOf(Kind.class));
            return answer;
        }
        return atNode(
                request,
                asked,
                kind -> {
                    list.addAttribute("node", kind.word());
                    lines.add(list, EnumSet.of(kind));
                    return answer;
                });
    }

    /** Section 6.5. */
    private IQ items(IQ request, Element asked) {
        String most = asked.attributeValue("max_items", String.valueOf(Items.MOST));
        if (!most.matches("[0-9]{1,9}")) {
            return error(request, Condition.bad_request, PacketError.Type.modify, null);
        }
        Set<String> wanted = new HashSet<>();
        for (Object item : asked.elements("item")) {
            wanted.add(String.valueOf(((Element) item).attributeValue("id")));
        }
        return atNode(
                request,
                asked,
                kind -> {
                    IQ answer = IQ.createResultIQ(request);
                    Element list =
                            answer.setChildElement("pubsub", NAMESPACE)
                                    .addElement("items")
                                    .addAttribute("node", kind.word());
                    items.of(kind).stream()
                            .filter(event -> wanted.isEmpty() || wanted.contains(event.id()))
                            .limit(Integer.parseInt(most))
                            .forEach(event -> add(list, event));
                    return answer;
                });
    }
}
