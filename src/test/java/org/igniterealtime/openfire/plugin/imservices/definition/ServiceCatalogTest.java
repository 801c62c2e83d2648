package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceCatalogTest {

    private final ServiceCatalog catalog = ServiceCatalog.builtIn();

    @Test
    void allTypesOfTheFormatAreThere() {
        assertEquals(List.of("private", "public"), keys(Category.CONFERENCE));
        assertEquals(17, keys(Category.GATEWAY).size());
        assertEquals(List.of("bytestreams"), keys(Category.PROXY));
        assertEquals(List.of("user"), keys(Category.DIRECTORY));
        assertEquals(List.of("service", "monitor", "events"), keys(Category.SERVICE));
        assertEquals(
                Set.of("purple", "mail", "conference", "bytestreams", "directory", "monitor"),
                catalog.modules());
    }

    private List<String> keys(Category category) {
        return catalog.types(category).stream().map(ServiceType::key).toList();
    }

    @Test
    void aTypeIsFoundByNameAndByProtocol() {
        Optional<ServiceType> irc = catalog.find(Category.GATEWAY, "irc");
        assertEquals("server=;port=6697;ssl=1;encoding=UTF-8", irc.orElseThrow().parameters());
        assertEquals(irc, catalog.ofProtocol("prpl-irc"));
        assertEquals(Optional.empty(), catalog.ofProtocol(""));
    }

    @Test
    void whatIsFilledInIsValid() {
        for (ServiceType type : catalog.types()) {
            String file =
                    "[a.x]\ncategory=%s\ntype=%s\nmodule=%s\nparams=%s;%s\n"
                            .formatted(
                                    type.category().key(),
                                    type.key(),
                                    type.module(),
                                    type.protocol(),
                                    type.parameters());
            ServicesFile read = ServicesFile.parse(file.getBytes(StandardCharsets.UTF_8));
            assertEquals(List.of(), read.problems(), type.key());
            assertEquals(type.protocol(), read.definitions().get(0).parameters().protocol());
        }
    }

    @Test
    void everyTextKeyHasItsText() throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                ServiceCatalog.class.getResourceAsStream("/imservices_i18n.properties")) {
            texts.load(in);
        }
        for (ServiceType type : catalog.types()) {
            assertTrue(
                    type.textKey().isEmpty() || texts.containsKey(type.textKey()), type.textKey());
            boolean ended = type.network() == ServiceType.Network.CLOSED;
            assertFalse(ended && type.textKey().isEmpty(), type.key());
        }
    }

    @Test
    void aNewTypeIsOneLine() {
        ServiceCatalog one =
                ServiceCatalog.read(
                        "# cells\ngateway|discord|purple|prpl-discord||purple-discord|open||\n");
        assertEquals(
                "purple-discord", one.find(Category.GATEWAY, "discord").orElseThrow().broughtBy());
        assertThrows(IllegalArgumentException.class, () -> ServiceCatalog.read("gateway|x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> ServiceCatalog.read("proxy|a|m||||none||\nproxy|a|m||||none||"));
    }
}
