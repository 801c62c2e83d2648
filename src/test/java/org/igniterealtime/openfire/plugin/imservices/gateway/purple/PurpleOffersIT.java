package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real libpurple, as Debian's package libpurple0 has it, offers. */
class PurpleOffersIT {

    /** A kind for each option; + for a number with a range. */
    private static final Map<String, String> EXPECTED =
            Map.of(
                    "irc",
                    "server TEXT, port NUMBER+, encoding TEXT, autodetect_utf8 TRUTH, username TEXT,"
                            + " realname TEXT, ssl TRUTH, sasl TRUTH, saslname TEXT,"
                            + " auth_plain_in_clear TRUTH, ratelimit-interval NUMBER,"
                            + " ratelimit-burst NUMBER, nickserv TRUTH, accountsPerWorker NUMBER+, user SOME",
                    "xmpp",
                    "server TEXT, domain TEXT, resource TEXT, connection_security CHOICE,"
                            + " auth_plain_in_clear TRUTH, port NUMBER+, connect_server TEXT,"
                            + " ft_proxies TEXT, bosh_url TEXT, custom_smileys TRUTH,"
                            + " accountsPerWorker NUMBER+, user SOME",
                    "simple",
                    "server TEXT, dopublish TRUTH, port NUMBER+, udp TRUTH, useproxy TRUTH, proxy"
                            + " TEXT, authuser TEXT, authdomain TEXT, accountsPerWorker NUMBER+, user SOME",
                    "groupwise",
                    "server TEXT, port NUMBER+, accountsPerWorker NUMBER+, user SOME",
                    "sametime",
                    "server TEXT, port NUMBER+, force_login TRUTH, fake_client_id TRUTH,"
                            + " accountsPerWorker NUMBER+, user SOME",
                    "gadu-gadu",
                    "nick TEXT, gg_server TEXT, encryption CHOICE, accountsPerWorker NUMBER+, user SOME",
                    "bonjour",
                    "port NUMBER+, first TEXT, last TEXT, email TEXT, AIM TEXT, jid TEXT,"
                            + " accountsPerWorker NUMBER+, user SOME",
                    "zephyr",
                    "use_tzc TRUTH, tzc_command TEXT, write_anyone TRUTH, write_zsubs TRUTH,"
                            + " read_anyone TRUTH, read_zsubs TRUTH, realm TEXT, exposure_level"
                            + " TEXT, encoding TEXT, accountsPerWorker NUMBER+, user SOME");

    /** What other packages bring: purple-discord and purple-rocketchat. */
    private static final Map<String, String> FURTHER =
            Map.of(
                    "eionrobb-discord",
                    "use-status-as-game TRUTH, populate-blist TRUTH, large-channel-count NUMBER,"
                            + " display-images TRUTH, display-images-large-servers TRUTH, image-size"
                            + " NUMBER, show-custom-emojis TRUTH, max-guild-presences NUMBER,"
                            + " fetch-react-backlog TRUTH, fetch-unread-on-start TRUTH,"
                            + " open-chat-on-mention TRUTH, thread-indicator TEXT, parent-indicator"
                            + " TEXT, token SECRET, accountsPerWorker NUMBER+, user SOME",
                    "eionrobb-rocketchat",
                    "server TEXT, auto-add-buddy TRUTH, default-buddy-group TEXT,"
                            + " personal_access_token SECRET, personal_access_token_user_id SECRET,"
                            + " server_path TEXT, accountsPerWorker NUMBER+, user SOME");

    @TempDir Path folder;
    private TestHost workshop;
    private InstalledProtocols installed;

    @BeforeEach
    void setUp() {
        workshop = new TestHost(folder);
        installed = new InstalledProtocols(PurpleNetwork.WORKER_MAIN, WorkerSettings.PATIENCE);
    }

    @AfterEach
    void nothingIsLeft() {
        System.clearProperty(WorkerCommand.LIBRARY_PROPERTY);
        workshop.close();
        assertFalse(Files.exists(folder.resolve("workers")));
        assertFalse(
                ProcessHandle.current()
                        .children()
                        .anyMatch(
                                child ->
                                        child.info()
                                                .commandLine()
                                                .orElse("")
                                                .contains(folder.toString())));
    }

    private Map<String, TypeOffer> offers() throws InterruptedException {
        return new PurpleOffers(ServiceCatalog.builtIn(), "purple", new Texts(Locale.ENGLISH))
                .of(installed.get(workshop)).stream()
                        .collect(Collectors.toMap(TypeOffer::type, offer -> offer));
    }

    private static String described(TypeOffer offer) {
        return offer.parameters().stream()
                .map(p -> p.key() + " " + p.kind() + (p.most() < Integer.MAX_VALUE ? "+" : ""))
                .collect(Collectors.joining(", "));
    }

    @Test
    void everyProtocolWithItsOptionsAndTheirKinds() throws Exception {
        Map<String, TypeOffer> offers = offers();
        EXPECTED.forEach((type, expected) -> assertEquals(expected, described(offers.get(type))));
        FURTHER.forEach((type, expected) -> assertEquals(expected, described(offers.get(type))));
        assertEquals("Discord", offers.get("eionrobb-discord").label());
        assertEquals("prpl-eionrobb-rocketchat", offers.get("eionrobb-rocketchat").protocol());
        assertEquals("Zephyr", offers.get("zephyr").label());
        assertEquals("prpl-zephyr", offers.get("zephyr").protocol());
        Parameter port = parameter(offers.get("irc"), "port");
        assertEquals("6667", port.fallback());
        assertEquals("Port", port.label());
        assertEquals(
                List.of("require_tls", "opportunistic_tls", "old_ssl"),
                parameter(offers.get("xmpp"), "connection_security").choices());
        assertEquals("1", parameter(offers.get("simple"), "dopublish").fallback());
        assertEquals(0, parameter(offers.get("simple"), "port").least());
        for (TypeOffer offer : offers.values()) {
            assertEquals(offer.parameters().isEmpty(), !offer.isAvailable(), offer.toString());
            offer.parameters().forEach(p -> assertFalse(p.label().contains("_"), p.toString()));
        }
    }

    @Test
    void wellKnownOptionsHaveAHelp() throws Exception {
        Map<String, TypeOffer> offers = offers();
        for (String type : EXPECTED.keySet()) {
            if (!type.equals("zephyr")) {
                offers.get(type)
                        .parameters()
                        .forEach(p -> assertFalse(p.help().isEmpty(), type + " " + p.key()));
            }
        }
    }

    /** The dialog's defaults are the ones that a service takes. */
    @Test
    void whatTheCatalogueFillsInIsKnownAndRight() throws Exception {
        Map<String, TypeOffer> offers = offers();
        for (ServiceType type : ServiceCatalog.builtIn().types()) {
            TypeOffer offer = offers.get(type.key());
            if (offer != null && offer.isAvailable()) {
                Parameters filled = parameters(type);
                assertEquals(List.of(), ParameterCheck.problems(filled, offer), type.key());
            }
        }
    }

    private static Parameters parameters(ServiceType type) {
        String file =
                "[x.example.org]\ncategory=gateway\ntype="
                        + type.key()
                        + "\nname=X\nparams="
                        + type.protocol()
                        + ";"
                        + type.parameters()
                        + "\n";
        return ServicesFile.parse(file.getBytes(StandardCharsets.UTF_8))
                .definitions()
                .get(0)
                .parameters();
    }

    /** One truth: a service accepts every parameter of the list. */
    @Test
    void aServiceStartsWithEverythingThatIsOffered() throws Exception {
        TypeOffer irc = offers().get("irc");
        Map<String, String> values = new LinkedHashMap<>();
        irc.parameters()
                .forEach(p -> values.put(p.key(), p.kind() == Kind.TEXT ? "x" : p.fallback()));
        List<String> pairs = new ArrayList<>(List.of("prpl-irc"));
        values.forEach((key, value) -> pairs.add(key + "=" + value));
        PurpleNetwork network =
                new PurpleNetwork(
                        PurpleNetworkFixture.definition(pairs.toArray(String[]::new)), workshop);
        try {
            assertDoesNotThrow(network::start);
        } finally {
            network.stop();
        }
    }

    @Test
    void theAnswerIsKeptUntilAFileComesIntoTheModulesFolder() throws Exception {
        Map<String, TypeOffer> offers = offers();
        workshop.putForward(Duration.ofDays(1));
        assertEquals(offers, offers());
        assertEquals(1, installed.asked());
        Files.createDirectories(workshop.modulesFolder());
        Files.writeString(workshop.modulesFolder().resolve("libbroken.so"), "not a library");
        assertEquals(offers, offers(), "a broken file harms nobody");
        assertEquals(2, installed.asked());
        Files.delete(workshop.modulesFolder().resolve("libbroken.so"));
        offers();
        assertEquals(3, installed.asked());
    }

    @Test
    void withoutTheLibraryEveryTypeSaysWhatToDo() throws Exception {
        System.setProperty(WorkerCommand.LIBRARY_PROPERTY, "libpurple-that-is-not-there.so.0");
        for (TypeOffer offer : offers().values()) {
            assertTrue(
                    offer.missing()
                            .startsWith(
                                    "libpurple is not installed. Install the Debian package"
                                            + " libpurple0"),
                    offer.missing());
        }
        System.clearProperty(WorkerCommand.LIBRARY_PROPERTY);
        workshop.putForward(InstalledProtocols.TROUBLE_KEPT);
        assertTrue(offers().get("irc").isAvailable(), "found when it is there");
    }

    @Test
    void aFileThatCrashesLibpurpleIsBlamed() throws Exception {
        Files.createDirectories(workshop.modulesFolder());
        Path source =
                Files.writeString(
                        folder.resolve("crash.c"),
                        "__attribute__((constructor)) static void crash(void)"
                                + " { *(volatile int *) 0 = 1; }\n");
        Path library = workshop.modulesFolder().resolve("libcrash.so");
        Process compiler =
                new ProcessBuilder("cc", "-shared", "-fPIC", "-o", "" + library, "" + source)
                        .inheritIO()
                        .start();
        assertEquals(0, compiler.waitFor());
        String missing = offers().get("irc").missing();
        assertTrue(missing.contains("crashed with SIGSEGV"), missing);
        assertTrue(missing.contains("folder modules"), missing);
        Files.delete(library);
        assertTrue(offers().get("irc").isAvailable(), "at once: the folder has changed");
    }

    private static Parameter parameter(TypeOffer offer, String key) {
        return offer.parameters().stream()
                .filter(p -> p.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
