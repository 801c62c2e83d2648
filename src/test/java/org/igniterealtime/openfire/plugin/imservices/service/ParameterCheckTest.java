package org.igniterealtime.openfire.plugin.imservices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterCheckTest {

    private static final List<Parameter> KNOWN =
            List.of(
                    parameter("server", Kind.TEXT),
                    new Parameter("port", "", Kind.NUMBER, "", List.of(), "", 1, 65_535),
                    parameter("interval", Kind.NUMBER),
                    parameter("ssl", Kind.TRUTH),
                    new Parameter("mode", "", Kind.CHOICE, "", List.of("a", "b"), ""),
                    parameter("token", Kind.SECRET),
                    new Parameter("user", "", Kind.SOME, "", List.of("server", "port"), ""));

    private static Parameter parameter(String key, Kind kind) {
        return new Parameter(key, "", kind, "", List.of(), "");
    }

    private static Parameters values(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return new Parameters("prpl-x", values);
    }

    private static List<ParameterProblem> check(String... pairs) {
        return new ParameterCheck(KNOWN).problems(values(pairs));
    }

    @Test
    void whatIsKnownAndOfItsKindIsRight() {
        assertEquals(
                List.of(),
                check("server=x", "port=6697", "interval=-1", "ssl=1", "mode=b", "token=s"));
        assertEquals(List.of(), check());
        assertEquals(List.of(), check("server="));
    }

    @ParameterizedTest
    @CsvSource({
        "prot, port",
        "PORT, port",
        "sever, server",
        "ssll, ssl",
        "colour, ''",
        "portcullis, ''",
        "x, ''"
    })
    void anUnknownKeyIsAnsweredWithTheKnownOnesAndTheNearest(String key, String nearest) {
        ParameterProblem problem = check(key + "=1").get(0);
        assertEquals(Cause.UNKNOWN_KEY, problem.cause());
        assertEquals(key, problem.key());
        assertEquals(nearest, problem.suggestion());
        assertEquals(
                "there is no "
                        + key
                        + "; expected "
                        + (nearest.isEmpty() ? "one of " : nearest + "; known are ")
                        + "server, port (1-65535), interval (0, 1, 2...), ssl (1, 0), mode (a, b),"
                        + " token, user",
                problem.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "port, x, WRONG_VALUE, a whole number from 1 to 65535",
        "port, 1.5, WRONG_VALUE, a whole number from 1 to 65535",
        "port, '', WRONG_VALUE, a whole number from 1 to 65535",
        "port, 0, OUT_OF_RANGE, a whole number from 1 to 65535",
        "port, 65536, OUT_OF_RANGE, a whole number from 1 to 65535",
        "interval, 99999999999, OUT_OF_RANGE, a whole number",
        "interval, one, WRONG_VALUE, a whole number",
        "ssl, maybe, WRONG_VALUE, 1 or 0",
        "mode, c, WRONG_VALUE, 'one of a, b'",
        "user, 'port,mode', WRONG_VALUE, 'some of server, port, commas between'"
    })
    void aValueMustBeOfItsKind(String key, String value, Cause cause, String wanted) {
        ParameterProblem problem = check(key + "=" + value).get(0);
        assertEquals(cause, problem.cause());
        assertEquals(key, problem.key());
        assertEquals(
                key + "=" + value + " is not possible; expected " + wanted, problem.toString());
    }

    @Test
    void allProblemsAreNamed() {
        assertEquals(
                List.of("colour", "port"),
                check("colour=red", "server=x", "port=y").stream()
                        .map(ParameterProblem::key)
                        .toList());
    }

    @Test
    void valuesAreGivenInTheFormThatServicesWorkWith() {
        assertEquals(Optional.of("7"), ParameterCheck.typed(KNOWN.get(2), " +007 "));
        assertEquals(Optional.of("true"), ParameterCheck.typed(KNOWN.get(3), "Yes"));
        assertEquals(Optional.of("false"), ParameterCheck.typed(KNOWN.get(3), "off"));
        assertEquals(Optional.of("x"), ParameterCheck.typed(KNOWN.get(0), " x "));
        assertEquals(
                Optional.of("port,server"),
                ParameterCheck.typed(KNOWN.get(6), " port,, server ,port"));
        assertEquals(Optional.of(""), ParameterCheck.typed(KNOWN.get(6), ""));
    }

    @Test
    void anOfferNamesTheProtocolThatIsMissing() {
        TypeOffer offer = new TypeOffer(Category.GATEWAY, "x", "purple", "prpl-x", "X", "", KNOWN);
        ParameterProblem problem =
                ParameterCheck.problems(new Parameters("", Map.of()), offer).get(0);
        assertEquals(Cause.NO_PROTOCOL, problem.cause());
        assertEquals(
                "the protocol is missing; expected libpurple's id of it first, for example"
                        + " params=prpl-x;server=chat.example.org",
                problem.toString());
        assertEquals(1, ParameterCheck.problems(values("colour=red"), offer).size());
    }

    @Test
    void whereNobodyKnowsTheParametersNoneIsRefused() {
        TypeOffer offer =
                new TypeOffer(Category.GATEWAY, "x", "purple", "prpl-x", "X", "gone", List.of());
        assertEquals(List.of(), ParameterCheck.problems(values("colour=red"), offer));
    }

    @Test
    void aParameterIsWellFormed() {
        assertThrows(IllegalArgumentException.class, () -> parameter(" ", Kind.TEXT));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Parameter("n", "", Kind.NUMBER, "", List.of(), "", 2, 1));
    }
}
