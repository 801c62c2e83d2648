package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;

/**
 * Whom the administrator trusts besides the system's authorities: in the folder {@code certificates} beside further protocols,
 * files {@code .pem} or {@code .crt} with authorities, and in its folder {@code hosts} a file for each server whose certificate is
 * to be taken as it is, {@code <host>.pem}. libpurple reads them when it meets the first certificate.
 */
final class Certificates {

    private static final String FOLDER = "certificates";
    private static final String HOSTS = "hosts";
    private static final String SUFFIX = ".pem";

    /** Where libpurple keeps certificates that it takes from a host as they are (certificate.c, x509_tls_peers). */
    private static final String PINNED = "certificates/x509/tls_peers";

    private Certificates() {}

    /** Lets libpurple find them; after it has started, because it sets its own folder of authorities only where there is none. */
    static void trust(Path userFolder, List<String> pluginFolders, Journal journal) {
        for (String each : pluginFolders) {
            Path folder = Path.of(each, FOLDER);
            if (Files.isDirectory(folder)) {
                Purple.purple_certificate_add_ca_search_path(folder.toString());
            }
            if (Files.isDirectory(folder.resolve(HOSTS))) {
                pin(folder.resolve(HOSTS), userFolder.resolve(PINNED), journal);
            }
        }
    }

    private static void pin(Path hosts, Path pinned, Journal journal) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(hosts, "*" + SUFFIX)) {
            Files.createDirectories(pinned);
            for (Path file : files) {
                String name = hosts.relativize(file).toString();
                String host = name.substring(0, name.length() - SUFFIX.length());
                Files.copy(
                        file,
                        pinned.resolve(Purple.purple_escape_filename(host)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            journal.warn("Certificates of hosts cannot be read: " + e);
        }
    }
}
