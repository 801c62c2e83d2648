package org.igniterealtime.openfire.plugin.imservices.console;

import static org.igniterealtime.openfire.plugin.imservices.administration.TextFiles.SERVICES_FILE;

import java.time.Duration;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.administration.Administration;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.BrokenServices;
import org.igniterealtime.openfire.plugin.imservices.administration.Differences;
import org.igniterealtime.openfire.plugin.imservices.administration.FileProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.FileVersion;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;
import org.igniterealtime.openfire.plugin.imservices.administration.ServiceExamples;
import org.igniterealtime.openfire.plugin.imservices.administration.TextFiles;

/** The calls of Edit File: {@code file, file/examples, file/check, file/diff, file/save}. */
final class FileCalls implements ApiTable.Family {

    /** How long a save waits until the services are those of the file. */
    private static final Duration APPLIED = Duration.ofSeconds(5);

    private final Administration administration;
    private final TextFiles files;

    FileCalls(Administration administration) {
        this.administration = administration;
        this.files = administration.files();
    }

    @Override
    public void addTo(ApiTable table) {
        table.get("file", Answers.of(this::read))
                .get("file/examples", request -> examples())
                .post("file/check", ApiTable.FILE_BYTES, Answers.of(this::check))
                .post("file/diff", ApiTable.FILE_BYTES, Answers.of(this::compare))
                .post("file/save", ApiTable.FILE_BYTES, this::save);
    }

    private ApiAnswer read(ApiRequest request) throws AdministrationException {
        FileVersion file = files.read(SERVICES_FILE);
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    Json.file(json, file);
                    json.writeEndObject();
                });
    }

    private ApiAnswer examples() {
        List<ServiceExamples.Example> examples = administration.examples().all();
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("examples");
                    for (ServiceExamples.Example example : examples) {
                        json.writeStartObject();
                        json.writeStringField("id", example.id());
                        json.writeStringField("label", example.label());
                        json.writeStringField("hint", example.hint());
                        json.writeStringField("text", example.text());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private ApiAnswer check(ApiRequest request) throws AdministrationException {
        List<FileProblem> problems = files.check(SERVICES_FILE, request.text("text"));
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    Json.fileProblems(json, "problems", problems);
                    json.writeEndObject();
                });
    }

    private ApiAnswer compare(ApiRequest request) throws AdministrationException {
        String text = request.text("text");
        Differences differences = files.diff(SERVICES_FILE, text);
        String version = files.read(SERVICES_FILE).version();
        List<String> broken = BrokenServices.in(text);
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("version", version);
                    Json.differences(json, "differences", differences);
                    Json.texts(json, "broken", broken);
                    json.writeEndObject();
                });
    }

    private ApiAnswer save(ApiRequest request) throws ApiException {
        Outcome outcome =
                files.save(
                        request.actor(),
                        SERVICES_FILE,
                        request.wanted("text"),
                        request.wanted("version"));
        if (outcome instanceof Outcome.Done done) {
            boolean applied = administration.services().awaitApplied(done.version(), APPLIED);
            return Answers.saved(done, applied);
        }
        return Json.outcome(request, outcome);
    }
}
