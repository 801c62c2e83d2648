package org.igniterealtime.openfire.plugin.imservices.kit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.util.JiveGlobals;

/**
 * A plugin for tests that is installed beside the one under test and answers questions over HTTP on the loopback
 * interface. Port and token are in {@code conf/probe} of the home. The same jar runs on Openfire 4.2.0 and 5.1.x.
 */
public final class ProbePlugin implements Plugin {

    private interface Command {
        String run(Map<String, String> arguments) throws Exception;
    }

    private final Map<String, Command> commands = new HashMap<>();
    private final String token = UUID.randomUUID().toString();
    private HttpServer http;
    private ExecutorService executor;
    private Path file;

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        PluginCommands plugins = new PluginCommands(manager);
        ServerState state = new ServerState();
        DatabaseCommands database = new DatabaseCommands();
        commands.put("state", arguments -> state.describe());
        commands.put("loaded", arguments -> plugins.isLoaded(arguments.get("name")));
        commands.put("install", arguments -> plugins.install(arguments.get("jar")));
        commands.put("delete", arguments -> plugins.delete(arguments.get("name")));
        commands.put("remember", arguments -> plugins.rememberLoader(arguments.get("name")));
        commands.put("loaders", arguments -> plugins.loadersLeft());
        commands.put("component", arguments -> SilentComponent.add(arguments.get("subdomain")));
        commands.put(
                "property",
                arguments -> {
                    JiveGlobals.setProperty(arguments.get("name"), arguments.get("value"));
                    return arguments.get("value");
                });
        commands.put(
                "language",
                arguments -> {
                    JiveGlobals.setLocale(Locale.forLanguageTag(arguments.get("code")));
                    return arguments.get("code");
                });
        GroupCommands groups = new GroupCommands();
        commands.put("group", arguments -> groups.create(arguments.get("name")));
        commands.put("nogroup", arguments -> groups.delete(arguments.get("name")));
        commands.put(
                "member", arguments -> groups.add(arguments.get("name"), arguments.get("jid")));
        commands.put(
                "nomember",
                arguments -> groups.remove(arguments.get("name"), arguments.get("jid")));
        commands.put("query", arguments -> database.query(arguments.get("sql")));
        commands.put("update", arguments -> database.update(arguments.get("sql")));
        commands.put(
                "user",
                arguments ->
                        database.addUser(
                                arguments.get("name"),
                                arguments.get("password"),
                                arguments.get("label"),
                                arguments.get("email")));
        file = pluginDirectory.toPath().toAbsolutePath().getParent().resolveSibling("conf/probe");
        try {
            executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "probe"));
            http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            http.setExecutor(executor);
            http.createContext("/", this::answer);
            http.start();
            writeFile(http.getAddress().getPort() + " " + token);
        } catch (IOException e) {
            throw new IllegalStateException("the probe cannot listen", e);
        }
    }

    @Override
    public void destroyPlugin() {
        http.stop(0);
        executor.shutdownNow();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot delete " + file, e);
        }
    }

    private void writeFile(String content) throws IOException {
        Path temporary = file.resolveSibling("probe.new");
        Files.deleteIfExists(temporary);
        Files.createFile(
                temporary,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String text;
        try {
            Map<String, String> arguments = arguments(exchange.getRequestURI().getRawQuery());
            Command command = commands.get(exchange.getRequestURI().getPath().substring(1));
            if (!token.equals(arguments.get("token")) || command == null) {
                status = 404;
                text = "no such command";
            } else {
                text = command.run(arguments);
            }
        } catch (Exception | LinkageError e) {
            status = 500;
            text = e.toString();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        exchange.close();
    }

    private static Map<String, String> arguments(String query) {
        Map<String, String> arguments = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            arguments.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return arguments;
    }
}
