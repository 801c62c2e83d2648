package org.igniterealtime.openfire.plugin.imservices.conference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Entities;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.IqDispatcher;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Rooms;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Packet;
import org.xmpp.packet.PacketError.Condition;
import org.xmpp.packet.Presence;

/**
 * Where stanzas to the service come in: what is asked of the service itself is answered as every service answers it, the rest is the
 * engine's, in some cases with the service's say in it.
 */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private static final String MUC = "http://jabber.org/protocol/muc";
    private static final String PERSISTENT = "muc#roomconfig_persistentroom";
    private static final String ROOM_INFO = "http://jabber.org/protocol/muc#roominfo";
    private static final String ROOM_LANGUAGE = "muc#roominfo_lang";

    /** By what rooms are looked for; the later ones are Openfire's since 4.7. */
    private static final List<String> SEARCHES =
            List.of(
                    "jabber:iq:search",
                    "https://xmlns.zombofant.net/muclumbus/search/1.0",
                    "urn:xmpp:channel-search:0:search");

    /** What the server's table of rooms has room for. */
    private static final int LONGEST_NAME = 50;

    /** What waits for the audit log at the most. */
    private static final int MOST_NOTES = 1000;

    private final Host host;
    private final Rooms.Settings settings;
    private final Locale language;
    private final IqDispatcher requests;

    /** For the audit log, which may wait for a database. */
    private final Turns notes;

    private volatile Entity entity;
    private volatile boolean browsed;

    Reception(Host host, Rooms.Settings settings, Locale language) {
        this.host = host;
        this.settings = settings;
        this.language = language;
        this.notes = new Turns("audit of rooms", host.executor(), 1, MOST_NOTES);
        Map<String, IqHandler> own = new HashMap<>();
        own.put(DiscoItem.NAMESPACE, this::list);
        SEARCHES.forEach(namespace -> own.put(namespace, this::search));
        own.put("jabber:iq:register", host.rooms()::deliver);
        this.requests = new IqDispatcher(host, new Itself(), own);
    }

    /** What the service is now. */
    void describe(ServiceDefinition definition, Set<String> features) {
        boolean isPublic = definition.browse() == Browse.PUBLIC;
        Entity.Builder builder = Entity.service(definition);
        features.stream()
                .filter(feature -> isPublic || !SEARCHES.contains(feature))
                .forEach(builder::feature);
        entity = builder.build();
        browsed = isPublic;
    }

    void receive(Packet stanza) {
        JID to = stanza.getTo();
        if (stanza instanceof IQ iq && iq.isRequest()) {
            if (to.getNode() == null) {
                requests.receive(iq);
                return;
            }
            if (isAboutRoom(iq) && !language.getLanguage().isEmpty()) {
                host.send(withLanguage(host.rooms().info(iq)));
                return;
            }
            configured(iq);
            Optional<RoomDeed> deed = RoomDeed.of(iq);
            if (deed.isPresent()) {
                if (host.rooms().grants(iq)) {
                    note(iq.getFrom(), deed.get());
                }
                return;
            }
        } else if (stanza instanceof Presence presence && lacksPassword(presence)) {
            host.send(refused(presence, Condition.not_authorized, null));
            return;
        } else if (stanza instanceof Presence presence && wantsTooLongAName(presence)) {
            Texts texts = new Languages(host).of(presence.getFrom());
            String text = texts.say(ConferenceWording.NAME.with(LONGEST_NAME));
            host.send(refused(presence, Condition.not_acceptable, text));
            return;
        }
        host.rooms().deliver(stanza);
    }

    /** What one of the server's administrators does is noted in its audit log, in the order in which it was done. */
    private void note(JID who, RoomDeed deed) {
        notes.take(
                () -> {
                    if (host.figures().isAdministrator(who)) {
                        host.audit(who, deed.what(), deed.details());
                    }
                },
                () -> LOG.warn("Not in the audit log: {} by {}", deed.what(), who));
    }

    /** Rooms are not listed where the service is not (FORMAT: {@code browse=private}). */
    private void list(IQ request) {
        if (browsed) {
            host.rooms().deliver(request);
        } else {
            IQ result = IQ.createResultIQ(request);
            result.setChildElement("query", DiscoItem.NAMESPACE);
            host.send(result);
        }
    }

    private void search(IQ request) {
        if (browsed) {
            host.rooms().deliver(request);
        } else {
            host.send(Stanzas.error(request, Condition.service_unavailable, null));
        }
    }

    private static boolean isAboutRoom(IQ request) {
        Element query = request.getChildElement();
        return request.getType() == IQ.Type.get
                && request.getTo().getResource() == null
                && query != null
                && query.getNamespaceURI().equals(DiscoInfo.NAMESPACE)
                && query.attributeValue("node") == null;
    }

    /** The language of its discussion (XEP-0045 section 15.5.4), which the engine does not know. */
    private IQ withLanguage(IQ answer) {
        Element query = answer.getChildElement();
        if (query == null) {
            return answer;
        }
        for (Object child : query.elements(QName.get("x", RoomDeed.DATA))) {
            Element form = (Element) child;
            List<?> fields = form.elements("field");
            if (fields.stream().anyMatch(Reception::isRoomInfo)) {
                Element field = form.addElement("field");
                field.addAttribute("var", ROOM_LANGUAGE);
                field.addAttribute("type", "text-single");
                field.addElement("value").setText(language.toLanguageTag());
            }
        }
        return answer;
    }

    private static boolean isRoomInfo(Object child) {
        return child instanceof Element field
                && "FORM_TYPE".equals(field.attributeValue("var"))
                && ROOM_INFO.equals(field.elementText("value"));
    }

    /** Whether a room stays is the type of the service and not for the room's owner to say. */
    private void configured(IQ request) {
        Element query = request.getChildElement();
        if (query == null || !query.getNamespaceURI().equals(RoomDeed.OWNER)) {
            return;
        }
        Element form = query.element(QName.get("x", RoomDeed.DATA));
        if (form == null) {
            return;
        }
        for (Object child : form.elements("field")) {
            Element field = (Element) child;
            if (PERSISTENT.equals(field.attributeValue("var"))) {
                List<?> values = field.elements("value");
                List.copyOf(values).forEach(value -> ((Element) value).detach());
                field.addElement("value").setText(settings.permanent() ? "1" : "0");
            }
        }
    }

    /**
     * Whether somebody makes a room by entering it, without the password that is wanted in all rooms of the service. Rooms that there
     * are ask for theirs themselves.
     */
    private boolean lacksPassword(Presence presence) {
        JID to = presence.getTo();
        if (settings.password().isEmpty()
                || !presence.isAvailable()
                || to.getNode() == null
                || to.getResource() == null) {
            return false;
        }
        Element entering = presence.getChildElement("x", MUC);
        String given = entering == null ? null : entering.elementTextTrim("password");
        return !settings.password().reveal().equals(given) && !host.rooms().exists(to.getNode());
    }

    /** Whether somebody makes a room by entering it whose name the server's table has no room for: it would not stay. */
    private boolean wantsTooLongAName(Presence presence) {
        String room = presence.getTo().getNode();
        return settings.permanent()
                && presence.isAvailable()
                && room != null
                && room.length() > LONGEST_NAME
                && !host.rooms().exists(room);
    }

    /**
     * XEP-0045 section 7.2.
     *
     * @param text null for none
     */
    private static Presence refused(Presence entering, Condition condition, String text) {
        Presence refused = new Presence();
        refused.setID(entering.getID());
        refused.setFrom(entering.getTo());
        refused.setTo(entering.getFrom());
        refused.addChildElement("x", MUC);
        refused.setError(Stanzas.error(condition, text));
        return refused;
    }

    /** The service; its rooms are the engine's. */
    private final class Itself implements Entities {
        @Override
        public Optional<Entity> at(JID address) {
            return address.getNode() == null ? Optional.ofNullable(entity) : Optional.empty();
        }
    }
}
