package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Anope, which brings NickServ to an ngircd of its own. */
public final class NickServ implements AutoCloseable {

    /** What the server of the services is called. */
    static final String SERVER = "services.loopback.example";

    private static final Path BINARY = Path.of("/usr/sbin/anope");
    private static final String LINK = "link-password";

    private final Path folder;
    private final Ngircd irc;
    private final ChildProcess process;

    private NickServ(Path folder, Ngircd irc) throws IOException {
        this.folder = folder;
        this.irc = irc;
        Files.writeString(folder.resolve("services.conf"), configuration());
        Files.writeString(folder.resolve("motd"), "For tests");
        process =
                new ChildProcess(
                        List.of(
                                BINARY.toString(),
                                "--nofork",
                                "--confdir=" + folder,
                                "--dbdir=" + folder,
                                "--logdir=" + folder,
                                "--localedir=/usr/share/locale",
                                "--modulesdir=/usr/lib/anope"),
                        Map.of(),
                        folder,
                        folder.resolve("anope.log"));
    }

    /** A started IRC server on which NickServ is there. */
    public static NickServ start() throws Exception {
        if (Files.notExists(BINARY)) {
            throw new IOException(BINARY + " is not there: ./test installs anope");
        }
        Ngircd irc = Ngircd.withServices(LINK);
        NickServ services = new NickServ(Files.createTempDirectory("ims-anope-"), irc);
        try (IrcClient observer = IrcClient.connect(irc.port(), "observer")) {
            Await.until(
                    "NickServ is there",
                    Limits.LONG,
                    () -> {
                        services.process.requireAlive("anope");
                        return observer.sees("NickServ");
                    },
                    services.process::tail);
        }
        return services;
    }

    public Ngircd irc() {
        return irc;
    }

    /** Makes somebody the owner of a nickname, with this password. */
    public void own(String nick, String password) throws Exception {
        try (IrcClient client = IrcClient.connect(irc.port(), nick)) {
            client.say("NickServ", "REGISTER " + password + " somebody@example.org");
            client.awaitLine("the registration", line -> line.contains("registered"));
        }
    }

    private String configuration() {
        return """
                uplink { host = "127.0.0.1"; ipv6 = no; ssl = no; port = %d; password = "%s" }
                serverinfo { name = "%s"; description = "Services"; pid = "%s/anope.pid"; motd = "motd" }
                module { name = "ngircd" }
                networkinfo {
                  networkname = "Loopback"; nicklen = 30; userlen = 10; hostlen = 64; chanlen = 32; modelistsize = 100
                  vhost_chars = "abcdefghijklmnopqrstuvwxyz0123456789.-"; allow_undotted_vhosts = false
                  disallow_start_or_end = ".-"
                }
                options {
                  casemap = "ascii"; seed = 9866235; strictpasswords = no; badpasslimit = 0; badpasstimeout = 1h
                  updatetimeout = 5m; expiretimeout = 30m; readtimeout = 1s; warningtimeout = 4h; timeoutcheck = 3s
                  retrywait = 1s; languages = ""; defaultlanguage = ""
                }
                module { name = "db_flatfile"; database = "anope.db"; keepbackups = 0; nobackupokay = yes; fork = no }
                module { name = "enc_sha256" }
                service { nick = "NickServ"; user = "services"; host = "services.host"; gecos = "Nicknames" }
                module {
                  name = "nickserv"; client = "NickServ"; forceemail = no; defaults = "ns_private"; regdelay = 0s
                  expire = 0; secureadmins = yes; modeonid = no; killquick = 20s; kill = 60s; enforceruser = "enforcer"
                  enforcerhost = "services.host"; releasetimeout = 1m; guestnickprefix = "Guest"
                }
                module { name = "ns_register"; registration = "none"; nickregdelay = 0s; unconfirmedexpire = 1d }
                command { service = "NickServ"; name = "REGISTER"; command = "nickserv/register" }
                module { name = "ns_identify" }
                command { service = "NickServ"; name = "IDENTIFY"; command = "nickserv/identify" }
                module { name = "ns_status" }
                command { service = "NickServ"; name = "STATUS"; command = "nickserv/status" }
                """
                .formatted(irc.port(), LINK, SERVER, folder);
    }

    @Override
    public void close() {
        process.stop();
        irc.close();
        Folders.delete(folder);
    }
}
