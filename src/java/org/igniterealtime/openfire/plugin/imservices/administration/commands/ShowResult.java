package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.Query;
import org.igniterealtime.openfire.plugin.imservices.administration.Row;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.administration.SheetVersion;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** A service: its section, and how it is doing. */
final class ShowResult {

    private final ServicesAdministration services;

    ShowResult(ServicesAdministration services) {
        this.services = services;
    }

    Answer of(Turn turn, String domain) {
        try {
            Optional<SheetVersion> found = services.sheet(domain);
            return found.isEmpty()
                    ? Answer.again(List.of(Note.error(turn.text("commands.nosuch", domain))))
                    : new Answer.Done(
                            result(found.get(), turn),
                            SheetForm.notes(found.get().problems(), turn));
        } catch (AdministrationException e) {
            return Answer.again(List.of(Note.error(e.getMessage())));
        }
    }

    private DataForm result(SheetVersion found, Turn turn) {
        DataForm result = Forms.result(turn.text("commands.show"));
        Sheet sheet = found.sheet();
        add(result, Sheet.DOMAIN, turn, sheet.domain());
        for (String key : Sheet.KEYS) {
            if (!sheet.all(key).isEmpty()) {
                add(result, key, turn, sheet.all(key).toArray(String[]::new));
            }
        }
        row(sheet.domain())
                .ifPresent(
                        row -> {
                            Map<String, String> cells = ListStage.cells(row, turn);
                            for (String name : List.of("state", "reason", "users")) {
                                if (!cells.get(name).isEmpty()) {
                                    add(result, name, turn, cells.get(name));
                                }
                            }
                            row.since()
                                    .ifPresent(
                                            since -> add(result, "since", turn, since.toString()));
                        });
        add(result, Outcomes.VERSION, turn, found.version());
        return result;
    }

    private Optional<Row> row(String domain) {
        Query query = new Query(domain, Query.Order.FILE, false, 0, Integer.MAX_VALUE);
        return services.rows(query).rows().stream()
                .filter(row -> row.domain().equals(domain))
                .findFirst();
    }

    private static void add(DataForm result, String name, Turn turn, String... values) {
        Forms.field(
                result,
                name,
                SheetForm.label(name, turn),
                values.length > 1 ? FormField.Type.text_multi : FormField.Type.text_single,
                values);
    }
}
