package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Random;
import org.xmpp.packet.JID;

/** Many different senders for {@link AccessListBenchmark#text}: each an object of its own, with texts of its own, as a stanza brings them. */
final class Peers {

    private final JID[] jids;

    /**
     * @param count a power of two
     * @param which {@code hit}: in the list; {@code miss}: not in it; {@code mixed}: half of each, at random
     */
    Peers(int items, int count, String which) {
        jids = new JID[count];
        Random random = new Random(1);
        for (int i = 0; i < jids.length; i++) {
            int user =
                    switch (which) {
                        case "hit" -> inList(random.nextInt(items));
                        case "miss" -> items + random.nextInt(items);
                        case "mixed" -> random.nextInt(2 * items);
                        default -> throw new IllegalArgumentException(which);
                    };
            jids[i] =
                    new JID(
                            "user" + user,
                            "host" + user % 100 + ".example.org",
                            String.valueOf("desk".toCharArray()),
                            true);
        }
    }

    /** Another user for whom only a domain is in the list. */
    private static int inList(int user) {
        return user % 20 == 1 || user % 20 == 2 ? user - user % 20 + 3 : user;
    }

    JID get(int index) {
        return jids[index & jids.length - 1];
    }

    /** Reads the texts of some of them, as a parser has just done when a stanza is judged. Makes no object. */
    int read(int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i++) {
            JID jid = get(i);
            sum += sum(jid.getNode()) + sum(jid.getDomain()) + sum(jid.getResource());
        }
        return sum;
    }

    private static int sum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += text.charAt(i);
        }
        return sum;
    }
}
