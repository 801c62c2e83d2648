package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.user.UserAlreadyExistsException;
import org.jivesoftware.openfire.user.UserManager;

/** Looks into the server's database, which nobody else can open while the server runs. */
final class DatabaseCommands {

    /** One row a line, columns separated by tabs. */
    String query(String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DbConnectionManager.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    text.append(i == 1 ? "" : "\t").append(rows.getString(i));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** How many rows were changed. */
    String update(String sql) throws SQLException {
        try (Connection connection = DbConnectionManager.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return String.valueOf(statement.executeUpdate());
        }
    }

    /**
     * @param label the name for people; null for the account's
     * @param email null for none
     */
    String addUser(String name, String password, String label, String email)
            throws UserAlreadyExistsException {
        UserManager.getInstance().createUser(name, password, label == null ? name : label, email);
        return name;
    }
}
