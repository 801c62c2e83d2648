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
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;

/**
 * What a browser gets from the development server. Openfire's own console is not on Maven Central, so this says what is
 * loaded and what the plugin last logged, and no more.
 */
public final class ConsolePage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LINES = 40;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!request.getServletPath().equals("/")) {
            response.sendError(
                    HttpServletResponse.SC_NOT_FOUND,
                    "the development server has one page only: /");
            return;
        }
        response.setContentType("text/html; charset=UTF-8");
        PrintWriter out = response.getWriter();
        XMPPServer server = XMPPServer.getInstance();
        out.println("<!DOCTYPE html><html lang='en'><head><meta charset='UTF-8'>");
        out.println("<title>Openfire for development</title></head><body>");
        out.printf("<h1>Openfire %s for development</h1>%n", version(server));
        out.printf("<p>Domain <b>%s</b>.", escape(server.getServerInfo().getXMPPDomain()));
        out.println(
                " This page is the development server's own; Openfire's console is not here.</p>");
        out.println("<h2>Plugins</h2><ul>");
        plugins(server.getPluginManager())
                .forEach((name, state) -> out.printf("<li>%s: %s</li>%n", escape(name), state));
        out.println("</ul>");
        out.println("<h2>What IM Services logged last</h2><pre>");
        for (String line : lastLines()) {
            out.println(escape(line));
        }
        out.println("</pre></body></html>");
    }

    private static String version(XMPPServer server) {
        return escape(server.getServerInfo().getVersion().getVersionString());
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

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }
}
