package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;

/**
 * What the types of the services file are called in the XMPP Registrar's list of identities, by which clients choose what
 * they show and offer. Where the two differ a service tells both: its own word, and the registered one.
 */
final class Identities {

    /** The identities besides the section's own words. */
    private static final Map<String, List<String>> REGISTERED =
            Map.of(
                    "gateway/email", List.of("gateway/smtp"),
                    "gateway/myspace", List.of("gateway/myspaceim"),
                    "service/service", List.of("component/stats"),
                    "service/monitor", List.of("component/stats"),
                    "service/events", List.of("component/generic"));

    private Identities() {}

    static List<Identity> of(ServiceDefinition definition) {
        // Whether rooms stay open is not what clients choose by.
        String own =
                definition.category() == Category.CONFERENCE
                        ? "conference/text"
                        : definition.category().key() + "/" + definition.type();
        Set<String> words = new LinkedHashSet<>();
        words.add(own);
        words.addAll(REGISTERED.getOrDefault(own, List.of()));
        return words.stream()
                .map(word -> word.split("/", 2))
                .map(word -> new Identity(word[0], word[1], definition.name()))
                .toList();
    }
}
