package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/**
 * What came of reading a text, but for its items.
 *
 * @param name the list's name
 * @param problems all that is wrong or odd, in the order of the text
 * @param list what the text is; empty when one of the problems is an error
 */
record Reading(Optional<String> name, List<Problem> problems, Optional<AccessList> list) {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Reads any bytes, gives what items are right to the sink, and throws nothing. */
    static Reading of(byte[] text, ItemSink sink) {
        Findings findings = new Findings();
        int start = start(text);
        Optional<String> name = Optional.empty();
        Optional<AccessList> compiled = Optional.empty();
        if (text.length > AccessFile.MAX_BYTES) {
            findings.error(
                    0,
                    AccessWording.TOO_LARGE.with(text.length),
                    AccessWording.SIZE_WANTED.with(AccessFile.MAX_BYTES));
        } else if (isUtf16(text)) {
            findings.error(0, AccessWording.UTF16.with(), AccessWording.UTF8_WANTED.with());
        } else {
            new TextCheck(text, findings).check(start);
            Orders orders = new Orders(findings);
            Compiler compiler = new Compiler();
            Advice advice =
                    new Advice(
                            (item, jid) -> {
                                compiler.item(item, jid);
                                sink.item(item, jid);
                            });
            ItemReader items = new ItemReader(text, findings, orders, advice);
            ListReader list = new ListReader(text, start, findings, items);
            list.read();
            orders.check();
            if (!findings.hasError()) {
                AccessList made = compiler.list();
                advice.give(findings, orders, list.listStart(), made);
                compiled = Optional.of(made);
            }
            name = list.name();
        }
        return new Reading(name, findings.problems(text, start), compiled);
    }

    /** Where the text begins: behind a byte order mark. */
    static int start(byte[] text) {
        return startsWithBom(text) ? BOM.length : 0;
    }

    private static boolean startsWithBom(byte[] text) {
        return text.length >= BOM.length
                && text[0] == BOM[0]
                && text[1] == BOM[1]
                && text[2] == BOM[2];
    }

    /** With its mark, or without it when the text begins with a tag. */
    private static boolean isUtf16(byte[] text) {
        int first = text.length < 2 ? -1 : (text[0] & 0xFF) << 8 | text[1] & 0xFF;
        return first == 0xFEFF || first == 0xFFFE || first == '<' << 8 || first == '<';
    }
}
