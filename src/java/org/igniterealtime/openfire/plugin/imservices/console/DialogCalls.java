package org.igniterealtime.openfire.plugin.imservices.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.administration.Administration;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.DnsNote;
import org.igniterealtime.openfire.plugin.imservices.administration.FieldProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;
import org.igniterealtime.openfire.plugin.imservices.administration.Sheet;
import org.igniterealtime.openfire.plugin.imservices.administration.SheetVersion;
import org.igniterealtime.openfire.plugin.imservices.administration.Trial;

/** The calls of the Service dialog: {@code service, check, dns, try, left, add, edit}. */
final class DialogCalls implements ApiTable.Family {

    private static final Duration APPLIED = Duration.ofSeconds(5);

    private final Administration administration;

    DialogCalls(Administration administration) {
        this.administration = administration;
    }

    @Override
    public void addTo(ApiTable table) {
        table.get("service", this::sheet)
                .get("dns", this::dns)
                .get("try", this::trial)
                .post("try", this::start)
                .post("check", this::check)
                .post("left", this::left)
                .post("add", this::add)
                .post("edit", this::edit);
    }

    private ApiAnswer sheet(ApiRequest request) throws ApiException {
        String domain = request.wanted("domain");
        try {
            SheetVersion found =
                    administration
                            .services()
                            .sheet(domain)
                            .orElseThrow(
                                    () -> new ApiException(404, "console.error.noservice", domain));
            return ApiAnswer.ok(json -> write(json, found));
        } catch (AdministrationException e) {
            return ApiAnswer.error(500, e.getMessage());
        }
    }

    private static void write(JsonGenerator json, SheetVersion found) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", found.version());
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, List<String>> value : found.sheet().values().entrySet()) {
            Json.texts(json, value.getKey(), value.getValue());
        }
        json.writeEndObject();
        Json.fieldProblems(json, "problems", found.problems());
        json.writeEndObject();
    }

    private ApiAnswer check(ApiRequest request) {
        List<FieldProblem> problems =
                administration.services().check(new Sheet(request.sheet()), request.text("before"));
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeBooleanField(
                            "ok", problems.stream().noneMatch(FieldProblem::isError));
                    Json.fieldProblems(json, "fields", problems);
                    json.writeEndObject();
                });
    }

    /** What is left behind by an edit that gives the service another domain. */
    private ApiAnswer left(ApiRequest request) throws ApiException {
        try {
            List<String> left =
                    administration
                            .services()
                            .leftBehind(new Sheet(request.sheet()), request.wanted("before"));
            return ApiAnswer.ok(
                    json -> {
                        json.writeStartObject();
                        Json.texts(json, "left", left);
                        json.writeEndObject();
                    });
        } catch (AdministrationException e) {
            return ApiAnswer.error(500, e.getMessage());
        }
    }

    private ApiAnswer dns(ApiRequest request) throws ApiException {
        DnsNote note = administration.dns().ask(request.wanted("domain"));
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeBooleanField("found", note.found());
                    Json.texts(json, "addresses", note.addresses());
                    json.writeStringField("text", note.text());
                    json.writeEndObject();
                });
    }

    private ApiAnswer start(ApiRequest request) {
        try {
            String id = administration.trials().start(request.actor(), new Sheet(request.sheet()));
            return ApiAnswer.ok(
                    json -> {
                        json.writeStartObject();
                        json.writeStringField("id", id);
                        json.writeEndObject();
                    });
        } catch (AdministrationException e) {
            return ApiAnswer.error(503, e.getMessage());
        }
    }

    private ApiAnswer trial(ApiRequest request) throws ApiException {
        Trial trial =
                administration
                        .trials()
                        .find(request.wanted("id"))
                        .orElseThrow(() -> new ApiException(404, "console.error.notrial"));
        return ApiAnswer.ok(json -> write(json, trial));
    }

    private static void write(JsonGenerator json, Trial trial) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("done", trial.done());
        json.writeBooleanField("ok", trial.ok());
        json.writeArrayFieldStart("steps");
        for (Trial.Step step : trial.steps()) {
            json.writeStartObject();
            json.writeStringField("text", step.text());
            json.writeBooleanField("ok", step.ok());
            json.writeNumberField("millis", step.millis());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private ApiAnswer add(ApiRequest request) {
        return change(
                request,
                administration
                        .services()
                        .add(request.actor(), new Sheet(request.sheet()), request.text("version")));
    }

    private ApiAnswer edit(ApiRequest request) throws ApiException {
        return change(
                request,
                administration
                        .services()
                        .edit(
                                request.actor(),
                                request.wanted("before"),
                                new Sheet(request.sheet()),
                                request.text("version")));
    }

    /** The answer comes when the list shows what has changed. */
    private ApiAnswer change(ApiRequest request, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            administration.services().awaitApplied(done.version(), APPLIED);
        }
        return Json.outcome(request, outcome);
    }
}
