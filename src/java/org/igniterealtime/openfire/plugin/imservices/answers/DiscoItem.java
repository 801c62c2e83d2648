package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Objects;
import java.util.Optional;
import org.dom4j.Element;
import org.xmpp.packet.JID;

/**
 * Something that can be asked in its turn (XEP-0030 section 4).
 *
 * @param address whom to ask
 * @param node its node; empty when the address is all of it
 * @param name for people; empty when there is none
 */
public record DiscoItem(JID address, Optional<String> node, String name) {

    public static final String NAMESPACE = "http://jabber.org/protocol/disco#items";

    public DiscoItem {
        Objects.requireNonNull(address);
        Objects.requireNonNull(node);
        name = Stanzas.xml(name);
    }

    public DiscoItem(JID address, String name) {
        this(address, Optional.empty(), name);
    }

    void write(Element query) {
        Element item = query.addElement("item").addAttribute("jid", address.toString());
        node.ifPresent(value -> item.addAttribute("node", value));
        if (!name.isEmpty()) {
            item.addAttribute("name", name);
        }
    }
}
