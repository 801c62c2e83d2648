package org.igniterealtime.openfire.plugin.imservices.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.Losses;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;
import org.igniterealtime.openfire.plugin.imservices.administration.Query;
import org.igniterealtime.openfire.plugin.imservices.administration.Row;
import org.igniterealtime.openfire.plugin.imservices.administration.Rows;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesAdministration;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** The calls of the list: {@code services, losses, delete, enable, disable, restart}. */
final class ServicesCalls implements ApiTable.Family {

    /** More rows than that nobody reads, and a browser labours at them. */
    private static final int MOST = 1000;

    private static final int PAGE = 100;

    /** How long a change waits until the list can show it; a change of many services takes longer to apply. */
    private static final Duration APPLIED = Duration.ofSeconds(5);

    private final ServicesAdministration services;

    ServicesCalls(ServicesAdministration services) {
        this.services = services;
    }

    @Override
    public void addTo(ApiTable table) {
        table.get("services", this::rows)
                .get("losses", this::losses)
                .post(
                        "delete",
                        request ->
                                change(
                                        request,
                                        services.delete(
                                                request.actor(),
                                                request.wanted("domain"),
                                                request.truth("forget"),
                                                request.text("version"))))
                .post("enable", request -> enable(request, true))
                .post("disable", request -> enable(request, false))
                .post(
                        "restart",
                        request ->
                                Json.outcome(
                                        request,
                                        services.restart(
                                                request.actor(), request.wanted("domain"))));
    }

    private ApiAnswer enable(ApiRequest request, boolean enabled) throws ApiException {
        return change(
                request,
                services.enable(
                        request.actor(),
                        request.wanted("domain"),
                        enabled,
                        request.text("version")));
    }

    /** The answer comes when the list shows what has changed. */
    private ApiAnswer change(ApiRequest request, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            services.awaitApplied(done.version(), APPLIED);
        }
        return Json.outcome(request, outcome);
    }

    private ApiAnswer losses(ApiRequest request) throws ApiException {
        try {
            Losses losses = services.losses(request.wanted("domain"));
            return ApiAnswer.ok(
                    json -> {
                        json.writeStartObject();
                        json.writeNumberField("registrations", losses.registrations());
                        json.writeNumberField("rooms", losses.rooms());
                        json.writeEndObject();
                    });
        } catch (AdministrationException e) {
            return ApiAnswer.error(500, e.getMessage());
        }
    }

    private ApiAnswer rows(ApiRequest request) throws ApiException {
        Query query =
                new Query(
                        request.text("filter"),
                        order(request.text("sort")),
                        request.truth("descending"),
                        request.number("offset", 0),
                        Math.min(request.number("limit", PAGE), MOST));
        Rows rows = services.rows(query);
        return ApiAnswer.ok(json -> write(json, rows, request.texts()));
    }

    private static Query.Order order(String sort) throws ApiException {
        try {
            return sort.isEmpty()
                    ? Query.Order.FILE
                    : Query.Order.valueOf(sort.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "console.error.sort");
        }
    }

    private static void write(JsonGenerator json, Rows rows, Texts texts) throws IOException {
        json.writeStartObject();
        json.writeNumberField("total", rows.total());
        json.writeNumberField("matching", rows.matching());
        json.writeStringField("version", rows.version());
        json.writeStringField("fileProblem", rows.fileProblem());
        json.writeArrayFieldStart("rows");
        for (Row row : rows.rows()) {
            write(json, row, texts);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Row row, Texts texts) throws IOException {
        json.writeStartObject();
        json.writeStringField("domain", row.domain());
        json.writeNumberField("line", row.line());
        json.writeStringField("name", row.name());
        json.writeStringField("category", row.category());
        json.writeStringField("type", row.type());
        json.writeStringField("browse", row.browse());
        json.writeStringField("access", row.access());
        json.writeBooleanField("enabled", row.enabled());
        json.writeStringField(
                "state",
                row.state().map(state -> state.name().toLowerCase(Locale.ROOT)).orElse(""));
        json.writeStringField("reason", texts.say(row.why()));
        if (row.since().isPresent()) {
            json.writeNumberField("since", row.since().get().toEpochMilli());
        }
        if (row.users().isPresent()) {
            json.writeNumberField("users", row.users().getAsInt());
        }
        Json.fileProblems(json, "problems", row.problems());
        json.writeEndObject();
    }
}
