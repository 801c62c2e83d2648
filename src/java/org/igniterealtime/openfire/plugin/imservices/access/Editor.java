package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.List;

/** Edits the text of a valid file, and gives the edited text. For one edit. */
final class Editor {

    private final byte[] content;
    private final List<AccessItem> rules;
    private final Patch patch;

    /**
     * @param rules the items, the smallest order first
     */
    Editor(byte[] content, List<AccessItem> rules) {
        this.content = content;
        this.rules = rules;
        this.patch = new Patch(content);
    }

    byte[] set(int index, AccessRule rule) {
        AccessItem item = rules.get(index);
        AccessRule old = item.rule();
        if (rule.equals(old)) {
            return content;
        }
        Tag tag = new ItemText(content, item).tag();
        boolean samePlaces =
                rule.kinds().equals(old.kinds())
                        && (rule.type() == RuleType.EVERYBODY)
                                == (old.type() == RuleType.EVERYBODY);
        if (!samePlaces) {
            patch.replace(
                    item.start(), item.end(), RuleText.of(rule, item.order(), quote(item, tag)));
            return edited();
        }
        if (rule.type() != RuleType.EVERYBODY) {
            setAttribute(patch, tag, "type", rule.type().word());
            if (!rule.value().equals(old.value())) {
                setAttribute(patch, tag, "value", RuleText.escape(rule.value()));
            }
        }
        setAttribute(patch, tag, "action", rule.action().word());
        return edited();
    }

    byte[] remove(int index) {
        cut(new ItemText(content, rules.get(index)));
        return edited();
    }

    byte[] insert(int index, AccessRule rule) {
        if (rules.isEmpty()) {
            return insertFirst(rule);
        }
        OrderPlan plan = plan(rules, index);
        AccessItem beside = rules.get(Math.max(0, index - 1));
        ItemText neighbour = new ItemText(content, beside);
        String text = RuleText.of(rule, plan.order(), quote(beside, neighbour.tag()));
        paste(neighbour, index > 0, text);
        return edited();
    }

    byte[] move(int from, int to) {
        if (from == to) {
            return content;
        }
        AccessItem item = rules.get(from);
        List<AccessItem> others =
                rules.stream().filter(other -> other.order() != item.order()).toList();
        OrderPlan plan = plan(others, to);
        ItemText moved = new ItemText(content, item);
        ItemText neighbour = new ItemText(content, others.get(Math.max(0, to - 1)));
        int place = to > 0 ? neighbour.end : neighbour.start;
        if (place == moved.start || place == moved.end) {
            setAttribute(patch, moved.tag(), "order", Long.toString(plan.order()));
            return edited();
        }
        Patch own = new Patch(content);
        setAttribute(own, moved.tag(), "order", Long.toString(plan.order()));
        if (moved.hasLines && neighbour.hasLines) {
            patch.replace(place, place, own.apply(moved.start, moved.end));
            patch.remove(moved.start, moved.end);
        } else {
            byte[] text = own.apply(item.start(), moved.end);
            paste(neighbour, to > 0, Bytes.string(text, 0, text.length).stripTrailing());
            cut(moved);
        }
        return edited();
    }

    /** Makes room among the others. */
    private OrderPlan plan(List<AccessItem> others, int index) {
        OrderPlan plan =
                OrderPlan.at(others.stream().mapToLong(AccessItem::order).toArray(), index);
        plan.shifted()
                .forEach(
                        (other, order) ->
                                setAttribute(
                                        patch,
                                        new ItemText(content, others.get(other)).tag(),
                                        "order",
                                        Long.toString(order)));
        return plan;
    }

    /** With one of the spaces around it when it has no lines of its own, as {@link #paste} puts one there. */
    private void cut(ItemText item) {
        int start = item.start;
        int end = item.end;
        if (!item.hasLines) {
            int before = start;
            while (Bytes.isBlank(content[before - 1])) {
                before--;
            }
            boolean first = Bytes.endsLine(content, before - 1);
            if (before < start && !first) {
                start--;
            } else if (Bytes.isBlank(content[end])) {
                end++;
            }
        }
        patch.remove(start, end);
    }

    private void paste(ItemText neighbour, boolean behind, String text) {
        if (neighbour.hasLines) {
            patch.insert(
                    behind ? neighbour.end : neighbour.start,
                    neighbour.indent() + text + neighbour.ending());
        } else {
            patch.insert(
                    behind ? neighbour.end : neighbour.start, behind ? " " + text : text + " ");
        }
    }

    /** Into a list without items. */
    private byte[] insertFirst(AccessRule rule) {
        String text = "  " + RuleText.of(rule, OrderPlan.at(new long[0], 0).order(), '\'') + "\n";
        TagScanner tags = new TagScanner(content, 0, content.length, new Findings());
        Tag tag = new Tag(content);
        while (tags.next(tag)) {
            if (tag.isEmpty) {
                int at = tag.end - 2;
                while (Bytes.isSpace(content[at - 1])) {
                    at--;
                }
                patch.replace(at, tag.end, ">\n" + text + "</list>");
                break;
            }
            if (tag.isEnd) {
                boolean lineBefore = content[tag.start - 1] == '\n';
                patch.insert(tag.start, lineBefore ? text : "\n" + text);
                break;
            }
        }
        return edited();
    }

    private static void setAttribute(Patch patch, Tag tag, String name, String value) {
        int index = tag.attribute(name);
        if (!tag.valueIs(index, value)) {
            patch.replace(tag.valueStart(index), tag.valueEnd(index), value);
        }
    }

    /** The quotes that an item uses. */
    private char quote(AccessItem item, Tag tag) {
        int index = tag.attribute("order");
        return index < 0 ? '\'' : (char) content[tag.valueEnd(index)];
    }

    private byte[] edited() {
        return patch.apply(0, content.length);
    }
}
