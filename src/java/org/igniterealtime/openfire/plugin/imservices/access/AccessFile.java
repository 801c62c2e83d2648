package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/**
 * An access file: a list in the syntax of XEP-0016. Immutable; an edit gives a new one.
 *
 * <p>Any bytes can be read; what is wrong with them is in {@link #problems}, all of it. {@link #print} gives back what was read.
 * With one error the whole file is of no use: a list without one of its items could let in whom it must not.
 */
public final class AccessFile {

    /** Room for more than a million items; about half a gigabyte of memory while such a file is edited. */
    public static final int MAX_BYTES = 128 << 20;

    private final byte[] content;
    private final Optional<String> name;
    private final List<AccessItem> items;
    private final List<Problem> problems;
    private final Optional<AccessList> list;

    private AccessFile(byte[] content) {
        this.content = content;
        List<AccessItem> read = new ArrayList<>();
        Reading reading = Reading.of(content, (item, jid) -> read.add(item));
        this.name = reading.name();
        this.items = List.copyOf(read);
        this.problems = reading.problems();
        this.list = reading.list();
    }

    /** Reads the bytes. Throws nothing. */
    public static AccessFile parse(byte[] content) {
        return new AccessFile(content.clone());
    }

    /** The list's name, which has no meaning here. */
    public Optional<String> name() {
        return name;
    }

    /** The items in which nothing is wrong, in the order of the text. */
    public List<AccessItem> items() {
        return items;
    }

    /** The same items in the order in which they are tried: the smallest order first. */
    public List<AccessItem> rules() {
        return items.stream().sorted(Comparator.comparingLong(AccessItem::order)).toList();
    }

    /** All that is wrong or odd, in the order of the text; beyond 1000 only their number. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether no problem is an error, so that the file can be used. */
    public boolean isValid() {
        return list.isPresent();
    }

    /**
     * The list that the file is.
     *
     * @return empty when the file is not valid
     */
    public Optional<AccessList> list() {
        return list;
    }

    /**
     * What is odd about rules for groups that the server does not have, in the order of the text.
     *
     * @param unknown the names of those groups
     */
    public List<Problem> aboutGroups(Set<String> unknown) {
        Findings findings = new Findings();
        for (AccessItem item : items) {
            AccessRule rule = item.rule();
            if (rule.type() == RuleType.GROUP && unknown.contains(rule.value())) {
                boolean allows = rule.action() == Action.ALLOW;
                findings.warning(
                        item.start(),
                        (allows ? AccessWording.UNKNOWN_GROUP : AccessWording.UNKNOWN_DENIED)
                                .with(rule.value()),
                        AccessWording.KNOWN_GROUP_WANTED.with());
            }
        }
        return findings.problems(content, Reading.start(content));
    }

    /**
     * Has one of the {@link #rules} say something else.
     *
     * @param index which of them
     * @throws IllegalArgumentException when the file is not valid, or would not be
     */
    public AccessFile set(int index, AccessRule rule) {
        return with(editor().set(Objects.checkIndex(index, items.size()), rule));
    }

    /**
     * Adds a rule. Its order lies between those of its neighbours; where these leave no room, as few of them as possible get
     * another.
     *
     * @param index its place among the {@link #rules} afterwards
     * @throws IllegalArgumentException when the file is not valid, or would not be
     */
    public AccessFile insert(int index, AccessRule rule) {
        return with(editor().insert(Objects.checkIndex(index, items.size() + 1), rule));
    }

    /**
     * Removes a rule, and a comment that stands behind it in its line.
     *
     * @param index its place among the {@link #rules}
     * @throws IllegalArgumentException when the file is not valid
     */
    public AccessFile remove(int index) {
        return with(editor().remove(Objects.checkIndex(index, items.size())));
    }

    /**
     * Moves a rule among the others, in the text, too, with a comment behind it in its line. It gets another order; as few of the
     * others as possible do.
     *
     * @param from its place among the {@link #rules}
     * @param to its place among them afterwards
     * @throws IllegalArgumentException when the file is not valid
     */
    public AccessFile move(int from, int to) {
        Objects.checkIndex(to, items.size());
        return with(editor().move(Objects.checkIndex(from, items.size()), to));
    }

    private Editor editor() {
        if (!isValid()) {
            throw new IllegalArgumentException(firstError());
        }
        return new Editor(content, rules());
    }

    private AccessFile with(byte[] edited) {
        AccessFile file = new AccessFile(edited);
        if (!file.isValid()) {
            throw new IllegalArgumentException(file.firstError());
        }
        return file;
    }

    private String firstError() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    /** The bytes of the file. */
    public byte[] print() {
        return content.clone();
    }
}
