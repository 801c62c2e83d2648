package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.xmpp.packet.JID;

/** Reads what an item says (XEP-0016 section 2.1): its tag, then its children, then the item is complete. */
final class ItemReader {

    private final byte[] text;
    private final Findings findings;
    private final Orders orders;
    private final ValueReader values;
    private final ItemSink sink;
    private final Set<?>[] kinds = new Set<?>[StanzaKind.ALL + 1];

    private boolean right;
    private int start;
    private int line;
    private long order;
    private Action action;
    private RuleType type;
    private String value;
    private JID jid;
    private int mask;

    ItemReader(byte[] text, Findings findings, Orders orders, ItemSink sink) {
        this.text = text;
        this.findings = findings;
        this.orders = orders;
        this.values = new ValueReader(text, findings);
        this.sink = sink;
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = Set.copyOf(AccessRule.kinds(i));
        }
    }

    /**
     * Begins an item.
     *
     * @param counts whether its order must be unique: not when it stands where no item can
     */
    void begin(Tag tag, int itemLine, boolean counts) {
        right = !tag.broken;
        start = tag.start;
        line = itemLine;
        mask = 0;
        jid = null;
        unknownAttributes(tag);
        readOrder(tag, counts);
        readAction(tag);
        readTypeAndValue(tag);
    }

    boolean hasChildren() {
        return mask != 0;
    }

    /** A child of the item; whatever is in it belongs to nothing. */
    void child(Tag tag) {
        Optional<StanzaKind> kind = StanzaKind.of(tag.name());
        if (kind.isEmpty()) {
            error(
                    tag.start,
                    AccessWording.NO_CHILD.with(tag.shown()),
                    AccessWording.CHILDREN_WANTED.with());
            return;
        }
        if (tag.attributes > 0 && !onlyNamespace(tag)) {
            error(
                    tag.attributeStart(0),
                    AccessWording.CHILD_ATTRIBUTE.with(tag.shown()),
                    AccessWording.WITHOUT_ATTRIBUTE_WANTED.with());
        }
        right = right && !tag.broken;
        if ((mask & kind.get().bit()) != 0) {
            findings.warning(
                    tag.start,
                    AccessWording.CHILD_TWICE.with(tag.shown()),
                    AccessWording.ONCE_WANTED.with());
        }
        mask |= kind.get().bit();
    }

    /** Something is wrong with it that others saw. */
    void spoil() {
        right = false;
    }

    /** The item ends. */
    void end(int end) {
        if (right) {
            @SuppressWarnings("unchecked")
            Set<StanzaKind> about = (Set<StanzaKind>) kinds[mask];
            AccessRule rule = new AccessRule(action, type, value, about);
            sink.item(new AccessItem(order, rule, line, start, end), jid);
        }
        right = false;
    }

    private void unknownAttributes(Tag tag) {
        for (int i = 0; i < tag.attributes; i++) {
            boolean known =
                    tag.isAttribute(i, "type")
                            || tag.isAttribute(i, "value")
                            || tag.isAttribute(i, "action")
                            || tag.isAttribute(i, "order")
                            || isNamespace(tag, i);
            if (!known) {
                // No warning: with a misspelt type or value the item would be about everybody.
                error(
                        tag.attributeStart(i),
                        AccessWording.NO_ATTRIBUTE.with(
                                Bytes.shown(text, tag.attributeStart(i), tag.attributeEnd(i))),
                        AccessWording.ITEM_ATTRIBUTES_WANTED.with());
            }
        }
    }

    private void readOrder(Tag tag, boolean counts) {
        int index = tag.attribute("order");
        if (index < 0) {
            missing(tag, AccessWording.MISSING_ORDER.with(), AccessWording.ORDER_WANTED.with());
            return;
        }
        String number = values.read(tag.valueStart(index), tag.valueEnd(index));
        order = number == null ? -1 : Orders.parse(number.strip());
        if (order < 0) {
            if (number != null) {
                error(
                        tag.valueStart(index),
                        AccessWording.BAD_ORDER.with(
                                Bytes.shown(text, tag.valueStart(index), tag.valueEnd(index)),
                                AccessItem.MAX_ORDER),
                        AccessWording.NUMBER_WANTED.with());
            }
            right = false;
        } else if (counts) {
            orders.add(order, tag.valueStart(index), line);
        }
    }

    private void readAction(Tag tag) {
        int index = tag.attribute("action");
        if (index < 0) {
            missing(tag, AccessWording.MISSING_ACTION.with(), AccessWording.ACTION_WANTED.with());
        } else if (tag.valueIs(index, Action.ALLOW.word())) {
            action = Action.ALLOW;
        } else if (tag.valueIs(index, Action.DENY.word())) {
            action = Action.DENY;
        } else {
            error(
                    tag.valueStart(index),
                    AccessWording.BAD_ACTION.with(shown(tag, index)),
                    AccessWording.ACTIONS_WANTED.with());
        }
    }

    private void readTypeAndValue(Tag tag) {
        int typeIndex = tag.attribute("type");
        int valueIndex = tag.attribute("value");
        type = RuleType.EVERYBODY;
        value = "";
        if (typeIndex < 0) {
            if (valueIndex >= 0 && !tag.broken) {
                error(
                        tag.attributeStart(valueIndex),
                        AccessWording.VALUE_WITHOUT_TYPE.with(),
                        AccessWording.TYPE_BEFORE_WANTED.with());
            }
            right = right && valueIndex < 0;
            return;
        }
        Optional<RuleType> named =
                RuleType.of(Bytes.string(text, tag.valueStart(typeIndex), tag.valueEnd(typeIndex)));
        if (named.isEmpty()) {
            error(
                    tag.valueStart(typeIndex),
                    AccessWording.BAD_TYPE.with(shown(tag, typeIndex)),
                    AccessWording.TYPES_WANTED.with());
            return;
        }
        type = named.get();
        if (valueIndex < 0) {
            missing(tag, AccessWording.MISSING_VALUE.with(), AccessWording.VALUE_TOO_WANTED.with());
            return;
        }
        int place = tag.valueStart(valueIndex);
        value = values.read(place, tag.valueEnd(valueIndex));
        if (value == null) {
            right = false;
        } else if (value.isEmpty()) {
            error(place, AccessWording.EMPTY_VALUE.with(), wantedValue());
        } else if (type == RuleType.SUBSCRIPTION && Subscription.of(value).isEmpty()) {
            error(
                    place,
                    AccessWording.BAD_SUBSCRIPTION.with(shown(tag, valueIndex)),
                    wantedValue());
        } else if (type == RuleType.JID) {
            readJid(place);
        }
    }

    private void readJid(int place) {
        try {
            jid = Addresses.prepare(value);
        } catch (IllegalArgumentException e) {
            error(place, AccessWording.BAD_JID.with(value), wantedValue());
            return;
        }
        if ("*".equals(jid.getNode()) || jid.getDomain().startsWith("*.")) {
            findings.warning(
                    place, AccessWording.WILDCARD.with(), AccessWording.DOMAIN_WANTED.with());
        }
    }

    private Phrase wantedValue() {
        return switch (type) {
            case JID -> AccessWording.JID_WANTED.with();
            case GROUP -> AccessWording.GROUP_WANTED.with();
            default -> AccessWording.SUBSCRIPTIONS_WANTED.with();
        };
    }

    private void missing(Tag tag, Phrase found, Phrase wanted) {
        // When the tag could not be read, it may be there.
        if (!tag.broken) {
            error(tag.start, found, wanted);
        }
        right = false;
    }

    private void error(int place, Phrase found, Phrase wanted) {
        findings.error(place, found, wanted);
        right = false;
    }

    private String shown(Tag tag, int index) {
        return Bytes.shown(text, tag.valueStart(index), tag.valueEnd(index));
    }

    static boolean isNamespace(Tag tag, int index) {
        return tag.isAttribute(index, "xmlns") && tag.valueIs(index, "jabber:iq:privacy");
    }

    private static boolean onlyNamespace(Tag tag) {
        return tag.attributes == 1 && isNamespace(tag, 0);
    }
}
