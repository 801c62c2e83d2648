package org.igniterealtime.openfire.plugin.imservices.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    private static ProxySettings read(Map<String, String> values) throws ServiceException {
        return ProxySettings.of(new Parameters("", values));
    }

    @Test
    void nothingNeedBeGiven() throws Exception {
        assertEquals(
                new ProxySettings(
                        7778, List.of(), List.of(), 1000, 20, 0, 0, Duration.ofMinutes(5)),
                read(Map.of()));
    }

    @Test
    void everythingCanBeGiven() throws Exception {
        assertEquals(
                new ProxySettings(
                        1080,
                        List.of("192.0.2.1", "2001:db8::1", "files.example.org"),
                        List.of("eth0", "::1"),
                        10,
                        2,
                        3072,
                        1024 * 100_000_000L,
                        Duration.ofSeconds(60)),
                read(
                        Map.of(
                                "port", " 1080",
                                "address", "192.0.2.1, [2001:db8::1] files.example.org,192.0.2.1",
                                "interface", "eth0,[::1]",
                                "streams", "10",
                                "streamsPerUser", "2",
                                "bandwidth", "3",
                                "bandwidthTotal", "100000000",
                                "idle", "60")));
    }

    @Test
    void allThatIsWrongIsSaid() {
        ServiceException e =
                assertThrows(
                        ServiceException.class,
                        () ->
                                ProxySettings.of(
                                        new Parameters(
                                                "prpl-irc",
                                                Map.of("address", "http://x/", "port", "0"))));
        assertTrue(e.getMessage().contains("prpl-irc has no value"), e.getMessage());
        assertTrue(e.getMessage().contains("address=http://x/ is neither"), e.getMessage());
        assertTrue(e.getMessage().contains("port=0"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "cs", "zh"})
    void everyParameterIsExplained(String language) {
        for (Parameter parameter : ProxyParameters.in(new Texts(new Locale(language)))) {
            assertTrue(!parameter.label().startsWith("proxy."), parameter.key());
            assertTrue(!parameter.help().startsWith("proxy."), parameter.key());
        }
    }
}
