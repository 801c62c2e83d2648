package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Occupant.Rank;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomFailure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomRequest;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.RoomRequest.Kind;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/** Roles and affiliations (XEP-0045 sections 8 and 9), as far as the network has something like them. */
final class Administration {

    static final String NAMESPACE = RoomStanzas.MUC + "#admin";

    /** Of one request. */
    private static final int MOST = 20;

    private final Surroundings surroundings;
    private final Requests requests;

    Administration(Surroundings surroundings, Requests requests) {
        this.surroundings = surroundings;
        this.requests = requests;
    }

    void handle(IQ request, Room room) {
        List<Element> items = request.getChildElement().elements("item");
        if (items.isEmpty()) {
            refuse(request, Condition.bad_request, null);
        } else if (request.getType() == IQ.Type.get) {
            list(request, room, items.get(0));
        } else if (items.size() > MOST) {
            refuse(request, Condition.resource_constraint, null);
        } else {
            change(request, room, items);
        }
    }

    /** Who of those who are there has a role or an affiliation; lists of the absent no network gives (sections 8.5, 9.3). */
    private void list(IQ request, Room room, Element wanted) {
        String role = wanted.attributeValue("role");
        String affiliation = wanted.attributeValue("affiliation");
        if (role == null && affiliation == null) {
            refuse(request, Condition.bad_request, null);
            return;
        }
        Predicate<Rank> fits =
                rank ->
                        (role == null || role.equals(Standing.role(rank)))
                                && (affiliation == null
                                        || affiliation.equals(Standing.affiliation(rank)));
        IQ result = IQ.createResultIQ(request);
        Element query = result.setChildElement("query", NAMESPACE);
        for (Occupant occupant : room.occupants()) {
            if (fits.test(occupant.rank())) {
                query.addElement("item")
                        .addAttribute("nick", room.place(occupant.nick()).getResource())
                        .addAttribute("role", Standing.role(occupant.rank()))
                        .addAttribute("affiliation", Standing.affiliation(occupant.rank()));
            }
        }
        surroundings.send(result);
    }

    private void change(IQ request, Room room, List<Element> items) {
        List<RoomRequest> wishes = new ArrayList<>();
        for (Element item : items) {
            Optional<Occupant> occupant = occupant(room, item);
            if (occupant.isEmpty()) {
                refuse(request, Condition.item_not_found, null);
                return;
            }
            Optional<RoomRequest> wish = wish(item, occupant.get());
            if (wish.isEmpty()) {
                refuse(request, Condition.bad_request, null);
                return;
            }
            wishes.add(wish.get());
        }
        requests.askAll(
                room.name(),
                wishes,
                new Requests.Outcome() {
                    @Override
                    public void done() {
                        surroundings.send(IQ.createResultIQ(request));
                    }

                    @Override
                    public void failed(RoomFailure failure) {
                        String words = Stanzas.xml(failure.reason());
                        refuse(
                                request,
                                RoomStanzas.condition(failure.kind()),
                                words.isEmpty() ? null : words);
                    }
                });
    }

    /** Whom an item is about: by nickname, or by the address of somebody on the network. */
    private Optional<Occupant> occupant(Room room, Element item) {
        String nick = item.attributeValue("nick");
        if (nick != null) {
            return room.occupant(nick);
        }
        String address = item.attributeValue("jid");
        if (address == null) {
            return Optional.empty();
        }
        try {
            JID jid = new JID(address);
            return surroundings.isHere(jid) && jid.getNode() != null
                    ? room.named(surroundings.name(jid))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // No address, so nobody's.
            return Optional.empty();
        }
    }

    private static Optional<RoomRequest> wish(Element item, Occupant occupant) {
        String role = item.attributeValue("role");
        String affiliation = item.attributeValue("affiliation");
        String reason =
                item.elementTextTrim("reason") == null ? "" : item.elementTextTrim("reason");
        String nick = occupant.nick();
        if (affiliation != null) {
            return switch (affiliation) {
                case "outcast" -> Optional.of(new RoomRequest(Kind.BAN, nick, reason));
                case "none" -> rank(nick, Rank.NONE);
                case "member" -> rank(nick, Rank.MEMBER);
                case "admin" -> rank(nick, Rank.ADMIN);
                case "owner" -> rank(nick, Rank.OWNER);
                default -> Optional.empty();
            };
        }
        if (role == null) {
            return Optional.empty();
        }
        return switch (role) {
            case "none" -> Optional.of(new RoomRequest(Kind.KICK, nick, reason));
            case "visitor" -> rank(nick, Rank.NONE);
            // Of somebody who keeps order no more; or the voice in a moderated room.
            case "participant" ->
                    rank(
                            nick,
                            occupant.rank().compareTo(Rank.MODERATOR) >= 0
                                    ? Rank.NONE
                                    : Rank.MEMBER);
            case "moderator" -> rank(nick, Rank.ADMIN);
            default -> Optional.empty();
        };
    }

    private static Optional<RoomRequest> rank(String nick, Rank rank) {
        return Optional.of(new RoomRequest(Kind.RANK, nick, rank.name()));
    }

    private void refuse(IQ request, Condition condition, String text) {
        surroundings.send(Stanzas.error(request, condition, text));
    }
}
