package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** Says what an edit leaves behind that gives the service another domain; whoever completes it means it. */
final class RenameStage implements Stage {

    private final ServicesAdministration services;
    private final String domain;
    private final Sheet sheet;
    private final String version;
    private final String left;

    /**
     * @param domain before
     * @param version of the file that the edit began on
     */
    RenameStage(
            ServicesAdministration services,
            String domain,
            Sheet sheet,
            String version,
            List<String> left) {
        this.services = services;
        this.domain = domain;
        this.sheet = sheet;
        this.version = version;
        this.left = String.join(" ", left);
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form = Forms.question(turn.text("commands.edit"), Forms.clean(left));
        Forms.field(form, Outcomes.VERSION, null, FormField.Type.hidden, version);
        return form;
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        return new Outcomes(services, turn)
                .of(
                        "edit",
                        sheet.domain(),
                        services.edit(
                                Actors.of(turn), domain, sheet, values.first(Outcomes.VERSION)));
    }

    @Override
    public boolean last() {
        return true;
    }
}
