package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;

/**
 * The messages of one account that the network has not taken yet: first those given to the worker, then those that wait
 * because the worker has enough of them. What waits is known not to have arrived when the worker is lost. Not thread safe.
 */
final class Outbox {

    /** How many messages, and characters of them, a worker has unconfirmed; one message at least. */
    static final int WINDOW = 500;

    static final long WINDOW_CHARACTERS = 256 * 1024;

    /** How many messages, and characters of them, there are in all. */
    static final int CAPACITY = 4000;

    static final long CAPACITY_CHARACTERS = 4L << 20;

    record Entry(long id, String to, Text text) {
        int characters() {
            return to.length() + text.plain().length() + text.html().length();
        }
    }

    /** Ids of messages, parted by whether they may have arrived. */
    record Remains(List<Long> uncertain, List<Long> unsent) {}

    private final Deque<Entry> given = new ArrayDeque<>();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long givenCharacters;
    private long waitingCharacters;

    /** Takes a message in, unless there are too many. */
    boolean add(Entry entry) {
        if (given.size() + waiting.size() >= CAPACITY
                || givenCharacters + waitingCharacters + entry.characters() > CAPACITY_CHARACTERS) {
            return false;
        }
        waiting.add(entry);
        waitingCharacters += entry.characters();
        return true;
    }

    /** The message that may be given to the worker now; null when there is none or the worker has enough. */
    Entry next() {
        Entry first = waiting.peek();
        if (first == null || given.isEmpty()) {
            return first;
        }
        boolean room =
                given.size() < WINDOW && givenCharacters + first.characters() <= WINDOW_CHARACTERS;
        return room ? first : null;
    }

    /** The message of {@link #next} has been given to the worker. */
    void gave() {
        Entry entry = waiting.remove();
        waitingCharacters -= entry.characters();
        given.add(entry);
        givenCharacters += entry.characters();
    }

    /** The network has taken all up to this id; the ids of those that nobody had been told of. */
    List<Long> confirm(long upTo) {
        List<Long> ids = new ArrayList<>();
        while (!given.isEmpty() && given.peek().id() <= upTo) {
            Entry entry = given.remove();
            givenCharacters -= entry.characters();
            ids.add(entry.id());
        }
        return ids;
    }

    /** The network has refused one. Whether it was there. */
    boolean refuse(long id) {
        for (Iterator<Entry> i = given.iterator(); i.hasNext(); ) {
            Entry entry = i.next();
            if (entry.id() == id) {
                i.remove();
                givenCharacters -= entry.characters();
                return true;
            }
        }
        return false;
    }

    /**
     * Empties the box.
     *
     * @param unwritten the ids of messages that were given, but have not reached the worker
     */
    Remains drain(Set<Long> unwritten) {
        List<Long> uncertain = new ArrayList<>();
        List<Long> unsent = new ArrayList<>();
        for (Entry entry : given) {
            (unwritten.contains(entry.id()) ? unsent : uncertain).add(entry.id());
        }
        for (Entry entry : waiting) {
            unsent.add(entry.id());
        }
        given.clear();
        waiting.clear();
        givenCharacters = 0;
        waitingCharacters = 0;
        return new Remains(uncertain, unsent);
    }
}
