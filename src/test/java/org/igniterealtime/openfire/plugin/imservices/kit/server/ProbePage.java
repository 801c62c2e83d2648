package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A plugin's page in the console, to try the kit on; {@code ?broken} makes it inaccessible and faulty. */
public final class ProbePage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean isBroken = request.getParameter("broken") != null;
        response.setContentType("text/html; charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<!DOCTYPE html><html><head><title>Probe</title>");
        out.println("<meta name='pageID' content='probe-page'>");
        out.println("<style>.ims p { color: rgb(1, 2, 3); }</style>");
        if (isBroken) {
            out.println("<script>throw new Error('broken on purpose');</script>");
        }
        out.println("</head><body><div class='ims'><p>Grüße from the probe.</p>");
        out.println(isBroken ? "<input>" : "<label>Name <input id='probe-name'></label>");
        out.println("</div></body></html>");
    }
}
