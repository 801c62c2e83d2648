package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/** The files of an Openfire home as far as 4.2.0 needs them to start. */
final class DevHome {

    /** The console's files, as resources below /kit/console and in its web application. */
    private static final List<String> CONSOLE =
            List.of(
                    "WEB-INF/web.xml",
                    "WEB-INF/sitemesh.xml",
                    "WEB-INF/decorators.xml",
                    "index.html",
                    "style/shell.css");

    private static final char[] KEY_STORE_PASSWORD = "changeit".toCharArray();

    private final Path home;

    DevHome(Path home) {
        this.home = home;
    }

    Path logConfiguration() {
        return home.resolve("conf/log4j.properties");
    }

    void writeFiles(int consolePort) throws IOException {
        for (String folder :
                List.of(
                        "conf",
                        "logs",
                        "resources/security",
                        "resources/database",
                        "plugins/admin/webapp")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.writeString(home.resolve("conf/openfire.xml"), configuration(consolePort));
        writeIfMissing("conf/security.xml", "<?xml version=\"1.0\"?>\n<security/>\n");
        Files.writeString(logConfiguration(), logging());
        for (String store : List.of("keystore", "truststore", "client.truststore")) {
            writeKeyStore(home.resolve("resources/security").resolve(store));
        }
        Files.writeString(
                home.resolve("plugins/admin/plugin.xml"),
                "<?xml version=\"1.0\"?>\n"
                        + "<plugin><class>org.jivesoftware.openfire.container.AdminConsolePlugin</class></plugin>\n");
        writeConsole();
    }

    private void writeIfMissing(String file, String content) throws IOException {
        Path path = home.resolve(file);
        if (Files.notExists(path)) {
            Files.writeString(path, content);
        }
    }

    private static String configuration(int consolePort) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <jive>
                  <adminConsole><port>%d</port><securePort>-1</securePort><interface>127.0.0.1</interface></adminConsole>
                  <network><interface>127.0.0.1</interface></network>
                  <locale>en</locale>
                  <connectionProvider>
                    <className>org.jivesoftware.database.EmbeddedConnectionProvider</className>
                  </connectionProvider>
                  <setup>true</setup>
                </jive>
                """
                .formatted(consolePort);
    }

    private String logging() {
        return """
                log4j.rootLogger=INFO, file
                log4j.appender.file=org.apache.log4j.RollingFileAppender
                log4j.appender.file.File=%s
                log4j.appender.file.MaxFileSize=20MB
                log4j.appender.file.Encoding=UTF-8
                log4j.appender.file.layout=org.apache.log4j.PatternLayout
                log4j.appender.file.layout.ConversionPattern=%%d{ISO8601} %%-5p [%%t] %%c - %%m%%n
                log4j.logger.org.eclipse.jetty=WARN
                """
                .formatted(home.resolve("logs/openfire.log"));
    }

    /** The console's descriptors and styles; its servlets are classes beside this one. */
    private void writeConsole() throws IOException {
        Path webapp = home.resolve("plugins/admin/webapp");
        for (String file : CONSOLE) {
            Path target = webapp.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = DevHome.class.getResourceAsStream("/kit/console/" + file)) {
                if (in == null) {
                    throw new IOException("the server's jar has no " + file);
                }
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void writeKeyStore(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, KEY_STORE_PASSWORD);
            store.store(out, KEY_STORE_PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot make the key store " + file, e);
        }
    }
}
