package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final boolean valid;

    private AccessFile(byte[] content) {
        this.content = content;
        List<AccessItem> read = new ArrayList<>();
        Reading reading = Reading.of(content, (item, jid) -> read.add(item));
        this.name = reading.name();
        this.items = List.copyOf(read);
        this.problems = reading.problems();
        this.valid = reading.valid();
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
        return valid;
    }

    /**
     * The list that the file is.
     *
     * @return empty when the file is not valid
     */
    public Optional<AccessList> list() {
        return AccessList.read(content).list();
    }

    /** The bytes of the file. */
    public byte[] print() {
        return content.clone();
    }
}
