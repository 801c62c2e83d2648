package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The files for the databases mean the same. */
class DdlTest {

    @Test
    void allHaveTheSameColumnsAndKeys() throws Exception {
        List<String> expected = normal("hsqldb");
        assertEquals(3, expected.size());
        for (String database : Ddl.DATABASES) {
            assertEquals(expected, normal(database), database);
        }
    }

    /** With one name for each kind of type. */
    private static List<String> normal(String database) throws Exception {
        return Ddl.statements(database).stream()
                .map(
                        statement ->
                                statement
                                        .replaceAll(
                                                "BLOB SUB_TYPE TEXT CHARACTER SET UTF8|LONGVARCHAR|NTEXT|CLOB|\\bTEXT|VARCHAR2\\(4000\\)",
                                                "LONG_TEXT")
                                        .replaceAll("N?VARCHAR2?\\(", "TEXT(")
                                        .replaceAll("BIGINT|INTEGER", "WHOLE")
                                        // What may be missing must say so in Sybase's.
                                        .replaceAll("(?<!NOT) +NULL", "")
                                        .replaceAll("\\s+", " "))
                .toList();
    }
}
