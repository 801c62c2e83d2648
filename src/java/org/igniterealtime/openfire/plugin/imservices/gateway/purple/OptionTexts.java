package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * The parameters of a protocol in somebody's language, as far as the plugin has words for them: labels that are missing are
 * libpurple's own, which are English; helps are empty.
 */
final class OptionTexts {

    private static final String PREFIX = "prpl-";
    private static final String HELP = "purple.option.";
    private static final String LABEL = "purple.label.";

    private final Texts texts;

    OptionTexts(Texts texts) {
        this.texts = texts;
    }

    /** The whole list of {@link ProtocolParameters}. */
    List<Parameter> parameters(
            String protocol, List<Event.Option> options, List<Event.Split> splits) {
        String own = HELP + shortId(protocol) + ".";
        return ProtocolParameters.of(
                        protocol,
                        options,
                        splits,
                        key -> texts.find(own + key).or(() -> texts.find(HELP + key)).orElse(""))
                .stream()
                .map(it -> it.withLabel(texts.find(LABEL + it.key()).orElse(it.label())))
                .toList();
    }

    static String shortId(String protocol) {
        return protocol.startsWith(PREFIX) ? protocol.substring(PREFIX.length()) : protocol;
    }
}
