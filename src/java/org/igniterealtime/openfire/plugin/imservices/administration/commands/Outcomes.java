package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.administration.Differences;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** What has become of a change, told to who made it. */
final class Outcomes {

    /** The name of the hidden field with the version of the file that a form began on. */
    static final String VERSION = "version";

    private static final Duration APPLIED = Duration.ofSeconds(10);

    private final ServicesAdministration services;
    private final Turn turn;

    Outcomes(ServicesAdministration services, Turn turn) {
        this.services = services;
        this.turn = turn;
    }

    /** A change that was typed: whatever is wrong with it, the form comes back with what was typed. */
    Answer of(String operation, String domain, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done(operation, domain, done);
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            // Who sends it again has been told of the other change, and means to overrule it.
            return new Answer.Again(Map.of(VERSION, List.of(conflict.version())), notes(outcome));
        }
        return Answer.again(notes(outcome));
    }

    /** The change is made; waits until it is applied, so that the next command of a script finds it. */
    Answer done(String operation, String domain, Outcome.Done done) {
        List<Note> notes = new ArrayList<>();
        notes.add(
                done.remark().isEmpty()
                        ? Note.info(turn.text("commands.done." + operation, domain))
                        : Note.warn(done.remark()));
        if (!services.awaitApplied(done.version(), APPLIED)) {
            notes.add(Note.warn(turn.text("commands.later")));
        }
        DataForm result = Forms.result(turn.text("commands." + operation));
        Forms.field(
                result,
                Sheet.DOMAIN,
                SheetForm.label(Sheet.DOMAIN, turn),
                FormField.Type.text_single,
                domain);
        Forms.field(
                result,
                VERSION,
                turn.text("commands.field.version"),
                FormField.Type.text_single,
                done.version());
        return new Answer.Done(result, notes);
    }

    /** Why a change has not been made. */
    List<Note> notes(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return SheetForm.notes(refused.problems(), turn);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return List.of(Note.error(failed.reason()));
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            String changes =
                    conflict.theirChanges().isEmpty()
                            ? conflict.theirs()
                            : lines(conflict.theirChanges());
            return List.of(
                    Note.error(
                            turn.text(
                                    conflict.theirs().isEmpty()
                                            ? "commands.conflict.removed"
                                            : "commands.conflict")),
                    Note.warn(turn.text("commands.conflict.theirs") + "\n" + changes));
        }
        return List.of();
    }

    private static String lines(Differences differences) {
        StringBuilder text = new StringBuilder();
        for (Differences.Line line : differences.lines()) {
            text.append(
                    switch (line.kind()) {
                        case SAME -> "  " + line.text();
                        case ADDED -> "+ " + line.text();
                        case REMOVED -> "- " + line.text();
                        case GAP -> "  …";
                    });
            text.append('\n');
        }
        return text.toString();
    }
}
