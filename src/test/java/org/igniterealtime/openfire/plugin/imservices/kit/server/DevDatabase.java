package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The embedded HSQLDB of a development home, opened before Openfire opens it: tables, properties, and the users of the
 * file {@code conf/development.users} ({@code name=password}).
 */
final class DevDatabase {

    private static final String SCHEMA = "/kit/openfire-schema.sql";

    /** Given anew at each start; the others are the server's own after the first. */
    private static final Set<String> BY_ARGUMENT = Set.of("xmpp.domain", "xmpp.socket.plain.port");

    private final Path home;

    DevDatabase(Path home) {
        this.home = home;
    }

    void prepare(Map<String, String> properties) throws IOException, SQLException {
        Path folder = home.resolve("embedded-db");
        boolean isNew = Files.notExists(folder.resolve("openfire.script"));
        Files.createDirectories(folder);
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:hsqldb:file:" + folder.resolve("openfire"), "sa", "")) {
            if (isNew) {
                createTables(connection);
            }
            for (Map.Entry<String, String> property : properties.entrySet()) {
                if (!isNew && !BY_ARGUMENT.contains(property.getKey())) {
                    continue;
                }
                update(connection, "DELETE FROM ofProperty WHERE name = ?", property.getKey());
                update(
                        connection,
                        "INSERT INTO ofProperty (name, propValue) VALUES (?, ?)",
                        property.getKey(),
                        property.getValue());
            }
            for (Map.Entry<Object, Object> user : users().entrySet()) {
                addUser(connection, user.getKey().toString(), user.getValue().toString());
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
    }

    private static void createTables(Connection connection) throws IOException, SQLException {
        try (InputStream in = DevDatabase.class.getResourceAsStream(SCHEMA);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                Statement statement = connection.createStatement()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("--")) {
                    statement.execute(line);
                }
            }
        }
    }

    private Properties users() throws IOException {
        Properties users = new Properties();
        Path file = home.resolve("conf/development.users");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                users.load(reader);
            }
        }
        return users;
    }

    /** Openfire turns the plain password into a hash when the user first logs in. */
    private static void addUser(Connection connection, String name, String password)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM ofUser WHERE username = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
        }
        String now = String.format("%015d", System.currentTimeMillis());
        update(
                connection,
                "INSERT INTO ofUser (username, plainPassword, name, creationDate, modificationDate)"
                        + " VALUES (?, ?, ?, ?, ?)",
                name,
                password,
                name,
                now,
                now);
    }

    private static void update(Connection connection, String sql, String... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
