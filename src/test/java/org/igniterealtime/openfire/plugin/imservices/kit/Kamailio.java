package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Kamailio on the loopback interface: a SIP server with registrar and presence, for whoever knows {@link #PASSWORD}. */
public final class Kamailio implements AutoCloseable {

    /** The SIP domain. */
    public static final String DOMAIN = Ports.LOOPBACK;

    /** Everybody's. */
    public static final String PASSWORD = "wherefore";

    private static final Path BINARY = Path.of("/usr/sbin/kamailio");

    /** The empty tables of a database in text files, as the package has them. */
    private static final Path TABLES = Path.of("/usr/share/kamailio/dbtext/kamailio");

    private final Path folder;
    private final int port;
    private final ChildProcess process;

    private Kamailio(Path folder, int port) throws Exception {
        this.folder = folder;
        this.port = port;
        Folders.copy(TABLES, folder.resolve("tables"));
        Path configuration = Files.writeString(folder.resolve("kamailio.cfg"), configuration());
        process =
                new ChildProcess(
                        List.of(
                                BINARY.toString(),
                                "-f",
                                configuration.toString(),
                                "-DD",
                                "-E",
                                "-Y",
                                folder.toString()),
                        Map.of(),
                        folder,
                        folder.resolve("kamailio.log"));
    }

    /** A started server. */
    public static Kamailio start() throws Exception {
        if (Files.notExists(BINARY)) {
            throw new IOException(BINARY + " is not there: ./test installs kamailio");
        }
        Kamailio server = new Kamailio(Files.createTempDirectory("ims-kamailio-"), Ports.free());
        Await.until(
                "kamailio listens",
                Limits.LONG,
                () -> {
                    server.process.requireAlive("kamailio");
                    return Ports.isOpen(server.port);
                },
                server.process::tail);
        return server;
    }

    public int port() {
        return port;
    }

    private String configuration() throws IOException {
        return """
                debug=1
                log_stderror=yes
                fork=yes
                children=1
                tcp_children=2
                auto_aliases=no
                listen=udp:127.0.0.1:%1$d
                listen=tcp:127.0.0.1:%1$d
                mpath="%2$s"
                loadmodule "tm.so"
                loadmodule "sl.so"
                loadmodule "rr.so"
                loadmodule "pv.so"
                loadmodule "maxfwd.so"
                loadmodule "textops.so"
                loadmodule "siputils.so"
                loadmodule "usrloc.so"
                loadmodule "registrar.so"
                loadmodule "auth.so"
                loadmodule "db_text.so"
                loadmodule "presence.so"
                loadmodule "presence_xml.so"
                modparam("presence", "db_url", "text://%3$s/tables")
                modparam("presence", "subs_db_mode", 0)
                modparam("presence", "server_address", "sip:127.0.0.1:%1$d;transport=tcp")
                modparam("presence_xml", "db_url", "text://%3$s/tables")
                modparam("presence_xml", "force_active", 1)
                request_route {
                  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
                  if (is_method("REGISTER|PUBLISH") && !pv_auth_check("127.0.0.1", "%4$s", "0", "0")) {
                    auth_challenge("127.0.0.1", "0");
                    exit;
                  }
                  if (is_method("REGISTER")) { save("location"); exit; }
                  if (is_method("PUBLISH")) { if (t_newtran()) { handle_publish(); t_release(); } exit; }
                  if (is_method("SUBSCRIBE")) { if (t_newtran()) { handle_subscribe(); t_release(); } exit; }
                  if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
                  t_relay();
                }
                """
                .formatted(port, modules(), folder, PASSWORD);
    }

    private static Path modules() throws IOException {
        try (Stream<Path> libraries = Files.list(Path.of("/usr/lib"))) {
            return libraries
                    .map(library -> library.resolve("kamailio/modules"))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("kamailio's modules are not there"));
        }
    }

    @Override
    public void close() {
        process.stop();
        Folders.delete(folder);
    }
}
