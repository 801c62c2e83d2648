package org.igniterealtime.openfire.plugin.imservices.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;

/**
 * The values of a query or of a form ({@code application/x-www-form-urlencoded}), in UTF-8. Read by ourselves: the server's
 * encoding filter does not cover plugins, and Jetty takes no form of more than 200,000 bytes, which a services file may exceed.
 */
final class FormValues {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, List<String>> values;

    private FormValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The values of the query of a request. */
    static FormValues ofQuery(HttpServletRequest request) throws ApiException {
        return parse(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    /**
     * The values of the body of a request. Blocks.
     *
     * @param limit the number of bytes that the body may have
     * @throws ApiException when it is no form, or has more
     */
    static FormValues ofBody(HttpServletRequest request, int limit)
            throws ApiException, IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.split(";")[0].strip().equalsIgnoreCase(FORM)) {
            throw new ApiException(415, "console.error.form");
        }
        if (request.getContentLengthLong() > limit) {
            throw tooLong(limit);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw tooLong(limit);
            }
            return parse(new String(body, StandardCharsets.US_ASCII));
        }
    }

    private static ApiException tooLong(int limit) {
        return new ApiException(413, "console.error.long", limit / 1024);
    }

    /**
     * @throws ApiException when there is a percent sign without two digits
     */
    static FormValues parse(String encoded) throws ApiException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
            }
        }
        return new FormValues(values);
    }

    private static String decode(String encoded) throws ApiException {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiException(400, "console.error.form");
        }
    }

    /** The first value of the key. */
    Optional<String> find(String key) {
        return all(key).stream().findFirst();
    }

    List<String> all(String key) {
        return Collections.unmodifiableList(values.getOrDefault(key, List.of()));
    }

    /** The values of all keys that begin with the prefix, by the rest of the key, in the order of the form. */
    Map<String, List<String>> withPrefix(String prefix) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        values.forEach(
                (key, all) -> {
                    if (key.startsWith(prefix)) {
                        found.put(key.substring(prefix.length()), List.copyOf(all));
                    }
                });
        return found;
    }
}
