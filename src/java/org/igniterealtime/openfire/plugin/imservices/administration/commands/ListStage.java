package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.administration.Query;
import org.igniterealtime.openfire.plugin.imservices.administration.Row;
import org.igniterealtime.openfire.plugin.imservices.administration.Rows;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** Which part of the list, and the list as a table (XEP-0004 section 3.4). */
final class ListStage implements Stage {

    /** What is asked for unless somebody asks for something else, and at the most: the answer is one stanza. */
    static final int LIMIT = 100;

    static final int MOST = 1000;

    private static final List<String> COLUMNS =
            List.of(
                    "domain",
                    "name",
                    "category",
                    "type",
                    "browse",
                    "access",
                    "enabled",
                    "state",
                    "reason",
                    "users",
                    "problems");

    private final ServicesAdministration services;

    ListStage(ServicesAdministration services) {
        this.services = services;
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form =
                Forms.question(turn.text("commands.list"), turn.text("commands.instructions.list"));
        add(form, "filter", FormField.Type.text_single, turn);
        FormField order =
                add(form, "order", FormField.Type.list_single, turn, word(Query.Order.FILE));
        Arrays.stream(Query.Order.values())
                .map(ListStage::word)
                .forEach(word -> order.addOption(turn.text("commands.order." + word), word));
        add(form, "descending", FormField.Type.boolean_type, turn, "0");
        add(form, "offset", FormField.Type.text_single, turn, "0");
        add(form, "limit", FormField.Type.text_single, turn, Integer.toString(LIMIT));
        return form;
    }

    private static FormField add(
            DataForm form, String name, FormField.Type type, Turn turn, String... values) {
        return Forms.field(form, name, SheetForm.label(name, turn), type, values);
    }

    private static String word(Query.Order order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        List<Note> wrong = new ArrayList<>();
        Query.Order order =
                Arrays.stream(Query.Order.values())
                        .filter(each -> word(each).equals(values.first("order")))
                        .findFirst()
                        .orElse(null);
        if (order == null) {
            wrong.add(wrong("order", turn.text("commands.problem.order"), turn));
        }
        OptionalInt offset = number(values, "offset", 0, Integer.MAX_VALUE, turn, wrong);
        OptionalInt limit = number(values, "limit", 1, MOST, turn, wrong);
        if (!wrong.isEmpty()) {
            return Answer.again(wrong);
        }
        return table(
                new Query(
                        values.first("filter"),
                        order,
                        values.isTrue("descending"),
                        offset.getAsInt(),
                        limit.getAsInt()),
                turn);
    }

    @Override
    public boolean last() {
        return true;
    }

    private static OptionalInt number(
            Values values, String name, int least, int most, Turn turn, List<Note> wrong) {
        try {
            int number = Integer.parseInt(values.first(name));
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // Said below, as are numbers out of range.
        }
        wrong.add(
                wrong(
                        name,
                        turn.text(
                                "commands.problem.number",
                                Integer.toString(least),
                                Integer.toString(most)),
                        turn));
        return OptionalInt.empty();
    }

    private static Note wrong(String field, String text, Turn turn) {
        return Note.error(
                turn.text(
                        "commands.problem",
                        SheetForm.label(field, turn) + " (" + field + ")",
                        text));
    }

    private Answer table(Query query, Turn turn) {
        Rows rows = services.rows(query);
        DataForm result = Forms.result(turn.text("commands.list"));
        COLUMNS.forEach(name -> Forms.column(result, name, SheetForm.label(name, turn)));
        rows.rows().forEach(row -> Forms.row(result, cells(row, turn)));
        List<Note> notes = new ArrayList<>();
        if (!rows.fileProblem().isEmpty()) {
            notes.add(Note.warn(rows.fileProblem()));
        }
        notes.add(
                Note.info(
                        turn.text(
                                "commands.listed",
                                rows.rows().size(),
                                rows.matching(),
                                rows.total())));
        int next = query.offset() + rows.rows().size();
        if (next < rows.matching() && !rows.rows().isEmpty()) {
            notes.add(Note.warn(turn.text("commands.listed.more", Integer.toString(next))));
        }
        return new Answer.Done(result, notes);
    }

    /** The cells that are words are the same in all languages, for scripts. */
    static Map<String, String> cells(Row row, Turn turn) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("domain", row.domain());
        cells.put("name", row.name());
        cells.put("category", row.category());
        cells.put("type", row.type());
        cells.put("browse", row.browse());
        cells.put("access", row.access());
        cells.put("enabled", row.enabled() ? "1" : "0");
        cells.put(
                "state",
                row.state().map(state -> state.name().toLowerCase(Locale.ROOT)).orElse(""));
        cells.put("reason", turn.texts().say(row.why()));
        cells.put("users", row.users().isPresent() ? Integer.toString(row.users().getAsInt()) : "");
        cells.put("problems", Integer.toString(row.problems().size()));
        return cells;
    }
}
