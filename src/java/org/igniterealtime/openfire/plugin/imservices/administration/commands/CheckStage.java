package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.FieldProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.FileProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.administration.TextFiles;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Forms;
import org.igniterealtime.openfire.plugin.imservices.commands.Note;
import org.igniterealtime.openfire.plugin.imservices.commands.Stage;
import org.igniterealtime.openfire.plugin.imservices.commands.Turn;
import org.igniterealtime.openfire.plugin.imservices.commands.Values;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;

/** What is to be checked: the services file as it is, or a service that is not saved. */
final class CheckStage implements Stage {

    static final String WHAT = "what";
    static final String FILE = "file";
    static final String SHEET = "service";

    /** Rows of one answer. */
    private static final int MOST = 1000;

    private final ServicesAdministration services;
    private final TextFiles files;
    private final SheetForm sheets;

    CheckStage(ServicesAdministration services, TextFiles files, SheetForm sheets) {
        this.services = services;
        this.files = files;
        this.sheets = sheets;
    }

    @Override
    public DataForm form(Turn turn) {
        DataForm form =
                Forms.question(
                        turn.text("commands.check"), turn.text("commands.instructions.check"));
        FormField what =
                Forms.field(
                        form, WHAT, SheetForm.label(WHAT, turn), FormField.Type.list_single, FILE);
        what.addOption(turn.text("commands.check.file"), FILE);
        what.addOption(turn.text("commands.check.service"), SHEET);
        return form;
    }

    @Override
    public Answer submit(Turn turn, Values values) {
        return switch (values.first(WHAT)) {
            case FILE -> file(turn);
            case SHEET -> Answer.next(new SheetStage());
            default ->
                    Answer.again(
                            List.of(
                                    Note.error(
                                            turn.text(
                                                    "commands.problem",
                                                    SheetForm.label(WHAT, turn) + " (" + WHAT + ")",
                                                    turn.text("commands.problem.what")))));
        };
    }

    @Override
    public boolean last() {
        return false;
    }

    private Answer file(Turn turn) {
        try {
            List<FileProblem> problems = files.read(TextFiles.SERVICES_FILE).problems();
            return table(
                    List.of("severity", "line", "column", "text"),
                    problems.stream().map(CheckStage::cells).toList(),
                    turn);
        } catch (AdministrationException e) {
            return Answer.done(Note.error(e.getMessage()));
        }
    }

    private static Map<String, String> cells(FileProblem problem) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("severity", word(problem.severity()));
        cells.put("line", Integer.toString(problem.line()));
        cells.put("column", Integer.toString(problem.column()));
        cells.put("text", problem.text());
        return cells;
    }

    private static Map<String, String> cells(FieldProblem problem) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("severity", word(problem.severity()));
        cells.put("key", problem.key());
        cells.put("text", problem.text());
        return cells;
    }

    private static String word(Problem.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** What was found; the check itself has succeeded, whatever it is. */
    private static Answer table(List<String> columns, List<Map<String, String>> rows, Turn turn) {
        DataForm result = Forms.result(turn.text("commands.check"));
        columns.forEach(name -> Forms.column(result, name, SheetForm.label(name, turn)));
        rows.stream().limit(MOST).forEach(row -> Forms.row(result, row));
        Note note =
                rows.isEmpty()
                        ? Note.info(turn.text("commands.checked.clean"))
                        : Note.warn(turn.text("commands.checked", rows.size()));
        return new Answer.Done(result, List.of(note));
    }

    /** The service that is not saved. */
    private final class SheetStage implements Stage {

        private final Sheet empty = new Sheet(Map.of());

        @Override
        public DataForm form(Turn turn) {
            DataForm form =
                    Forms.question(
                            turn.text("commands.check"), turn.text("commands.instructions.sheet"));
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
            try {
                // A service that there is would be replaced.
                boolean there = services.sheet(sheet.domain()).isPresent();
                List<FieldProblem> problems = services.check(sheet, there ? sheet.domain() : "");
                return table(
                        List.of("severity", "key", "text"),
                        problems.stream().map(CheckStage::cells).toList(),
                        turn);
            } catch (AdministrationException e) {
                return Answer.again(List.of(Note.error(e.getMessage())));
            }
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
