package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dom4j.Element;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;

/**
 * The pages of the development console that are no plugin's: the first one says what is loaded and what the plugin last logged, the
 * others, which Openfire's menu leads to, that they are not here.
 */
public final class ConsolePage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 40;
    private static final String FIRST = "index.jsp";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String url = request.getServletPath().substring(1);
        if (url.equals(FIRST) && "true".equals(request.getParameter("logout"))) {
            // As Openfire's: the session itself goes on.
            request.getSession().removeAttribute("jive.admin.authToken");
            response.sendRedirect("/" + FIRST);
            return;
        }
        Element item = ConsoleMenu.itemAt(url);
        if (item == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/html; charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<html><head>");
        out.printf("<title>%s</title>%n", ConsoleMenu.text(item, "name"));
        out.printf("<meta name='pageID' content='%s'>%n", Html.escape(item.attributeValue("id")));
        out.println("</head><body>");
        if (url.equals(FIRST)) {
            printState(out);
        } else {
            out.println("<p>This page of Openfire is not part of the development console.</p>");
        }
        out.println("</body></html>");
    }

    private static void printState(PrintWriter out) throws IOException {
        XMPPServer server = XMPPServer.getInstance();
        out.printf(
                "<p>Domain <strong>%s</strong>.</p>%n",
                Html.escape(server.getServerInfo().getXMPPDomain()));
        out.println("<h2>Plugins</h2><ul>");
        plugins(server.getPluginManager())
                .forEach(
                        (name, state) -> out.printf("<li>%s: %s</li>%n", Html.escape(name), state));
        out.println("</ul>");
        out.println("<h2>What IM Services logged last</h2>");
        out.println("<pre tabindex='0' style='overflow: auto'>");
        for (String line : lastLines()) {
            out.println(Html.escape(line));
        }
        out.println("</pre>");
    }

    private static Map<String, String> plugins(PluginManager manager) {
        Map<String, String> states = new TreeMap<>();
        for (String name : manager.getMetadataExtractedPlugins().keySet()) {
            states.put(name, "unpacked, but not loaded: see logs/openfire.log");
        }
        for (Plugin plugin : manager.getPlugins()) {
            states.put(manager.getCanonicalName(plugin), "loaded");
        }
        return states;
    }

    private static List<String> lastLines() throws IOException {
        Path log = Path.of(System.getProperty("openfireHome"), "logs", "openfire.log");
        if (Files.notExists(log)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(log)) {
            List<String> ours =
                    lines.filter(line -> line.contains("imservices")).collect(Collectors.toList());
            return ours.subList(Math.max(0, ours.size() - LINES), ours.size());
        }
    }
}
