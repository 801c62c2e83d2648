package org.igniterealtime.openfire.plugin.imservices.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Service;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffersTest {

    private static final List<Parameter> PARAMETERS =
            List.of(new Parameter("server", "Server", Parameter.Kind.TEXT, "", List.of(), ""));

    @TempDir private Path home;
    private final Bench bench = new Bench();

    @BeforeEach
    void modulesFolder() throws Exception {
        Files.createDirectory(home.resolve("modules"));
    }

    /** Offers icq and a type of its own. */
    public static final class Pagers extends Maker {
        @Override
        public String id() {
            return "purple";
        }

        @Override
        public List<TypeOffer> offers(Workshop workshop, Locale locale) {
            ((Bench) workshop).asked++;
            return List.of(
                    offer("pager", "Pager " + locale.getLanguage()), offer("icq", "I seek you"));
        }

        private TypeOffer offer(String type, String label) {
            return new TypeOffer(
                    Category.GATEWAY, type, id(), "prpl-" + type, label, "", PARAMETERS);
        }
    }

    /** Cannot tell what it offers. */
    public static final class Odd extends Maker {
        @Override
        public String id() {
            return "mail";
        }

        @Override
        public List<TypeOffer> offers(Workshop workshop, Locale locale) {
            throw new NoClassDefFoundError("missing/Class");
        }
    }

    /** Says nothing of what it offers. */
    public static final class Silent extends Maker {
        @Override
        public String id() {
            return "directory";
        }
    }

    private abstract static class Maker implements ServiceModule {
        @Override
        public Service create(ServiceDefinition definition, Host host) {
            throw new UnsupportedOperationException("no service is made here");
        }
    }

    private Offers offers(Class<?>... modules) throws Exception {
        String[] names = new String[modules.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = modules[i].getName();
        }
        return new Offers(
                new Modules(home.resolve("modules"), new ModuleLoader(home, names)),
                bench,
                ServiceCatalog.builtIn());
    }

    private static TypeOffer find(List<TypeOffer> offers, Category category, String type) {
        return offers.stream()
                .filter(o -> o.category() == category && o.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCatalogueComesInItsOrderThenWhatModulesHaveBesides() throws Exception {
        List<TypeOffer> all = offers(Pagers.class).all(Locale.ENGLISH);
        List<ServiceType> catalog = ServiceCatalog.builtIn().types();
        assertEquals(catalog.size() + 1, all.size());
        for (int i = 0; i < catalog.size(); i++) {
            assertEquals(catalog.get(i).category(), all.get(i).category());
            assertEquals(catalog.get(i).key(), all.get(i).type());
        }
        assertEquals("pager", all.get(catalog.size()).type());
        assertEquals("I seek you", find(all, Category.GATEWAY, "icq").label());
        assertEquals(PARAMETERS, find(all, Category.GATEWAY, "icq").parameters());
    }

    @Test
    void whatIsNotInThisVersionSaysSo() throws Exception {
        List<TypeOffer> all = offers(Pagers.class).all(Locale.ENGLISH);
        for (TypeOffer offer : all) {
            if (!offer.module().equals("purple")) {
                assertTrue(
                        offer.missing().startsWith("This is not in this version of IM Services."),
                        offer.toString());
            }
        }
        assertEquals("User directory", find(all, Category.DIRECTORY, "user").label());
    }

    @Test
    void everyTypeOfTheCatalogueHasAName() throws Exception {
        for (TypeOffer offer : offers().all(Locale.ENGLISH)) {
            assertTrue(
                    new Texts(Locale.ENGLISH)
                            .find("definition.type." + offer.category().key() + "." + offer.type())
                            .isPresent(),
                    offer.toString());
        }
    }

    @Test
    void aModuleThatThrowsHarmsOnlyItsOwnTypes() throws Exception {
        List<TypeOffer> all = offers(Odd.class, Pagers.class).all(Locale.ENGLISH);
        String missing = find(all, Category.GATEWAY, "email").missing();
        assertTrue(missing.startsWith("The module mail cannot be asked"), missing);
        assertTrue(missing.contains("missing/Class"), missing);
        assertTrue(find(all, Category.GATEWAY, "icq").isAvailable());
    }

    @Test
    void whatAModuleSaysNothingOfCanBeUsed() throws Exception {
        TypeOffer offer =
                find(offers(Silent.class).all(Locale.ENGLISH), Category.DIRECTORY, "user");
        assertTrue(offer.isAvailable());
        assertEquals(List.of(), offer.parameters());
    }

    @Test
    void theListIsKeptForAWhileInEachLanguage() throws Exception {
        Offers offers = offers(Pagers.class);
        List<TypeOffer> english = offers.all(Locale.ENGLISH);
        assertSame(english, offers.all(Locale.ENGLISH));
        assertEquals(1, bench.asked);
        assertEquals(
                "Pager de", find(offers.all(Locale.GERMAN), Category.GATEWAY, "pager").label());
        assertEquals(2, bench.asked);
        bench.now = bench.now.plus(Offers.KEPT);
        assertEquals(english, offers.all(Locale.ENGLISH));
        assertEquals(3, bench.asked);
    }

    @Test
    void aJarThatDoesNotLoadHarmsNobody() throws Exception {
        Files.writeString(home.resolve("modules").resolve("broken.jar"), "not a jar");
        assertTrue(
                find(offers(Pagers.class).all(Locale.ENGLISH), Category.GATEWAY, "icq")
                        .isAvailable());
    }

    /** A workshop with a clock of its own. */
    private static final class Bench implements Workshop {
        private Instant now = Instant.EPOCH;
        private int asked;

        @Override
        public String serverDomain() {
            return "example.org";
        }

        @Override
        public Texts texts(Locale locale) {
            return new Texts(locale);
        }

        @Override
        public ScheduledExecutorService executor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock clock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public Path folder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path home() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path modulesFolder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Path> classPath() {
            throw new UnsupportedOperationException();
        }
    }
}
