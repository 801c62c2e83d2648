package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.igniterealtime.openfire.plugin.imservices.kit.Postgresql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real PostgreSQL. */
class PostgresqlIT extends RegistrationTableContract {

    private static Postgresql server;

    @BeforeAll
    static void start() throws Exception {
        server = new Postgresql();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String database() {
        return "postgresql";
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url());
    }
}
