package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** In which language somebody is answered. */
final class Languages {

    private final Host host;

    Languages(Host host) {
        this.host = host;
    }

    /** In the language of the stanza (RFC 6120 section 8.1.5), else in the user's as the server knows it. */
    Texts of(Packet stanza) {
        String language = stanza.getElement().attributeValue("lang");
        return language == null || language.isBlank()
                ? of(stanza.getFrom())
                : host.texts(Locale.forLanguageTag(language));
    }

    Texts of(JID user) {
        return host.texts(host.locale(user));
    }
}
