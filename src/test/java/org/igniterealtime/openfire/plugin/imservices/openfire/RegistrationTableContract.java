package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations;
import org.igniterealtime.openfire.plugin.imservices.service.Registrations.StorageException;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.JID;

/** What the table does on any database, made with the script that the plugin brings for it. */
abstract class RegistrationTableContract {

    private static final String IRC = "irc.example.org";
    private static final JID ALICE = new JID("alice@example.org");
    private static final JID BOB = new JID("bob@example.org");

    @TempDir private Path folder;

    private Connection keeper;
    private RegistrationTable table;

    /** The name by which Openfire looks for the script. */
    abstract String database();

    /** To the same database each time in one test. */
    abstract Connection connect() throws SQLException;

    @BeforeEach
    void makeTables() throws Exception {
        keeper = connect();
        execute("CREATE TABLE ofVersion (name VARCHAR(50), version INTEGER)");
        for (String statement : Ddl.statements(database())) {
            execute(statement);
        }
        table = newTable();
    }

    @AfterEach
    void drop() throws Exception {
        execute("DROP TABLE IF EXISTS ofImsRegistration");
        execute("DROP TABLE ofVersion");
        keeper.close();
    }

    private RegistrationTable newTable() {
        return new RegistrationTable(
                this::connect, new KeyFile(folder.resolve("imservices.key")), Clock.systemUTC());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute(sql);
        }
    }

    private String cell(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    @Test
    void whatIsSavedIsFound() throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("z=1", "line one\nline two\\ \r end=");
        options.put("empty", "");
        options.put("a", "ü");
        Registrations registrations =
                new ServiceRegistrations(table, new UserRemovals(null, table, Runnable::run), IRC);
        Registration saved = new Registration(ALICE, "älly", new Secret("hushhush"), options);
        registrations.save(saved);
        Registration found = registrations.find(ALICE).orElseThrow();
        assertEquals(saved, found);
        assertEquals(List.copyOf(options.keySet()), List.copyOf(found.options().keySet()));
        assertEquals(List.of(saved), registrations.all());
        assertFalse(cell("SELECT networkPassword FROM ofImsRegistration").contains("hushhush"));
        assertEquals("1", cell("SELECT version FROM ofVersion WHERE name='imservices'"));
    }

    @Test
    void savingAgainReplaces() throws Exception {
        table.save(IRC, new Registration(ALICE, "old", new Secret("one"), Map.of("k", "v")));
        String created = cell("SELECT created FROM ofImsRegistration");
        table.save(IRC, new Registration(ALICE, "new", Secret.NONE, Map.of()));
        assertEquals(
                Optional.of(new Registration(ALICE, "new", Secret.NONE, Map.of())),
                table.find(IRC, ALICE));
        assertEquals("1", cell("SELECT COUNT(*) FROM ofImsRegistration"));
        assertEquals(created, cell("SELECT created FROM ofImsRegistration"));
    }

    @Test
    void usersAndServicesAreKeptApart() {
        table.save(IRC, new Registration(ALICE, "a", new Secret("one"), Map.of()));
        table.save("irc.example.net", new Registration(ALICE, "b", new Secret("two"), Map.of()));
        table.save(IRC, new Registration(BOB, "c", new Secret("three"), Map.of()));
        assertEquals("b", table.find("irc.example.net", ALICE).orElseThrow().name());
        assertEquals(2, table.all(IRC).size());
        assertTrue(table.delete(IRC, ALICE));
        assertFalse(table.delete(IRC, ALICE));
        assertEquals(1, table.deleteUser(ALICE));
        assertEquals(0, table.deleteUser(ALICE));
        assertEquals(1, table.all(IRC).size());
    }

    /** One of the databases takes an empty text for none. */
    @Test
    void aNameMayBeEmpty() throws Exception {
        table.save(IRC, new Registration(ALICE, "", Secret.NONE, Map.of()));
        assertEquals("", table.find(IRC, ALICE).orElseThrow().name());
        execute("UPDATE ofImsRegistration SET networkName=NULL");
        assertEquals("", table.find(IRC, ALICE).orElseThrow().name());
    }

    @Test
    void longAddressesAreNotCut() {
        String service = "a".repeat(60) + "." + "b".repeat(60) + ".example.org";
        JID user = new JID("u".repeat(900), "example.org", null);
        table.save(
                service,
                new Registration(user, "n".repeat(500), new Secret("p".repeat(1000)), Map.of()));
        assertEquals("p".repeat(1000), table.find(service, user).orElseThrow().password().reveal());
    }

    @Test
    void manyWhoSaveTheSameAtOnceMakeOneRow() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> savers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "name" + i;
                savers.add(
                        () -> {
                            table.save(
                                    IRC, new Registration(ALICE, name, new Secret("x"), Map.of()));
                            return null;
                        });
            }
            for (Future<Void> saved : threads.invokeAll(savers)) {
                saved.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals("1", cell("SELECT COUNT(*) FROM ofImsRegistration"));
    }

    @Test
    void aLostKeyStopsEverythingThatNeedsIt() throws Exception {
        table.save(IRC, new Registration(ALICE, "ally", new Secret("x"), Map.of()));
        Files.delete(folder.resolve("imservices.key"));
        RegistrationTable restarted = newTable();
        assertThrows(StorageException.class, restarted::check);
        assertThrows(StorageException.class, () -> restarted.find(IRC, ALICE));
        assertThrows(StorageException.class, () -> restarted.all(IRC));
        assertThrows(
                StorageException.class,
                () -> restarted.save(IRC, new Registration(BOB, "b", new Secret("y"), Map.of())));
        restarted.save(IRC, new Registration(BOB, "b", Secret.NONE, Map.of()));
        assertFalse(Files.exists(folder.resolve("imservices.key")));
        assertTrue(restarted.delete(IRC, ALICE));
    }

    @Test
    void oneDamagedRowDoesNotHideTheOthers() throws Exception {
        table.save(IRC, new Registration(ALICE, "ally", new Secret("x"), Map.of()));
        table.save(IRC, new Registration(BOB, "bobby", new Secret("y"), Map.of()));
        execute("UPDATE ofImsRegistration SET networkPassword='v1:AAAA' WHERE networkName='ally'");
        assertEquals(List.of("bobby"), table.all(IRC).stream().map(Registration::name).toList());
        assertThrows(StorageException.class, () -> table.find(IRC, ALICE));
    }

    @Test
    void aDatabaseThatFailsIsSaid() throws Exception {
        execute("DROP TABLE ofImsRegistration");
        StorageException e =
                assertThrows(
                        StorageException.class,
                        () -> table.save(IRC, new Registration(ALICE, "a", Secret.NONE, Map.of())));
        assertTrue(e.getMessage().contains("alice@example.org"), e.getMessage());
    }
}
