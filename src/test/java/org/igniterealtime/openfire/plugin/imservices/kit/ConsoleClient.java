package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody at a server's console with nothing but HTTP: for what a browser would never send. Redirections are not followed. One object
 * is one session.
 */
public final class ConsoleClient {

    private static final String TOKEN = "X-IMS-Token";
    private final OpenfireServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Nobody as yet. */
    public ConsoleClient(OpenfireServer server) {
        this.server = server;
    }

    /** The administrator, logged in. */
    public static ConsoleClient administrator(OpenfireServer server)
            throws IOException, InterruptedException {
        ConsoleClient client = new ConsoleClient(server);
        if (!client.logIn(OpenfireServer.ADMIN, server.adminPassword())) {
            throw new IOException("the console does not take the administrator's password");
        }
        return client;
    }

    /** Whether the console's login page takes name and password. */
    public boolean logIn(String name, String password) throws IOException, InterruptedException {
        get("/login.jsp");
        Map<String, String> form = new HashMap<>();
        form.put("login", "true");
        form.put("username", name);
        form.put("password", password);
        // Openfire's own login page wants the cookie that it has set.
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            if (cookie.getName().equals("csrf")) {
                form.put("csrf", cookie.getValue());
            }
        }
        return post("/login.jsp", form).statusCode() == 302;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Sends a form without the plugin's token. */
    public HttpResponse<String> post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return send(form(path, form));
    }

    /** Sends a form with the token. */
    public HttpResponse<String> post(String path, Map<String, String> form, String token)
            throws IOException, InterruptedException {
        return send(form(path, form).header(TOKEN, token));
    }

    /** Sends a request with any method and no content. */
    public HttpResponse<String> send(String method, String path)
            throws IOException, InterruptedException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create("http://" + Ports.LOOPBACK + ":" + server.consolePort() + path);
        return HttpRequest.newBuilder(uri).timeout(Limits.ANSWER);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
