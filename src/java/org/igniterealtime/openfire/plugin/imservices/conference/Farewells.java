package org.igniterealtime.openfire.plugin.imservices.conference;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/** What somebody is told who has to leave a room. */
final class Farewells {

    private static final String USER = "http://jabber.org/protocol/muc#user";

    private Farewells() {}

    /**
     * As one who has been kicked is told (XEP-0045 section 8.2): by the codes for himself and for a removal.
     *
     * @param place his address in the room
     */
    static Presence removed(JID place, JID user, Host host) {
        Presence presence = new Presence(Presence.Type.unavailable);
        presence.setFrom(place);
        presence.setTo(user);
        Element extension = presence.addChildElement("x", USER);
        Element item = extension.addElement("item");
        item.addAttribute("affiliation", "none");
        item.addAttribute("role", "none");
        item.addElement("reason")
                .setText(new Languages(host).of(user).get(ConferenceWording.REMOVED.key()));
        extension.addElement("status").addAttribute("code", "110");
        extension.addElement("status").addAttribute("code", "307");
        return presence;
    }
}
