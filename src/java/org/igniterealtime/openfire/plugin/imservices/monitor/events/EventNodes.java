package org.igniterealtime.openfire.plugin.imservices.monitor.events;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Identity;
import org.igniterealtime.openfire.plugin.imservices.answers.InfoForm;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/** What service discovery tells of the nodes that programs follow (XEP-0060 sections 5.1 to 5.4). */
public final class EventNodes {

    private EventNodes() {}

    /** What the service is because of its nodes. */
    public static void describe(Entity.Builder entity, String name) {
        entity.identity(new Identity("pubsub", "service", name));
        PubSub.FEATURES.forEach(entity::feature);
    }

    /** The nodes of the service at the address. */
    public static List<DiscoItem> items(JID address, Texts texts) {
        return Arrays.stream(Kind.values())
                .map(kind -> new DiscoItem(address, Optional.of(kind.word()), kind.about(texts)))
                .toList();
    }

    /** What is told of a node; empty when there is no such node. */
    public static Optional<DiscoInfo> info(String node, Texts texts) {
        return Kind.of(node)
                .map(
                        kind ->
                                new DiscoInfo(
                                        List.of(new Identity("pubsub", "leaf", kind.about(texts))),
                                        Set.of(PubSub.NAMESPACE),
                                        List.of(data(kind, texts))));
    }

    /** Section 5.4. */
    private static InfoForm data(Kind kind, Texts texts) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("pubsub#title", List.of(kind.title(texts)));
        fields.put("pubsub#description", List.of(kind.about(texts)));
        fields.put("pubsub#type", List.of(PubSub.PAYLOAD));
        return new InfoForm(PubSub.NAMESPACE + "#meta-data", fields);
    }
}
