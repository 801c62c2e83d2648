package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;

/** In which language somebody is answered. */
public final class Languages {

    private final Host host;

    public Languages(Host host) {
        this.host = host;
    }

    /** In the language of the stanza (RFC 6120 section 8.1.5), else in the user's as the server knows it. */
    public Texts of(Packet stanza) {
        String language = stanza.getElement().attributeValue("lang");
        return language == null || language.isBlank()
                ? of(stanza.getFrom())
                : host.texts(Locale.forLanguageTag(language));
    }

    /** In the user's own language. */
    public Texts of(JID user) {
        return host.texts(host.locale(user));
    }
}
