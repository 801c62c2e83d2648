package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.Losses;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.SheetVersion;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** Says what a deletion would lose; whoever completes it means it. */
final class DeleteStage implements Stage {

    static final String FORGET = "forget";

    private final ServicesAdministration services;
    private final String domain;
    private final SheetVersion before;
    private final String losses;

    private DeleteStage(
            ServicesAdministration services, String domain, SheetVersion before, String losses) {
        this.services = services;
        this.domain = domain;
        this.before = before;
        this.losses = losses;
    }

    /** The question; or that there is no such service. */
    static Answer of(ServicesAdministration services, String domain, Turn turn) {
        try {
            Optional<SheetVersion> before = services.sheet(domain);
            return before.isEmpty()
                    ? Answer.again(List.of(Note.error(turn.text("commands.nosuch", domain))))
                    : Answer.next(
                            new DeleteStage(
                                    services,
                                    domain,
                                    before.get(),
                                    losses(services, domain, turn)));
        } catch (AdministrationException e) {
            return Answer.again(List.of(Note.error(e.getMessage())));
        }
    }

    private static String losses(ServicesAdministration services, String domain, Turn turn) {
        try {
            Losses losses = services.losses(domain);
            return turn.text("commands.losses", domain, losses.registrations(), losses.rooms());
        } catch (AdministrationException e) {
            return turn.text("commands.losses.unknown", domain, e.getMessage());
        }
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form = Forms.question(turn.text("commands.delete"), Forms.clean(losses));
        Forms.field(form, Outcomes.VERSION, null, FormField.Type.hidden, before.version());
        FormField forget =
                Forms.field(
                        form,
                        FORGET,
                        turn.text("commands.field.forget"),
                        FormField.Type.boolean_type,
                        "0");
        forget.setDescription(turn.text("commands.help.forget"));
        return form;
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        return new Outcomes(services, turn)
                .of(
                        "delete",
                        domain,
                        services.delete(
                                Actors.of(turn),
                                domain,
                                values.isTrue(FORGET),
                                values.first(Outcomes.VERSION)));
    }

    @Override
    public boolean last() {
        return true;
    }
}
