package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;
import org.igniterealtime.openfire.plugin.imservices.administration.Row;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.administration.TextFiles;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;

/** The table of commands: what the Services page does, without the page. */
public final class ServiceOperations {

    private final ServicesAdministration services;
    private final TextFiles files;
    private final SheetForm sheets;

    public ServiceOperations(
            ServicesAdministration services, TextFiles files, ServiceCatalog catalog) {
        this.services = services;
        this.files = files;
        this.sheets = new SheetForm(catalog);
    }

    public List<Operation> table() {
        return List.of(
                new Operation("list", turn -> Answer.next(new ListStage(services))),
                new Operation("show", this::show),
                new Operation(
                        "add",
                        turn -> Answer.next(new AddStage(services, sheets, new Sheet(Map.of())))),
                new Operation("edit", this::edit),
                new Operation("delete", this::delete),
                new Operation("enable", turn -> enable("enable", true)),
                new Operation("disable", turn -> enable("disable", false)),
                new Operation("restart", this::restart),
                new Operation(
                        "check", turn -> Answer.next(new CheckStage(services, files, sheets))));
    }

    private Answer show(Turn turn) {
        ShowResult result = new ShowResult(services);
        return Answer.next(new PickStage("show", services, row -> true, true, result::of));
    }

    private Answer edit(Turn start) {
        return Answer.next(
                new PickStage(
                        "edit",
                        services,
                        row -> true,
                        false,
                        (turn, domain) -> EditStage.of(services, sheets, domain, turn)));
    }

    private Answer delete(Turn start) {
        return Answer.next(
                new PickStage(
                        "delete",
                        services,
                        row -> true,
                        false,
                        (turn, domain) -> DeleteStage.of(services, domain, turn)));
    }

    private Answer enable(String name, boolean enabled) {
        return Answer.next(
                new PickStage(
                        name,
                        services,
                        row -> row.enabled() != enabled,
                        true,
                        (turn, domain) ->
                                outcome(
                                        name,
                                        domain,
                                        services.enable(Actors.of(turn), domain, enabled, ""),
                                        turn)));
    }

    private Answer restart(Turn start) {
        return Answer.next(
                new PickStage(
                        "restart",
                        services,
                        Row::enabled,
                        true,
                        (turn, domain) ->
                                outcome(
                                        "restart",
                                        domain,
                                        services.restart(Actors.of(turn), domain),
                                        turn)));
    }

    /** Nothing was typed that could be lost: what is refused ends the command with an error (XEP-0050 section 3.6). */
    private Answer outcome(String name, String domain, Outcome outcome, Turn turn) {
        Outcomes outcomes = new Outcomes(services, turn);
        if (outcome instanceof Outcome.Done done) {
            // A restart leaves the file as it is: there is nothing to wait for.
            return name.equals("restart")
                    ? Answer.done(Note.info(turn.text("commands.done.restart", domain)))
                    : outcomes.done(name, domain, done);
        }
        return new Answer.Done(null, new ArrayList<>(outcomes.notes(outcome)));
    }
}
