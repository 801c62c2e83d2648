package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accounts of a development server and their passwords, in a file that its owner alone can read: {@code name=password}. */
final class Accounts {

    private final Path file;
    private final Map<String, String> passwords = new LinkedHashMap<>();

    Accounts(Path file) {
        this.file = file;
    }

    /** What the file has, and a new password for each of the names that it has not. */
    void read(String... names) throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    passwords.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        for (String name : names) {
            passwords.computeIfAbsent(name, missing -> Passwords.random());
        }
    }

    void write() throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(
                temporary,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        StringBuilder text = new StringBuilder();
        passwords.forEach((name, password) -> text.append(name + "=" + password + "\n"));
        Files.writeString(temporary, text);
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    String password(String name) {
        return passwords.get(name);
    }

    Map<String, String> all() {
        return Collections.unmodifiableMap(passwords);
    }
}
