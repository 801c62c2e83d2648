package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Objects;

/**
 * What an entity is (XEP-0030 section 3.1).
 *
 * @param category of the XMPP Registrar's, not empty
 * @param type within the category, not empty
 * @param language the name's, as xml:lang says it; empty when it is for everybody
 * @param name empty when there is none
 */
public record Identity(String category, String type, String language, String name) {
    public Identity {
        if (category.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException("an identity has a category and a type");
        }
        Objects.requireNonNull(language);
        name = Stanzas.xml(name);
    }

    public Identity(String category, String type, String name) {
        this(category, type, "", name);
    }

    boolean isSameAs(Identity other) {
        return category.equals(other.category) && type.equals(other.type);
    }
}
