package org.igniterealtime.openfire.plugin.imservices.console;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/** A call that is answered with an error that people read. */
final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Object> arguments;

    /**
     * @param status of HTTP, from 400
     * @param key of the text
     */
    ApiException(int status, String key, Object... arguments) {
        super(key);
        this.status = status;
        this.arguments = List.of(arguments);
    }

    ApiAnswer answer(Texts texts) {
        return ApiAnswer.error(status, texts.get(getMessage(), arguments.toArray()));
    }
}
