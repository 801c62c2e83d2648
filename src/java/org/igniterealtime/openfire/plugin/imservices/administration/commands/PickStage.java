package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.List;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.administration.Query;
import org.igniterealtime.openfire.plugin.imservices.administration.Row;
import org.igniterealtime.openfire.plugin.imservices.administration.Rows;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** Which service it is about: a list to choose from, or, when there are too many for one, a field for the domain. */
final class PickStage implements Stage {

    static final int OPTIONS = 200;

    /** What is done with the service. */
    interface Picked {
        Answer take(Turn turn, String domain);
    }

    private final String operation;
    private final ServicesAdministration services;
    private final Predicate<Row> offered;
    private final boolean last;
    private final Picked picked;

    /**
     * @param offered which services are to choose from; others can be named all the same
     */
    PickStage(
            String operation,
            ServicesAdministration services,
            Predicate<Row> offered,
            boolean last,
            Picked picked) {
        this.operation = operation;
        this.services = services;
        this.offered = offered;
        this.last = last;
        this.picked = picked;
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form =
                Forms.question(
                        turn.text("commands." + operation),
                        turn.text("commands.which." + operation));
        Rows rows = services.rows(Query.ALL);
        if (!rows.fileProblem().isEmpty()) {
            form.addInstruction(Forms.clean(rows.fileProblem()));
        }
        List<Row> options = rows.rows().stream().filter(offered).toList();
        boolean choice = options.size() <= OPTIONS;
        FormField field =
                Forms.field(
                        form,
                        Sheet.DOMAIN,
                        SheetForm.label(Sheet.DOMAIN, turn),
                        choice ? FormField.Type.list_single : FormField.Type.text_single);
        field.setRequired(true);
        if (choice) {
            options.stream()
                    .map(Row::domain)
                    .distinct()
                    .forEach(
                            domain -> field.addOption(label(domain, options), Forms.clean(domain)));
        }
        return form;
    }

    private static String label(String domain, List<Row> rows) {
        String name =
                rows.stream()
                        .filter(row -> row.domain().equals(domain))
                        .map(Row::name)
                        .findFirst()
                        .orElse("");
        return Forms.clean(name.isEmpty() ? domain : name + " (" + domain + ")");
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        String domain = values.first(Sheet.DOMAIN);
        return domain.isEmpty()
                ? Answer.again(List.of(Note.error(turn.text("commands.which.none"))))
                : picked.take(turn, domain);
    }

    @Override
    public boolean last() {
        return last;
    }
}
