package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.dom4j.Element;
import org.dom4j.QName;
import org.xmpp.packet.PacketError.Condition;

/**
 * Which part of a long answer somebody wants (XEP-0059, version 1.0). What is paged has to stand in an order that lasts, and each
 * thing in it needs a name of its own.
 *
 * @param max at most so many; 0 for the count alone; empty for all
 * @param after what comes behind the thing of this name
 * @param before what comes in front of the thing of this name; the last page when it is empty
 * @param index from this place on
 */
public record Paging(
        OptionalInt max, Optional<String> after, Optional<String> before, OptionalInt index) {

    public static final String NAMESPACE = "http://jabber.org/protocol/rsm";

    /** For who asks for no pages. */
    public static final Paging ALL =
            new Paging(
                    OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    private static final QName SET = QName.get("set", NAMESPACE);

    /** The request is no page, or one that there is not. */
    public static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean missing;

        private InvalidException(String message, boolean missing) {
            super(message);
            this.missing = missing;
        }

        /** Whether it names a thing that is not there, which is item-not-found; else it is a bad-request. */
        public boolean isMissing() {
            return missing;
        }

        /** What is answered to it. */
        public Condition condition() {
            return missing ? Condition.item_not_found : Condition.bad_request;
        }
    }

    /**
     * Some of a list.
     *
     * @param items what is in it
     * @param first the place of its first in the whole
     * @param count how many the whole has
     */
    public record Page<T>(List<T> items, int first, int count) {
        public Page {
            items = List.copyOf(items);
        }

        /** Tells in the answer which part it is (section 2.2). */
        public void write(Element query, Function<T, String> name) {
            Element set = query.addElement(SET);
            if (!items.isEmpty()) {
                set.addElement("first")
                        .addAttribute("index", String.valueOf(first))
                        .setText(name.apply(items.get(0)));
                set.addElement("last").setText(name.apply(items.get(items.size() - 1)));
            }
            set.addElement("count").setText(String.valueOf(count));
        }
    }

    /** What a query asks for; empty when it asks for no pages. */
    public static Optional<Paging> of(Element query) throws InvalidException {
        Element set = query.element(SET);
        if (set == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Paging(
                        number(set, "max"),
                        Optional.ofNullable(set.elementText("after")),
                        Optional.ofNullable(set.elementText("before")),
                        number(set, "index")));
    }

    /** The part of the list that is asked for. */
    public <T> Page<T> of(List<T> all, Function<T, String> name) throws InvalidException {
        int from = 0;
        int to = all.size();
        int size = max.orElse(to);
        if (index.isPresent()) {
            // Section 2.6.
            from = Math.min(index.getAsInt(), to);
        } else if (after.isPresent()) {
            from = place(all, name, after.get()) + 1;
        } else if (before.isPresent()) {
            // Section 2.5: an empty one asks for the last page.
            to = before.get().isEmpty() ? to : place(all, name, before.get());
            from = Math.max(0, to - size);
        }
        to = Math.min(to, from + Math.min(size, to - from));
        return new Page<>(all.subList(from, to), from, all.size());
    }

    private static <T> int place(List<T> all, Function<T, String> name, String wanted)
            throws InvalidException {
        for (int i = 0; i < all.size(); i++) {
            if (name.apply(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw new InvalidException("there is no " + wanted + " in the list", true);
    }

    private static OptionalInt number(Element set, String name) throws InvalidException {
        String text = set.elementTextTrim(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            throw new InvalidException(name + " is no number: " + text, false);
        }
        throw new InvalidException(name + " is negative: " + text, false);
    }
}
