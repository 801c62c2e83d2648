package org.igniterealtime.openfire.plugin.imservices.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a call is answered with.
 *
 * @param status of HTTP
 * @param body writes the one JSON value
 */
record ApiAnswer(int status, Body body) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes JSON. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    static ApiAnswer ok(Body body) {
        return new ApiAnswer(200, body);
    }

    /** {@code {"error": text}}. */
    static ApiAnswer error(int status, String text) {
        return error(status, text, "");
    }

    /**
     * {@code {"error": text, "code": code}}.
     *
     * @param code what scripts know the error by; empty when it does not matter
     */
    static ApiAnswer error(int status, String text, String code) {
        return new ApiAnswer(
                status,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("error", text);
                    if (!code.isEmpty()) {
                        json.writeStringField("code", code);
                    }
                    json.writeEndObject();
                });
    }

    /** The body, UTF-8. Written whole before any of it is sent, so that what fails on the way is an error, and not half an answer. */
    byte[] print() {
        return print(body);
    }

    static byte[] print(Body body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
