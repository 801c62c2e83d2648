package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** On the embedded database. */
class RegistrationTableTest extends RegistrationTableContract {

    private final String url = "jdbc:hsqldb:mem:" + UUID.randomUUID();

    @Override
    String database() {
        return "hsqldb";
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url + ";shutdown=true", "sa", "");
    }
}
