package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of src/database, read as Openfire's schema manager reads them. */
final class Ddl {

    static final List<String> DATABASES =
            List.of(
                    "hsqldb",
                    "postgresql",
                    "mysql",
                    "oracle",
                    "sqlserver",
                    "db2",
                    "sybase",
                    // Databases of their own since Openfire 5.
                    "mariadb",
                    "cockroachdb",
                    "firebird");

    private Ddl() {}

    static List<String> statements(String database) throws IOException {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line :
                Files.readAllLines(Path.of("src/database/imservices_" + database + ".sql"))) {
            String text = line.trim();
            if (!text.isEmpty() && !text.matches("(//|--|#|REM|/\\*|\\*).*")) {
                statement.append(' ').append(text);
            }
            if (text.endsWith(";")) {
                statement.setLength(statement.length() - 1);
                statements.add(statement.toString().trim());
                statement.setLength(0);
            }
        }
        if (statement.length() > 0) {
            throw new IOException("without ; nothing is executed: " + statement);
        }
        return statements;
    }
}
