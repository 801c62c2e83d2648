package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Departure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant.Rank;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.PacketError;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/** How the stanzas of a room are built (XEP-0045). */
final class RoomStanzas {

    static final String MUC = "http://jabber.org/protocol/muc";
    static final String MUC_USER = MUC + "#user";

    /** Section 15.6.2: what a presence is about. */
    static final int SELF = 110;

    static final int NICK_ASSIGNED = 210;
    static final int BANNED = 301;
    static final int RENAMED = 303;
    static final int KICKED = 307;

    /** Out because of something technical. */
    static final int CUT_OFF = 333;

    private RoomStanzas() {}

    static Presence available(JID from, JID to, Occupant occupant, Set<Integer> codes) {
        Presence presence = Stanzas.presence(null, from, to);
        if (occupant.away()) {
            presence.setShow(Presence.Show.away);
        }
        Element x = presence.addChildElement("x", MUC_USER);
        x.addElement("item")
                .addAttribute("affiliation", Standing.affiliation(occupant.rank()))
                .addAttribute("role", Standing.role(occupant.rank()));
        codes(x, codes);
        return presence;
    }

    /** Somebody is out: by himself, or put out (sections 7.14, 8.2, 9.1). */
    static Presence gone(JID from, JID to, Departure how, boolean self) {
        List<Integer> codes = new ArrayList<>();
        if (self) {
            codes.add(SELF);
        }
        switch (how.how()) {
            case KICKED -> codes.add(KICKED);
            case BANNED -> codes.add(BANNED);
            default -> {
                // Of his own will.
            }
        }
        Presence presence = Stanzas.presence(Presence.Type.unavailable, from, to);
        String reason = Stanzas.xml(how.reason());
        if (how.how() == Departure.How.LEFT && !reason.isEmpty()) {
            presence.setStatus(reason);
        }
        Element x = presence.addChildElement("x", MUC_USER);
        String affiliation = how.how() == Departure.How.BANNED ? "outcast" : "none";
        Element item =
                x.addElement("item")
                        .addAttribute("affiliation", affiliation)
                        .addAttribute("role", "none");
        if (!how.by().isEmpty()) {
            item.addElement("actor").addAttribute("nick", Stanzas.xml(how.by()));
        }
        if (how.how() != Departure.How.LEFT && !reason.isEmpty()) {
            item.addElement("reason").setText(reason);
        }
        codes(x, codes);
        return presence;
    }

    /** The room has lost the user for something that is nobody's will (section 9.? of it: status 333). */
    static Presence cutOff(JID from, JID to, String reason) {
        Presence presence = gone(from, to, new Departure(Departure.How.LEFT, "", reason), true);
        codes(presence.getChildElement("x", MUC_USER), List.of(CUT_OFF));
        return presence;
    }

    /** The old half of a change of nickname (section 7.6). */
    static Presence renamed(JID from, JID to, Rank rank, String nick, boolean self) {
        Presence presence = Stanzas.presence(Presence.Type.unavailable, from, to);
        Element x = presence.addChildElement("x", MUC_USER);
        x.addElement("item")
                .addAttribute("affiliation", Standing.affiliation(rank))
                .addAttribute("role", Standing.role(rank))
                .addAttribute("nick", nick);
        codes(x, self ? List.of(RENAMED, SELF) : List.of(RENAMED));
        return presence;
    }

    private static void codes(Element x, Iterable<Integer> codes) {
        codes.forEach(code -> x.addElement("status").addAttribute("code", String.valueOf(code)));
    }

    static Message said(Spoken spoken, JID to, JID delayedBy) {
        Message message = groupchat(spoken.from(), to);
        message.setID(spoken.id());
        message.setBody(spoken.text());
        if (delayedBy != null) {
            // XEP-0203, as section 7.2.13 wants it.
            message.addChildElement("delay", "urn:xmpp:delay")
                    .addAttribute("from", delayedBy.toString())
                    .addAttribute("stamp", spoken.time().toString());
        }
        return message;
    }

    /** Section 7.2.15: without a body. */
    static Message subject(JID from, JID to, String text) {
        Message message = groupchat(from, to);
        message.setSubject(text);
        return message;
    }

    private static Message groupchat(JID from, JID to) {
        Message message = new Message();
        message.setType(Message.Type.groupchat);
        message.setFrom(from);
        message.setTo(to);
        return message;
    }

    /** What is answered to a presence that a room does not take (section 7.2). */
    static Presence error(JID from, JID to, String id, PacketError error) {
        Presence presence = Stanzas.presence(null, from, to);
        if (id != null) {
            presence.setID(id);
        }
        presence.addChildElement("x", MUC);
        presence.setError(error);
        presence.setType(Presence.Type.error);
        return presence;
    }

    /** The conditions of sections 7.2.5 to 7.2.11, 8 and 9. */
    static Condition condition(RoomFailure.Kind kind) {
        return switch (kind) {
            case PASSWORD -> Condition.not_authorized;
            case BANNED -> Condition.forbidden;
            case MEMBERS_ONLY -> Condition.registration_required;
            case FULL -> Condition.service_unavailable;
            case NICK_IN_USE -> Condition.conflict;
            case NICK_INVALID, NOT_INSIDE -> Condition.not_acceptable;
            case NO_SUCH_ROOM, NO_SUCH_OCCUPANT -> Condition.item_not_found;
            case NOT_ALLOWED -> Condition.not_allowed;
            case TOO_MANY -> Condition.resource_constraint;
            case UNSUPPORTED -> Condition.feature_not_implemented;
            case TIMEOUT -> Condition.remote_server_timeout;
            case OTHER -> Condition.undefined_condition;
        };
    }
}
