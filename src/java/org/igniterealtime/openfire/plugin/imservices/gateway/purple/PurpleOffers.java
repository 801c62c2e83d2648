package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;

/**
 * What libpurple has as types of service: those of the catalogue, present or not, then the further ones. Names and helps are the
 * plugin's, and so are the labels of options for which it has words.
 */
final class PurpleOffers {

    private final ServiceCatalog catalog;
    private final String module;
    private final Texts texts;

    /**
     * @param module the id of the module that serves them
     */
    PurpleOffers(ServiceCatalog catalog, String module, Texts texts) {
        this.catalog = catalog;
        this.module = module;
        this.texts = texts;
    }

    List<TypeOffer> of(InstalledProtocols.Answer answer) {
        Map<String, Event.Protocol> found = new HashMap<>();
        answer.protocols().forEach(protocol -> found.putIfAbsent(protocol.id(), protocol));
        List<TypeOffer> offers = new ArrayList<>();
        for (ServiceType type : catalog.types()) {
            if (type.module().equals(module)) {
                offers.add(offer(type, found.remove(type.protocol()), answer));
            }
        }
        answer.protocols().stream()
                .filter(protocol -> found.remove(protocol.id(), protocol))
                .map(this::further)
                .forEach(offers::add);
        return offers;
    }

    private TypeOffer offer(
            ServiceType type, Event.Protocol protocol, InstalledProtocols.Answer answer) {
        return new TypeOffer(
                type.category(),
                type.key(),
                module,
                type.protocol(),
                texts.find("definition.type." + type.category().key() + "." + type.key())
                        .orElse(protocol == null ? type.key() : protocol.name()),
                protocol == null ? missing(type, answer) : "",
                protocol == null ? List.of() : parameters(protocol));
    }

    private TypeOffer further(Event.Protocol protocol) {
        return new TypeOffer(
                Category.GATEWAY,
                typeOf(protocol.id()),
                module,
                protocol.id(),
                protocol.name(),
                "",
                parameters(protocol));
    }

    /** The word for a protocol that the catalogue does not know; the whole id where the short one is taken. */
    private String typeOf(String id) {
        String whole = id.toLowerCase(Locale.ROOT);
        String key = OptionTexts.shortId(whole);
        return key.isEmpty() || catalog.find(Category.GATEWAY, key).isPresent() ? whole : key;
    }

    private String missing(ServiceType type, InstalledProtocols.Answer answer) {
        return switch (answer.trouble()) {
            case NONE -> missing(type.broughtBy());
            case NO_LIBRARY -> texts.get("purple.missing.library", answer.detail());
            case BROKEN -> texts.get("purple.missing.broken", answer.detail());
            case CRASHED -> texts.get("purple.missing.crashed", answer.detail());
            case LATE -> texts.get("purple.missing.late");
            case NO_PROCESS -> texts.get("purple.missing.process", answer.detail());
        };
    }

    private String missing(String broughtBy) {
        if (broughtBy.isEmpty()) {
            return texts.get("purple.missing.protocol");
        }
        return texts.get(
                broughtBy.endsWith(".so") ? "purple.missing.file" : "purple.missing.package",
                broughtBy);
    }

    private List<Parameter> parameters(Event.Protocol protocol) {
        return new OptionTexts(texts)
                .parameters(protocol.id(), protocol.options(), protocol.splits());
    }
}
