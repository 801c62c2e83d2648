package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jivesoftware.admin.LoginLimitManager;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.auth.AuthFactory;
import org.jivesoftware.openfire.auth.AuthToken;
import org.jivesoftware.openfire.auth.ConnectionException;
import org.jivesoftware.openfire.auth.InternalUnauthenticatedException;
import org.jivesoftware.openfire.auth.UnauthorizedException;

/** The way into the development console: the same fields, checks and session attribute as Openfire's login.jsp. */
public final class ConsoleLogin extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        printForm(request, response, "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setCharacterEncoding("UTF-8");
        AuthToken token;
        try {
            token =
                    authenticate(
                            request.getParameter("username"),
                            request.getParameter("password"),
                            request.getRemoteAddr());
        } catch (UnauthorizedException | ConnectionException | InternalUnauthenticatedException e) {
            log("refused: " + e.getMessage());
            printForm(
                    request,
                    response,
                    "Login failed: wrong name or password, or no administrator.");
            return;
        }
        request.getSession().invalidate();
        request.getSession(true).setAttribute("jive.admin.authToken", token);
        response.sendRedirect(target(request.getParameter("url")));
    }

    private static AuthToken authenticate(String name, String password, String address)
            throws UnauthorizedException, ConnectionException, InternalUnauthenticatedException {
        LoginLimitManager limits = LoginLimitManager.getInstance();
        if (limits.hasHitConnectionLimit(name, address)) {
            throw new UnauthorizedException("too many attempts");
        }
        try {
            if (name == null || !AdminManager.getInstance().isUserAdmin(name, true)) {
                throw new UnauthorizedException(name + " is no administrator");
            }
            AuthToken token = AuthFactory.authenticate(name, password);
            limits.recordSuccessfulAttempt(name, address);
            return token;
        } catch (UnauthorizedException e) {
            limits.recordFailedAttempt(String.valueOf(name), address);
            throw e;
        }
    }

    /** Pages of this server only. */
    private static String target(String url) {
        return url != null && url.startsWith("/") && !url.startsWith("//") ? url : "/index.jsp";
    }

    private static void printForm(
            HttpServletRequest request, HttpServletResponse response, String error)
            throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<!DOCTYPE html><html lang='en'><head><meta charset='UTF-8'>");
        out.println("<meta name='viewport' content='width=device-width, initial-scale=1'>");
        out.println("<title>Openfire Admin Console</title>");
        out.println("<link rel='stylesheet' href='/style/shell.css'></head><body>");
        out.println("<main class='shell-login'><h1>Openfire for development</h1>");
        out.println("<form action='/login.jsp' method='post'>");
        out.printf(
                "<input type='hidden' name='url' value='%s'>%n",
                Html.escape(request.getParameter("url")));
        out.println("<label for='u01'>Username</label>");
        out.printf(
                "<input id='u01' name='username' autocomplete='username' value='%s'>%n",
                Html.escape(request.getParameter("username")));
        out.println("<label for='p01'>Password</label>");
        out.println(
                "<input id='p01' name='password' type='password' autocomplete='current-password'>");
        out.println("<button type='submit'>Login</button>");
        if (!error.isEmpty()) {
            out.printf("<p class='shell-error' role='alert'>%s</p>%n", error);
        }
        out.println("</form></main></body></html>");
    }
}
