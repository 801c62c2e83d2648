package org.igniterealtime.openfire.plugin.imservices.kit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/**
 * A server's console in a browser: Openfire's own of an installed server, the kit's of the embedded one. Needs a started server; the
 * waits are the browser's.
 */
public final class Console {

    /** A page of Openfire that shows nothing that it would have to fetch from elsewhere. */
    private static final String QUIET_PAGE = "/user-summary.jsp";

    private final Browser browser;
    private final OpenfireServer server;

    public Console(Browser browser, OpenfireServer server) {
        this.browser = browser;
        this.server = server;
    }

    public Browser browser() {
        return browser;
    }

    OpenfireServer server() {
        return server;
    }

    /** The address of a path of the console, which begins with a slash. */
    public String url(String path) {
        return "http://" + Ports.LOOPBACK + ":" + server.consolePort() + path;
    }

    /** Logs in as the administrator. */
    public void logIn() throws Exception {
        logIn(OpenfireServer.ADMIN, server.adminPassword());
        browser.until("the console takes the administrator's password", () -> !isAtLogin());
    }

    /** Sends name and password on the login page; whether that was enough, {@link #isAtLogin} says. */
    public void logIn(String name, String password) throws Exception {
        Await.until("the console listens", Limits.ANSWER, () -> Ports.isOpen(server.consolePort()));
        browser.open(
                url("/login.jsp?url=" + URLEncoder.encode(QUIET_PAGE, StandardCharsets.UTF_8)));
        submitLogin(name, password);
    }

    /** Fills in the login page that the browser is at, and waits for what comes next. */
    public void submitLogin(String name, String password) throws Exception {
        WebElement field = browser.await("input[name=username]");
        field.clear();
        field.sendKeys(name);
        browser.await("input[name=password]").sendKeys(password);
        WebElement root = browser.driver().findElement(By.tagName("html"));
        browser.await("form [type=submit]").click();
        browser.until("the answer to the login", () -> isGone(root) && isLoaded());
    }

    private boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException e) {
            return true;
        } catch (WebDriverException e) {
            // So the driver says while the one page goes and the other comes.
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw e;
        }
    }

    private boolean isLoaded() {
        return "complete".equals(browser.driver().executeScript("return document.readyState"));
    }

    /** Whether the browser shows the login page. */
    public boolean isAtLogin() {
        return browser.driver().getCurrentUrl().startsWith(url("/login.jsp"));
    }

    /** As the link of the console does it: the browser's session stays, its administrator goes. */
    public void logOut() throws Exception {
        browser.open(url("/index.jsp?logout=true"));
        browser.until("the login page", this::isAtLogin);
    }

    /** Goes to a page of the console, such as {@code /plugins/imservices/services}, and waits until it has been loaded. */
    public void open(String path) {
        browser.open(url(path));
    }

    /** The console's tabs. */
    public List<String> tabs() {
        return texts(server.isEmbedded() ? ".shell-tabs a" : "#jive-nav a");
    }

    /** The entries of the sidebar of the page. */
    public List<String> sidebar() {
        return texts(server.isEmbedded() ? ".shell-sidebar a" : "#jive-sidebar a");
    }

    /** The entry of the sidebar that stands for the page; empty when there is none. */
    public String currentEntry() {
        return String.join(
                ", ",
                texts(
                        server.isEmbedded()
                                ? ".shell-sidebar a[aria-current]"
                                : "#jive-sidebar .currentlink a"));
    }

    private List<String> texts(String css) {
        return browser.all(css).stream().map(WebElement::getText).toList();
    }

    /** The browser's session with the console, as the value of an HTTP header {@code Cookie}. */
    public String sessionCookie() {
        Cookie cookie = browser.driver().manage().getCookieNamed("JSESSIONID");
        if (cookie == null) {
            throw new IllegalStateException("the browser has no session with the console");
        }
        return cookie.getName() + "=" + cookie.getValue();
    }
}
