package org.igniterealtime.openfire.plugin.imservices.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.administration.Differences;
import org.igniterealtime.openfire.plugin.imservices.administration.FieldProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.FileProblem;
import org.igniterealtime.openfire.plugin.imservices.administration.FileVersion;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/** How administration's values read in JSON, for all calls. Each method writes one field or one value. */
final class Json {

    private Json() {}

    static String severity(Problem.Severity severity) {
        return severity == Problem.Severity.ERROR ? "error" : "warning";
    }

    static void texts(JsonGenerator json, String name, Collection<String> texts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** {@code [{severity, line, column, text}]}. */
    static void fileProblems(JsonGenerator json, String name, List<FileProblem> problems)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (FileProblem problem : problems) {
            json.writeStartObject();
            json.writeStringField("severity", severity(problem.severity()));
            json.writeNumberField("line", problem.line());
            json.writeNumberField("column", problem.column());
            json.writeStringField("text", problem.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@code {key: [{severity, text}]}}. */
    static void fieldProblems(JsonGenerator json, String name, List<FieldProblem> problems)
            throws IOException {
        Map<String, List<FieldProblem>> byKey = new LinkedHashMap<>();
        for (FieldProblem problem : problems) {
            byKey.computeIfAbsent(problem.key(), none -> new ArrayList<>()).add(problem);
        }
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, List<FieldProblem>> field : byKey.entrySet()) {
            json.writeArrayFieldStart(field.getKey());
            for (FieldProblem problem : field.getValue()) {
                json.writeStartObject();
                json.writeStringField("severity", severity(problem.severity()));
                json.writeStringField("text", problem.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** {@code [{kind, before, after, text}]}. */
    static void differences(JsonGenerator json, String name, Differences differences)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Differences.Line line : differences.lines()) {
            json.writeStartObject();
            json.writeStringField("kind", line.kind().name());
            json.writeNumberField("before", line.before());
            json.writeNumberField("after", line.after());
            json.writeStringField("text", line.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@code text, version, problems}, as fields of the object that is being written. */
    static void file(JsonGenerator json, FileVersion file) throws IOException {
        json.writeStringField("text", file.text());
        json.writeStringField("version", file.version());
        fileProblems(json, "problems", file.problems());
    }

    /**
     * What a change is answered with: 200 with {@code version} and, when not all is done, {@code
     * remark}; 422 with {@code error} and {@code fields}; 409 with {@code
     * error, version, base, theirs, yours, theirChanges, yourChanges}, where {@code base} is null when it is not remembered; 500
     * with {@code error}.
     */
    static ApiAnswer outcome(ApiRequest request, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return ApiAnswer.ok(
                    json -> {
                        json.writeStartObject();
                        json.writeStringField("version", done.version());
                        if (!done.remark().isEmpty()) {
                            json.writeStringField("remark", done.remark());
                        }
                        json.writeEndObject();
                    });
        }
        if (outcome instanceof Outcome.Refused refused) {
            String text = request.texts().get("console.error.refused");
            return new ApiAnswer(
                    422,
                    json -> {
                        json.writeStartObject();
                        json.writeStringField("error", text);
                        fieldProblems(json, "fields", refused.problems());
                        json.writeEndObject();
                    });
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            String text = request.texts().get("console.error.conflict");
            return new ApiAnswer(409, json -> conflict(json, text, conflict));
        }
        return ApiAnswer.error(500, ((Outcome.Failed) outcome).reason());
    }

    private static void conflict(JsonGenerator json, String text, Outcome.Conflict conflict)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("error", text);
        json.writeStringField("version", conflict.version());
        if (conflict.base().isPresent()) {
            json.writeStringField("base", conflict.base().get());
        } else {
            json.writeNullField("base");
        }
        json.writeStringField("theirs", conflict.theirs());
        json.writeStringField("yours", conflict.yours());
        differences(json, "theirChanges", conflict.theirChanges());
        differences(json, "yourChanges", conflict.yourChanges());
        json.writeEndObject();
    }
}
