package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the probe plugin inside the server. */
public final class Probe {

    /** Unloading a plugin that does not let go can take Openfire 40 s. */
    private static final Duration LIMIT = Limits.LONG;

    private final Path file;
    private final HttpClient http = HttpClient.newHttpClient();

    Probe(Path home) {
        this.file = home.resolve("conf/probe");
    }

    boolean answers() {
        try {
            return Files.exists(file) && !ask("loaded", "name", "admin").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    int port() throws IOException {
        return Integer.parseInt(Files.readString(file).trim().split(" ")[0]);
    }

    /** What is registered with the server: see {@code ServerState}. */
    public Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        for (String line : ask("state").split("\n")) {
            int equals = line.indexOf('=');
            state.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return state;
    }

    /** The names of the server's threads that begin with the prefix, sorted. */
    public List<String> threads(String prefix) throws IOException {
        return Arrays.stream(state().get("threads").split(","))
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toList());
    }

    public boolean isLoaded(String plugin) throws IOException {
        return Boolean.parseBoolean(ask("loaded", "name", plugin));
    }

    /** As the console's upload does it; returns when the plugin has been loaded. */
    public boolean install(Path jar) throws IOException {
        return Boolean.parseBoolean(ask("install", "jar", jar.toString()));
    }

    /** As the console does it; returns when the plugin has been unloaded and its files are gone. */
    public boolean delete(String plugin) throws IOException {
        return Boolean.parseBoolean(ask("delete", "name", plugin));
    }

    /** From now on the plugin's present class loader is watched. */
    public void rememberLoader(String plugin) throws IOException {
        ask("remember", "name", plugin);
    }

    /** How many of the watched class loaders are still in memory. */
    public int loadersLeft() throws IOException {
        return Integer.parseInt(ask("loaders"));
    }

    /** Rows of the server's database, columns separated by tabs. */
    public List<String> query(String sql) throws IOException {
        String rows = ask("query", "sql", sql);
        return rows.isEmpty() ? List.of() : List.of(rows.split("\n"));
    }

    /** Changes rows of the server's database behind its back: what it has read of them already it does not notice. */
    public void update(String sql) throws IOException {
        ask("update", "sql", sql);
    }

    public void addUser(String name, String password) throws IOException {
        ask("user", "name", name, "password", password);
    }

    /** Makes an account of somebody with a name for people and an e-mail address. */
    public void addUser(String name, String password, String label, String email)
            throws IOException {
        ask("user", "name", name, "password", password, "label", label, "email", email);
    }

    /** Sets one of the server's properties; most are heeded at once. */
    public void setProperty(String name, String value) throws IOException {
        ask("property", "name", name, "value", value);
    }

    /** Sets the server's language, which is the console's, at once. */
    public void setLanguage(String language) throws IOException {
        ask("language", "code", language);
    }

    /** Makes an empty group. */
    public void addGroup(String name) throws IOException {
        ask("group", "name", name);
    }

    public void deleteGroup(String name) throws IOException {
        ask("nogroup", "name", name);
    }

    public void addMember(String group, String user) throws IOException {
        ask("member", "name", group, "jid", user);
    }

    public void removeMember(String group, String user) throws IOException {
        ask("nomember", "name", group, "jid", user);
    }

    /** Makes a component of somebody else's at the subdomain. */
    public void addComponent(String subdomain) throws IOException {
        ask("component", "subdomain", subdomain);
    }

    private String ask(String command, String... arguments) throws IOException {
        String[] portAndToken = Files.readString(file).trim().split(" ");
        StringBuilder query =
                new StringBuilder("http://" + Ports.LOOPBACK + ":" + portAndToken[0] + "/");
        query.append(command).append("?token=").append(portAndToken[1]);
        for (int i = 0; i < arguments.length; i += 2) {
            query.append('&').append(arguments[i]).append('=');
            query.append(URLEncoder.encode(arguments[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(query.toString())).timeout(LIMIT).build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new IOException("the probe answers " + command + ": " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the probe", e);
        }
    }
}
