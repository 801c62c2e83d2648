package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.ArrayList;
import java.util.List;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;

/** A stanza of every type. */
final class StanzaSamples {

    private StanzaSamples() {}

    static List<Packet> all() {
        List<Packet> stanzas = new ArrayList<>();
        for (IQ.Type type : IQ.Type.values()) {
            IQ iq = new IQ(type);
            iq.setChildElement("query", "jabber:iq:version");
            stanzas.add(iq);
        }
        for (Message.Type type : Message.Type.values()) {
            Message message = new Message();
            message.setType(type);
            message.setBody("hello");
            stanzas.add(message);
        }
        stanzas.add(new Presence());
        for (Presence.Type type : Presence.Type.values()) {
            stanzas.add(new Presence(type));
        }
        return stanzas;
    }
}
