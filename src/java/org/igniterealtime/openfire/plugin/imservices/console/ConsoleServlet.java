package org.igniterealtime.openfire.plugin.imservices.console;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** What all servlets of the plugin do before anything else. The server makes them by their constructor without parameters. */
abstract class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Empty while the plugin is not started. */
    protected abstract Optional<Console> console();

    /** Who is logged in with the request's session. */
    static Optional<String> administrator(Console console, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : console.host().administrator(session::getAttribute);
    }

    /**
     * @param body in UTF-8
     */
    static void send(HttpServletResponse response, int status, String type, byte[] body)
            throws IOException {
        response.setStatus(status);
        // In one: SiteMesh takes the encoding of a page from here, and the system's when it finds
        // none.
        response.setContentType(type + "; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if ("same".equals(response.getHeader("X-Frame-Options"))) {
            // What Openfire 4.2 says by default and no browser knows.
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
