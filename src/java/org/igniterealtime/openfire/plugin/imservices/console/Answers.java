package org.igniterealtime.openfire.plugin.imservices.console;

import org.igniterealtime.openfire.plugin.imservices.administration.AdministrationException;
import org.igniterealtime.openfire.plugin.imservices.administration.Outcome;

/** What the calls about text files have in common. */
final class Answers {

    /** Of HTTP: the request is understood, and what it asks for is not possible. */
    private static final int IMPOSSIBLE = 422;

    private Answers() {}

    /** A call of administration's, which says why when it cannot be done. */
    @FunctionalInterface
    interface Reading {
        ApiAnswer answer(ApiRequest request) throws AdministrationException, ApiException;
    }

    static ApiTable.Call of(Reading reading) {
        return request -> {
            try {
                return reading.answer(request);
            } catch (AdministrationException e) {
                return ApiAnswer.error(IMPOSSIBLE, e.getMessage());
            }
        };
    }

    /**
     * {@code {version, applied}}.
     *
     * @param applied whether the services are those of the file already
     */
    static ApiAnswer saved(Outcome.Done done, boolean applied) {
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("version", done.version());
                    json.writeBooleanField("applied", applied);
                    json.writeEndObject();
                });
    }
}
