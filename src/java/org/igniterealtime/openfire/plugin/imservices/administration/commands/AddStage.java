package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.xmpp.forms.DataForm;

/** A new service. */
final class AddStage implements Stage {

    private final ServicesAdministration services;
    private final SheetForm sheets;
    private final Sheet empty;

    AddStage(ServicesAdministration services, SheetForm sheets, Sheet empty) {
        this.services = services;
        this.sheets = sheets;
        this.empty = empty;
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form =
                Forms.question(turn.text("commands.add"), turn.text("commands.instructions.sheet"));
        sheets.fields(form, empty, turn);
        return form;
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        List<Note> wrong = SheetForm.check(values, turn);
        if (!wrong.isEmpty()) {
            return Answer.again(wrong);
        }
        Sheet sheet = SheetForm.sheet(values, empty);
        // What it began on makes no difference: a domain that somebody else took meanwhile is
        // refused.
        return new Outcomes(services, turn)
                .of("add", sheet.domain(), services.add(Actors.of(turn), sheet, ""));
    }

    @Override
    public boolean last() {
        return true;
    }
}
