package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.junit.jupiter.api.Test;

class ProtocolParametersTest {

    private static final List<Event.Option> OPTIONS =
            List.of(
                    option("port", "INT", "6667"),
                    option("connect_port", "INT", "0"),
                    option("ssl", "BOOLEAN", "true"),
                    option("plain", "BOOLEAN", "false"),
                    new Event.Option("mode", "Mode", "LIST", "a", List.of("a", "b")),
                    option("note", "STRING", "n"),
                    option("key", "SECRET", ""),
                    option("api_token", "STRING", ""));

    private static final List<Event.Split> SPLITS =
            List.of(
                    new Event.Split("Domain", "example.org", "@"),
                    new Event.Split("Resource", "", "/"));

    private static Event.Option option(String key, String kind, String fallback) {
        return new Event.Option(key, "The " + key, kind, fallback, List.of());
    }

    private static Map<String, Parameter> of(String protocol) {
        return ProtocolParameters.of(protocol, OPTIONS, SPLITS, key -> "help of " + key).stream()
                .collect(Collectors.toMap(Parameter::key, p -> p));
    }

    @Test
    void partsOfTheNameComeFirstAndOursLast() {
        assertEquals(
                List.of(
                        "server",
                        "domain",
                        "resource",
                        "port",
                        "connect_port",
                        "ssl",
                        "plain",
                        "mode",
                        "note",
                        "key",
                        "api_token",
                        "accountsPerWorker",
                        "user"),
                ProtocolParameters.of("prpl-x", OPTIONS, SPLITS, key -> "").stream()
                        .map(Parameter::key)
                        .toList());
    }

    @Test
    void eachHasItsKindAndFallback() {
        Map<String, Parameter> all = of("prpl-irc");
        assertEquals(
                new Parameter(
                        "server", "Domain", Kind.TEXT, "example.org", List.of(), "help of server"),
                all.get("server"));
        assertEquals(
                new Parameter(
                        "port",
                        "The port",
                        Kind.NUMBER,
                        "6667",
                        List.of(),
                        "help of port",
                        1,
                        65_535),
                all.get("port"));
        assertEquals(0, all.get("connect_port").least());
        assertEquals("1", all.get("ssl").fallback());
        assertEquals("0", all.get("plain").fallback());
        assertEquals(Kind.TRUTH, all.get("ssl").kind());
        assertEquals(List.of("a", "b"), all.get("mode").choices());
        assertEquals(Kind.TEXT, all.get("note").kind());
        assertEquals(Kind.SECRET, all.get("key").kind());
        assertEquals(Kind.SECRET, all.get("api_token").kind());
        assertEquals(Kind.NUMBER, all.get("ratelimit-burst").kind());
        assertEquals(10_000, all.get("accountsPerWorker").most());
    }

    @Test
    void anOptionGoesBeforeAPartOfTheNameOfTheSameKey() {
        List<Parameter> parameters =
                ProtocolParameters.of(
                        "prpl-x", List.of(option("server", "STRING", "s")), SPLITS, key -> "");
        assertEquals("The server", parameters.get(0).label());
        assertEquals(
                List.of("server", "domain", "resource", "accountsPerWorker", "user"),
                parameters.stream().map(Parameter::key).toList());
    }

    @Test
    void aServiceAcceptsWhatIsOfferedAndNothingElse() {
        for (String protocol : List.of("prpl-irc", "prpl-x")) {
            Event.Ready ready = new Event.Ready("2.0", "X", "OPTIONAL", OPTIONS, SPLITS, List.of());
            for (Parameter parameter : of(protocol).values()) {
                Parameters one =
                        new Parameters(protocol, Map.of(parameter.key(), value(parameter)));
                assertDoesNotThrow(
                        () -> new AccountSettings(one, ready, List.of()), parameter.key());
            }
            assertThrows(
                    SettingsException.class,
                    () ->
                            new AccountSettings(
                                    new Parameters(protocol, Map.of("colour", "red")),
                                    ready,
                                    List.of()));
        }
        assertThrows(
                SettingsException.class,
                () ->
                        new AccountSettings(
                                new Parameters("prpl-x", Map.of("ratelimit-burst", "1")),
                                new Event.Ready("2.0", "X", "OPTIONAL", OPTIONS, SPLITS, List.of()),
                                List.of()));
    }

    private static String value(Parameter parameter) {
        return switch (parameter.kind()) {
            case NUMBER, TRUTH -> "1";
            case CHOICE -> parameter.choices().get(0);
            case SOME -> String.join(", ", parameter.choices());
            case TEXT, SECRET -> "x";
        };
    }
}
