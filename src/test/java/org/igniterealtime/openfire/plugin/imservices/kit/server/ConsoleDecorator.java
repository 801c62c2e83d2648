package org.igniterealtime.openfire.plugin.imservices.kit.server;

import com.opensymphony.module.sitemesh.HTMLPage;
import com.opensymphony.module.sitemesh.RequestConstants;
import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jivesoftware.admin.AdminConsole;
import org.jivesoftware.util.WebManager;

/**
 * What SiteMesh puts round a page. As in Openfire's: the page's title becomes the heading, the contents of its head are passed on, its
 * {@code pageID} says where in the menu it is, and the whole is in the browser's quirks mode, as all of the 4.2 console is.
 */
public final class ConsoleDecorator extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HTMLPage page = (HTMLPage) request.getAttribute(RequestConstants.PAGE);
        if (page == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ConsoleMenu menu = new ConsoleMenu(page.getProperty("meta.pageID"));
        PrintWriter out = response.getWriter();
        out.println("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">");
        out.println("<html lang='en'><head>");
        out.printf(
                "<title>%s Admin Console: %s</title>%n",
                Html.escape(AdminConsole.getAppName()), page.getTitle());
        out.println("<meta http-equiv='content-type' content='text/html; charset=UTF-8'>");
        out.println("<meta name='viewport' content='width=device-width, initial-scale=1'>");
        out.println("<link rel='stylesheet' href='/style/shell.css'>");
        page.writeHead(out);
        out.println("</head><body>");
        out.println("<header class='shell-header'>");
        out.printf("<div class='shell-user'>%s</div>%n", userStatus(request, response));
        out.println(
                "<div class='shell-name'><a href='/index.jsp'>Openfire for development</a></div>");
        menu.printTabs(out);
        out.println("</header><div class='shell-columns'>");
        menu.printSidebar(out);
        out.printf("<main class='shell-content'><h1>%s</h1>%n<div>%n", page.getTitle());
        page.writeBody(out);
        out.println("</div></main></div>");
        out.println(
                "<footer class='shell-footer'>Development console: Openfire's own is not in its published jar files.</footer>");
        out.println("</body></html>");
    }

    private String userStatus(HttpServletRequest request, HttpServletResponse response) {
        WebManager manager = new WebManager();
        manager.init(request, response, request.getSession(), getServletContext());
        return "Openfire "
                + Html.escape(AdminConsole.getVersionString())
                + "<br>Logged in as <strong>"
                + Html.escape(manager.getUser() == null ? "?" : manager.getUser().getUsername())
                + "</strong> - <a href='/index.jsp?logout=true'>Logout</a>";
    }
}
