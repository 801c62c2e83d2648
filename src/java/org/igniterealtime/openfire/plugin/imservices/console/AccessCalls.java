package org.igniterealtime.openfire.plugin.imservices.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.access.AccessItem;
import org.igniterealtime.openfire.plugin.imservices.access.Ruling;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;
import org.igniterealtime.openfire.plugin.imservices.access.Verdict;
import org.igniterealtime.openfire.plugin.imservices.administration.AccessRules;
import org.igniterealtime.openfire.plugin.imservices.administration.AccessText;
import org.igniterealtime.openfire.plugin.imservices.administration.Administration;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.Differences;
import org.igniterealtime.openfire.plugin.imservices.administration.FileVersion;
import org.igniterealtime.openfire.plugin.imservices.administration.RuleDraft;
import org.igniterealtime.openfire.plugin.imservices.administration.TextFiles;

/** The calls of an access file: {@code access, access/check, access/edit, access/diff, access/save, access/who}. */
final class AccessCalls implements ApiTable.Family {

    private final TextFiles files;
    private final AccessRules access;

    AccessCalls(Administration administration) {
        this.files = administration.files();
        this.access = administration.access();
    }

    @Override
    public void addTo(ApiTable table) {
        table.get("access", Answers.of(this::read))
                .post("access/check", ApiTable.FILE_BYTES, Answers.of(this::check))
                .post("access/edit", ApiTable.FILE_BYTES, Answers.of(this::edit))
                .post("access/diff", ApiTable.FILE_BYTES, Answers.of(this::compare))
                .post("access/save", ApiTable.FILE_BYTES, this::save)
                .post("access/who", ApiTable.FILE_BYTES, Answers.of(this::decide));
    }

    /** The file; of one that does not exist also {@code example}, the text to begin with. */
    private ApiAnswer read(ApiRequest request) throws AdministrationException, ApiException {
        String path = request.wanted("path");
        FileVersion file = files.read(path);
        AccessText text = access.look(path, file.text());
        List<String> usedBy = access.usedBy(path);
        List<String> groups = access.groups();
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("version", file.version());
                    json.writeBooleanField("exists", file.exists());
                    if (!file.exists()) {
                        json.writeStringField("example", access.example());
                    }
                    Json.texts(json, "services", usedBy);
                    Json.texts(json, "groups", groups);
                    write(json, text);
                    json.writeEndObject();
                });
    }

    private ApiAnswer check(ApiRequest request) throws AdministrationException, ApiException {
        return answer(access.look(request.wanted("path"), request.text("text")));
    }

    private ApiAnswer edit(ApiRequest request) throws AdministrationException, ApiException {
        String path = request.wanted("path");
        String text = request.text("text");
        int index = request.number("index", 0);
        String operation = request.wanted("operation");
        return switch (operation) {
            case "set" -> answer(access.set(path, text, index, draft(request)));
            case "insert" -> answer(access.insert(path, text, index, draft(request)));
            case "remove" -> answer(access.remove(path, text, index));
            case "move" -> answer(access.move(path, text, index, request.number("to", 0)));
            default -> throw new ApiException(400, "console.error.unknown", operation);
        };
    }

    private static RuleDraft draft(ApiRequest request) throws ApiException {
        return new RuleDraft(
                request.wanted("action"),
                request.wanted("type"),
                request.text("value"),
                request.values().all("kind"));
    }

    private ApiAnswer compare(ApiRequest request) throws AdministrationException, ApiException {
        String path = request.wanted("path");
        String text = request.text("text");
        Differences differences = files.diff(path, text);
        String version = files.read(path).version();
        boolean valid = access.look(path, text).valid();
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("version", version);
                    json.writeBooleanField("valid", valid);
                    Json.differences(json, "differences", differences);
                    json.writeEndObject();
                });
    }

    private ApiAnswer save(ApiRequest request) throws ApiException {
        return Json.outcome(
                request,
                files.save(
                        request.actor(),
                        request.wanted("path"),
                        request.wanted("text"),
                        request.wanted("version")));
    }

    private ApiAnswer decide(ApiRequest request) throws AdministrationException, ApiException {
        Verdict verdict =
                access.decide(request.text("text"), request.wanted("jid"), request.text("service"));
        return ApiAnswer.ok(json -> write(json, verdict));
    }

    private static ApiAnswer answer(AccessText text) {
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    write(json, text);
                    json.writeEndObject();
                });
    }

    /** {@code text, valid, problems, rules: [{order, line, action, type, value, kinds}]}. */
    private static void write(JsonGenerator json, AccessText text) throws IOException {
        json.writeStringField("text", text.text());
        json.writeBooleanField("valid", text.valid());
        Json.fileProblems(json, "problems", text.problems());
        json.writeArrayFieldStart("rules");
        for (AccessItem item : text.rules()) {
            json.writeStartObject();
            json.writeNumberField("order", item.order());
            json.writeNumberField("line", item.line());
            json.writeStringField("action", item.rule().action().word());
            json.writeStringField("type", item.rule().type().word());
            json.writeStringField("value", item.rule().value());
            Json.texts(
                    json,
                    "kinds",
                    item.rule().kinds().stream().sorted().map(StanzaKind::element).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@code {jid, allowed, denied, uniform, rulings: [{kind, allowed, order, line}]}}; no order where no rule decides. */
    private static void write(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeStartObject();
        json.writeStringField("jid", verdict.peer().toString());
        json.writeBooleanField("allowed", verdict.allowed());
        json.writeBooleanField("denied", verdict.denied());
        json.writeBooleanField("uniform", verdict.uniform());
        json.writeArrayFieldStart("rulings");
        for (StanzaKind kind : StanzaKind.values()) {
            Ruling ruling = verdict.of(kind);
            json.writeStartObject();
            json.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.writeBooleanField("allowed", ruling.allowed());
            if (ruling.decidedBy().isPresent()) {
                json.writeNumberField("order", ruling.decidedBy().get().order());
                json.writeNumberField("line", ruling.decidedBy().get().line());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
