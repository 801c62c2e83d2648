package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.FieldProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.administration.SheetVersion;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** The section of a service, as it was when the form was made. */
final class EditStage implements Stage {

    private final ServicesAdministration services;
    private final SheetForm sheets;
    private final String domain;
    private final SheetVersion before;

    private EditStage(
            ServicesAdministration services, SheetForm sheets, String domain, SheetVersion before) {
        this.services = services;
        this.sheets = sheets;
        this.domain = domain;
        this.before = before;
    }

    /** The form, with what is wrong already; or that there is no such service. */
    static Answer of(ServicesAdministration services, SheetForm sheets, String domain, Turn turn) {
        try {
            Optional<SheetVersion> before = services.sheet(domain);
            if (before.isEmpty()) {
                return Answer.again(List.of(Note.error(turn.text("commands.nosuch", domain))));
            }
            return new Answer.Next(
                    new EditStage(services, sheets, domain, before.get()),
                    SheetForm.notes(before.get().problems(), turn));
        } catch (AdministrationException e) {
            return Answer.again(List.of(Note.error(e.getMessage())));
        }
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form =
                Forms.question(
                        turn.text("commands.edit"), turn.text("commands.instructions.sheet"));
        Forms.field(form, Outcomes.VERSION, null, FormField.Type.hidden, before.version());
        sheets.fields(form, before.sheet(), turn);
        return form;
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        List<Note> wrong = SheetForm.check(values, turn);
        if (!wrong.isEmpty()) {
            return Answer.again(wrong);
        }
        Sheet sheet = SheetForm.sheet(values, before.sheet());
        String version = values.first(Outcomes.VERSION);
        List<String> left;
        try {
            left = services.leftBehind(sheet, domain);
        } catch (AdministrationException e) {
            return Answer.again(List.of(Note.error(e.getMessage())));
        }
        if (left.isEmpty() || hasErrors(sheet)) {
            return new Outcomes(services, turn)
                    .of(
                            "edit",
                            sheet.domain(),
                            services.edit(Actors.of(turn), domain, sheet, version));
        }
        return Answer.next(new RenameStage(services, domain, sheet, version, left));
    }

    /** Whoever is asked whether he means it should not be told afterwards that he cannot. */
    private boolean hasErrors(Sheet sheet) {
        return services.check(sheet, domain).stream().anyMatch(FieldProblem::isError);
    }

    @Override
    public boolean last() {
        return true;
    }
}
