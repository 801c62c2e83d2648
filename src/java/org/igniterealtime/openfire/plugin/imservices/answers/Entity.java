package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * Somebody who can be asked: a service, or somebody or something behind it. Immutable; what costs (the sum of the
 * capabilities) is computed when it is built, so build it when something changes and not for each stanza.
 */
public final class Entity {

    private final DiscoInfo info;
    private final Caps caps;
    private final Optional<Software> software;
    private final Optional<Card> card;
    private final List<Element> stamps;

    private Entity(Builder builder) {
        info = new DiscoInfo(builder.identities, builder.features(), builder.forms);
        caps = Caps.of(info);
        software = Optional.ofNullable(builder.software);
        card = Optional.ofNullable(builder.card);
        List<Element> elements = new ArrayList<>();
        elements.add(caps.element());
        card.map(Card::update).ifPresent(elements::add);
        stamps = List.copyOf(elements);
    }

    /** An entity of one's own making. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The entity at the domain of a service: with its name, the identities that go with its category and type, the features
     * of {@code ns=}, this plugin's version, and a card with the category's description and picture. Whatever the service
     * has beyond that is to be added.
     */
    public static Builder service(ServiceDefinition definition) {
        Builder builder = new Builder();
        Identities.of(definition).forEach(builder::identity);
        builder.feature(DiscoItem.NAMESPACE).feature(Paging.NAMESPACE);
        definition.namespaces().forEach(builder::feature);
        builder.software(Software.plugin(definition.type()));
        String key = "answers.card." + definition.category().key();
        return builder.card(
                new Card(
                        definition.name(),
                        new JID(null, definition.domain(), null),
                        texts -> texts.get(key, definition.name()),
                        Picture.of(definition.category())));
    }

    /** What it tells of itself, in all languages. */
    public DiscoInfo info() {
        return info;
    }

    /** Puts what clients look for into an available presence of its: the sum of the capabilities, and of the picture (XEP-0153). */
    public void stamp(Presence presence) {
        for (Element stamp : stamps) {
            presence.getElement().add(stamp.createCopy());
        }
    }

    Caps caps() {
        return caps;
    }

    Optional<Software> software() {
        return software;
    }

    Optional<Card> card() {
        return card;
    }

    /** Puts an entity together. Every entity can be asked for disco#info, capabilities, the time, and be pinged. */
    public static final class Builder {

        private final List<Identity> identities = new ArrayList<>();
        private final Set<String> features = new LinkedHashSet<>();
        private final List<InfoForm> forms = new ArrayList<>();
        private Software software;
        private Card card;

        private Builder() {}

        public Builder identity(Identity identity) {
            identities.add(identity);
            return this;
        }

        public Builder feature(String feature) {
            features.add(feature);
            return this;
        }

        public Builder form(InfoForm form) {
            forms.add(form);
            return this;
        }

        public Builder software(Software software) {
            this.software = software;
            return this;
        }

        public Builder card(Card card) {
            this.card = card;
            return this;
        }

        /** Another description on the card that is there already. */
        public Builder description(Function<Texts, String> description) {
            return card(new Card(card.name(), card.address(), description, card.picture()));
        }

        public Entity build() {
            return new Entity(this);
        }

        private Set<String> features() {
            Set<String> all = new LinkedHashSet<>();
            all.add(DiscoInfo.NAMESPACE);
            all.add(Caps.NAMESPACE);
            all.add(PingHandler.NAMESPACE);
            all.add(TimeHandler.NAMESPACE);
            if (software != null) {
                all.add(VersionHandler.NAMESPACE);
            }
            if (card != null) {
                all.add(Card.NAMESPACE);
            }
            all.addAll(features);
            return all;
        }
    }
}
