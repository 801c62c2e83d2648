package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.Locale;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/**
 * Who executes a command, and in which language he is answered.
 *
 * @param sender the full address of who executes it
 * @param name what logs call him
 * @param locale the language; the same for all of an execution (XEP-0050 section 3.7)
 */
public record Turn(JID sender, String name, Locale locale, Texts texts) {

    public Turn {
        Objects.requireNonNull(sender);
        Objects.requireNonNull(name);
        Objects.requireNonNull(locale);
        Objects.requireNonNull(texts);
    }

    public String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }
}
