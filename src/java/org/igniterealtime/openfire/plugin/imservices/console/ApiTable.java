package org.igniterealtime.openfire.plugin.imservices.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which call is answered by whom. Calls that belong together are a {@link Family}. */
final class ApiTable {

    /** What a form may have, unless its call says otherwise: a dialog with all its fields full. */
    static final int FORM_BYTES = 1 << 20;

    /** What a form that brings a whole file may have: the largest file, percent-encoded. */
    static final int FILE_BYTES = 3 * (16 << 20);

    private final Map<String, Entry> gets = new LinkedHashMap<>();
    private final Map<String, Entry> posts = new LinkedHashMap<>();

    /** Answers a call. On the console's threads; may block. */
    @FunctionalInterface
    interface Call {
        ApiAnswer answer(ApiRequest request) throws ApiException;
    }

    /** Some calls that belong together. */
    interface Family {
        void addTo(ApiTable table);
    }

    /**
     * @param limit the number of bytes that the form may have
     */
    record Entry(Call call, int limit) {}

    ApiTable(Family... families) {
        for (Family family : families) {
            family.addTo(this);
        }
    }

    /** A call that reads. */
    ApiTable get(String path, Call call) {
        return put(gets, path, new Entry(call, 0));
    }

    /** A call that needs the token. */
    ApiTable post(String path, Call call) {
        return post(path, FORM_BYTES, call);
    }

    ApiTable post(String path, int limit, Call call) {
        return put(posts, path, new Entry(call, limit));
    }

    private ApiTable put(Map<String, Entry> entries, String path, Entry entry) {
        if (entries.putIfAbsent(path, entry) != null) {
            throw new IllegalArgumentException("two calls api/" + path);
        }
        return this;
    }

    Optional<Entry> findGet(String path) {
        return Optional.ofNullable(gets.get(path));
    }

    Optional<Entry> findPost(String path) {
        return Optional.ofNullable(posts.get(path));
    }
}
