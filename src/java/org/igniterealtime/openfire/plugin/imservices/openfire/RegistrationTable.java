package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;

/**
 * The table {@code ofImsRegistration}: the registrations of all services. Rows are found by SHA-256 sums of domain and user,
 * because addresses are longer than some databases' indexes take, and because collations hold addresses equal that are not.
 * Every call blocks.
 */
final class RegistrationTable {

    private static final Logger log = LoggerFactory.getLogger(RegistrationTable.class);

    private static final String COLUMNS = "userJID, networkName, networkPassword, accountOptions";
    private static final String FIND =
            "SELECT " + COLUMNS + " FROM ofImsRegistration WHERE serviceKey=? AND userKey=?";
    private static final String ALL =
            "SELECT " + COLUMNS + " FROM ofImsRegistration WHERE serviceKey=?";
    private static final String UPDATE =
            "UPDATE ofImsRegistration SET networkName=?, networkPassword=?, accountOptions=?, modified=?"
                    + " WHERE serviceKey=? AND userKey=?";
    private static final String INSERT =
            "INSERT INTO ofImsRegistration (networkName, networkPassword, accountOptions, modified, serviceKey, userKey,"
                    + " serviceDomain, userJID, created) VALUES (?,?,?,?,?,?,?,?,?)";
    private static final String DELETE =
            "DELETE FROM ofImsRegistration WHERE serviceKey=? AND userKey=?";
    private static final String DELETE_USER = "DELETE FROM ofImsRegistration WHERE userKey=?";
    private static final String DELETE_SERVICE = "DELETE FROM ofImsRegistration WHERE serviceKey=?";
    private static final String COUNT = "SELECT COUNT(*) FROM ofImsRegistration WHERE serviceKey=?";
    private static final String COUNT_PASSWORDS =
            "SELECT COUNT(*) FROM ofImsRegistration WHERE networkPassword IS NOT NULL";

    /** Where connections to the server's database come from. */
    @FunctionalInterface
    interface Database {
        Connection connect() throws SQLException;
    }

    private record Row(String user, String name, String password, String options) {}

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private final Database database;
    private final PasswordVault vault;
    private final Clock clock;

    RegistrationTable(Database database, KeyFile keyFile, Clock clock) {
        this.database = database;
        this.vault = new PasswordVault(keyFile, this::holdsPasswords);
        this.clock = clock;
    }

    /** Throws the reason when passwords are stored that cannot be read. */
    void check() {
        vault.check();
    }

    Optional<Registration> find(String service, JID user) {
        List<Row> rows =
                run(
                        "read the registration of " + user + " with " + service,
                        FIND,
                        statement -> {
                            statement.setString(1, sum(service));
                            statement.setString(2, sum(user.toBareJID()));
                            return read(statement);
                        });
        return rows.isEmpty() ? Optional.empty() : Optional.of(registration(service, rows.get(0)));
    }

    List<Registration> all(String service) {
        List<Row> rows =
                run(
                        "read the registrations with " + service,
                        ALL,
                        statement -> {
                            statement.setString(1, sum(service));
                            return read(statement);
                        });
        if (rows.stream().anyMatch(row -> row.password() != null)) {
            check();
        }
        List<Registration> registrations = new ArrayList<>();
        for (Row row : rows) {
            try {
                registrations.add(registration(service, row));
            } catch (StorageException e) {
                // The others can still be served; this one is not registered until she registers
                // anew.
                log.error("A registration is left out: {}", e.getMessage(), e);
            }
        }
        return registrations;
    }

    void save(String service, Registration registration) {
        String user = registration.user().toBareJID();
        String what = "save the registration of " + user + " with " + service;
        String password = vault.seal(service, user, registration.password());
        if (update(what, service, registration, password)) {
            return;
        }
        try {
            run(
                    what,
                    INSERT,
                    statement -> {
                        fill(statement, service, registration, password);
                        statement.setString(7, service);
                        statement.setString(8, user);
                        statement.setLong(9, clock.millis());
                        return statement.executeUpdate();
                    });
        } catch (StorageException e) {
            // Somebody else may have inserted the row between the two statements.
            if (!update(what, service, registration, password)) {
                throw e;
            }
        }
    }

    boolean delete(String service, JID user) {
        return run(
                        "delete the registration of " + user + " with " + service,
                        DELETE,
                        statement -> {
                            statement.setString(1, sum(service));
                            statement.setString(2, sum(user.toBareJID()));
                            return statement.executeUpdate();
                        })
                > 0;
    }

    /** Deletes the user's registrations with all services; how many there were. */
    int deleteUser(JID user) {
        return run(
                "delete the registrations of " + user,
                DELETE_USER,
                statement -> {
                    statement.setString(1, sum(user.toBareJID()));
                    return statement.executeUpdate();
                });
    }

    /** How many registrations there are with a service. */
    int count(String service) {
        return run(
                "count the registrations with " + service,
                COUNT,
                statement -> {
                    statement.setString(1, sum(service));
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() ? rows.getInt(1) : 0;
                    }
                });
    }

    /** Deletes all registrations with a service; how many there were. */
    int deleteService(String service) {
        return run(
                "delete the registrations with " + service,
                DELETE_SERVICE,
                statement -> {
                    statement.setString(1, sum(service));
                    return statement.executeUpdate();
                });
    }

    private boolean holdsPasswords() {
        return run(
                "count the registrations",
                COUNT_PASSWORDS,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next() && rows.getLong(1) > 0;
                    }
                });
    }

    private boolean update(
            String what, String service, Registration registration, String password) {
        return run(
                        what,
                        UPDATE,
                        statement -> {
                            fill(statement, service, registration, password);
                            return statement.executeUpdate();
                        })
                > 0;
    }

    /** The first six parameters, which both statements have in the same order. */
    private void fill(
            PreparedStatement statement, String service, Registration registration, String password)
            throws SQLException {
        statement.setString(1, registration.name());
        statement.setString(2, password);
        statement.setString(3, OptionsText.print(registration.options()));
        statement.setLong(4, clock.millis());
        statement.setString(5, sum(service));
        statement.setString(6, sum(registration.user().toBareJID()));
    }

    /** The columns in their order, once each: some drivers stream long texts. */
    private static List<Row> read(PreparedStatement statement) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(
                        new Row(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4)));
            }
        }
        return found;
    }

    /** Outside of any statement, because a key that is needed for the first time asks the database itself. */
    private Registration registration(String service, Row row) {
        return new Registration(
                new JID(row.user()),
                row.name() == null ? "" : row.name(),
                vault.open(service, row.user(), row.password()),
                OptionsText.parse(row.options()));
    }

    private <T> T run(String what, String sql, Work<T> work) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new StorageException("The database did not " + what + ": " + e.getMessage(), e);
        }
    }

    private static String sum(String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(address.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
