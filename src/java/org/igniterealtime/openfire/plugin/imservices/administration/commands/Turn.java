package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.Locale;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.administration.Actor;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/**
 * Who executes a command, and in which language he is answered.
 *
 * @param actor for the audit; {@code from} is his full address
 * @param locale the language; the same for all of an execution (XEP-0050 section 3.7)
 */
public record Turn(Actor actor, Locale locale, Texts texts) {

    public Turn {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(locale);
        Objects.requireNonNull(texts);
    }

    /** The full address of who executes it. */
    public JID sender() {
        return new JID(actor.from());
    }

    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }
}
