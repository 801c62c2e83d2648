package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.Message;
import org.xmpp.packet.Packet;
import org.xmpp.packet.Presence;
import org.xmpp.packet.Roster;

/** Random addresses and stanzas of all kinds, about a small world, so that rules meet them. */
final class StanzaKit {

    private static final List<String> NODES = List.of("a@", "b@", "A@", "жук@", "straße@");
    private static final List<String> DOMAINS =
            List.of(
                    "x.org",
                    "X.Org",
                    "y.x.org",
                    "xx.org",
                    "org",
                    "z.y.x.org",
                    "bücher.example",
                    "example.com");
    private static final List<String> RESOURCES = List.of("/r", "/R", "/ръка", "/r/s@x.org", "/ r");

    private StanzaKit() {}

    /** A few full addresses, as somebody could have written them, and the other forms of each. */
    static Arbitrary<Set<String>> worlds() {
        return Combinators.combine(
                        Arbitraries.of(NODES), Arbitraries.of(DOMAINS), Arbitraries.of(RESOURCES))
                .as(StanzaKit::forms)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(
                        all -> {
                            Set<String> addresses = new LinkedHashSet<>();
                            all.forEach(addresses::addAll);
                            return addresses;
                        });
    }

    private static List<String> forms(String node, String domain, String resource) {
        String parent = domain.substring(domain.indexOf('.') + 1);
        return List.of(
                node + domain + resource,
                node + domain,
                domain + resource,
                domain,
                parent,
                node + parent);
    }

    /**
     * Prepared for the most part; some as they were written, which the server never lets in. Of an encoded domain there is no such
     * form that both could be told of in one text.
     */
    static Arbitrary<JID> peers(Set<String> addresses) {
        return Combinators.combine(Arbitraries.of(addresses), Arbitraries.integers().between(0, 4))
                .as(
                        (address, raw) ->
                                raw == 0 && !address.contains("ü")
                                        ? unprepared(address)
                                        : new JID(address));
    }

    private static JID unprepared(String address) {
        int slash = address.indexOf('/');
        String bare = slash < 0 ? address : address.substring(0, slash);
        int at = bare.indexOf('@');
        return new JID(
                at < 0 ? null : bare.substring(0, at),
                bare.substring(at + 1),
                slash < 0 ? null : address.substring(slash + 1),
                true);
    }

    /** One of each kind and type, without addresses. */
    static List<Supplier<Packet>> stanzas() {
        List<Supplier<Packet>> stanzas = new ArrayList<>();
        for (Message.Type type : Message.Type.values()) {
            stanzas.add(
                    () -> {
                        Message message = new Message();
                        message.setType(type);
                        return message;
                    });
        }
        for (IQ.Type type : IQ.Type.values()) {
            stanzas.add(() -> new IQ(type));
            // A class of its own for one kind of IQ.
            stanzas.add(() -> new Roster(type));
        }
        stanzas.add(Presence::new);
        for (Presence.Type type : Presence.Type.values()) {
            stanzas.add(() -> new Presence(type));
        }
        return stanzas;
    }
}
