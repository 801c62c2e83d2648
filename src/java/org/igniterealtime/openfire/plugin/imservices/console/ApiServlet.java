package org.igniterealtime.openfire.plugin.imservices.console;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers below {@code api/}: GET reads, POST changes and needs the session's token. Every answer is JSON. */
public abstract class ApiServlet extends ConsoleServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final String BELOW = "/api/";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, false);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(request, response, true);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, boolean post)
            throws IOException {
        ApiAnswer answer = safeAnswer(request, post);
        send(response, answer.status(), "application/json", answer.print());
    }

    private ApiAnswer safeAnswer(HttpServletRequest request, boolean post) throws IOException {
        Console console = console().orElse(null);
        if (console == null) {
            return new ApiException(503, "console.error.stopped").answer(new Texts(Locale.ROOT));
        }
        Texts texts = console.texts();
        try {
            return answer(console, texts, request, post);
        } catch (ApiException e) {
            return e.answer(texts);
        } catch (RuntimeException e) {
            LOG.error("The console's call {} failed", request.getPathInfo(), e);
            return new ApiException(500, "console.error.internal").answer(texts);
        }
    }

    private static ApiAnswer answer(
            Console console, Texts texts, HttpServletRequest request, boolean post)
            throws ApiException, IOException {
        String user =
                administrator(console, request)
                        .orElseThrow(() -> new ApiException(401, "console.error.login"));
        HttpSession session = request.getSession(false);
        String path = path(request);
        if (!post && path.equals("token")) {
            String token = console.tokens().of(session, user);
            return ApiAnswer.ok(
                    json -> {
                        json.writeStartObject();
                        json.writeStringField("token", token);
                        json.writeEndObject();
                    });
        }
        Optional<ApiTable.Entry> entry =
                post ? console.calls().findPost(path) : console.calls().findGet(path);
        ApiTable.Entry call =
                entry.orElseThrow(() -> new ApiException(404, "console.error.unknown", path));
        if (post && !console.tokens().isRight(session, user, request.getHeader(Tokens.HEADER))) {
            return ApiAnswer.error(403, texts.get("console.error.token"), "token");
        }
        FormValues values =
                post ? FormValues.ofBody(request, call.limit()) : FormValues.ofQuery(request);
        return call.call().answer(new ApiRequest(user, request.getRemoteAddr(), values, texts));
    }

    private static String path(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        int below = path.indexOf(BELOW);
        return below < 0 ? "" : path.substring(below + BELOW.length());
    }
}
