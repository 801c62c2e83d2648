package org.igniterealtime.openfire.plugin.imservices.gateway.rooms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.dom4j.Element;

/** What was said in a room lately, for clients that come in later (XEP-0045 section 7.2.13). */
final class History {

    static final int KEPT = 50;
    private static final int CHARACTERS = 64 * 1024;

    private final Deque<Spoken> kept = new ArrayDeque<>();
    private int characters;

    void add(Spoken spoken) {
        kept.add(spoken);
        characters += spoken.text().length();
        while (kept.size() > KEPT || characters > CHARACTERS) {
            characters -= kept.remove().text().length();
        }
    }

    /**
     * As much of it as a client wants, the oldest first (section 7.2.14).
     *
     * @param wish the {@code history} element; null when the client leaves it to the service
     */
    List<Spoken> wanted(Element wish, Instant now) {
        int stanzas = number(wish, "maxstanzas", KEPT);
        // The XEP counts all characters of the stanzas; those of the texts are most of them.
        int most = number(wish, "maxchars", CHARACTERS);
        int seconds = number(wish, "seconds", Integer.MAX_VALUE);
        Instant since = later(now.minusSeconds(seconds), since(wish));
        List<Spoken> newestFirst = new ArrayList<>();
        int taken = 0;
        for (Iterator<Spoken> i = kept.descendingIterator(); i.hasNext(); ) {
            Spoken spoken = i.next();
            taken += spoken.text().length();
            if (newestFirst.size() >= stanzas || taken > most || spoken.time().isBefore(since)) {
                break;
            }
            newestFirst.add(spoken);
        }
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static int number(Element wish, String name, int otherwise) {
        String text = wish == null ? null : wish.attributeValue(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            // A wish that cannot be read is none; the room is entered all the same.
            return otherwise;
        }
    }

    private static Instant since(Element wish) {
        String text = wish == null ? null : wish.attributeValue("since");
        if (text == null) {
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
