package org.igniterealtime.openfire.plugin.imservices.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Spelling;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem.Cause;

/**
 * Holds {@code params=} against what a type of service takes: the console before a section is saved and a service when it
 * starts say the same. Immutable.
 */
public final class ParameterCheck {

    private final Map<String, Parameter> known = new LinkedHashMap<>();

    public ParameterCheck(List<Parameter> parameters) {
        parameters.forEach(parameter -> known.put(parameter.key(), parameter));
    }

    /** What is wrong; empty when nothing is, or when the offer does not know its parameters. */
    public static List<ParameterProblem> problems(Parameters parameters, TypeOffer offer) {
        List<ParameterProblem> problems = new ArrayList<>();
        if (parameters.protocol().isEmpty() && !offer.protocol().isEmpty()) {
            problems.add(noProtocol(offer.protocol()));
        }
        if (!offer.parameters().isEmpty()) {
            problems.addAll(new ParameterCheck(offer.parameters()).problems(parameters));
        }
        return problems;
    }

    /**
     * The problem that a protocol is missing.
     *
     * @param example the protocol that may be meant
     */
    public static ParameterProblem noProtocol(String example) {
        return new ParameterProblem(
                "",
                Cause.NO_PROTOCOL,
                ParameterWording.NO_PROTOCOL.with(),
                ParameterWording.PROTOCOL_WANTED.with(example),
                "");
    }

    /** What is wrong with keys and values, in their order; the protocol is not looked at. */
    public List<ParameterProblem> problems(Parameters parameters) {
        List<ParameterProblem> problems = new ArrayList<>();
        parameters
                .values()
                .forEach(
                        (key, value) -> {
                            Parameter parameter = known.get(key);
                            if (parameter == null) {
                                problems.add(unknown(key));
                            } else {
                                problem(parameter, value).ifPresent(problems::add);
                            }
                        });
        return problems;
    }

    /**
     * What a service works with: the value of each key as {@link #typed} gives it, the parameter's fallback where none is given.
     *
     * @param parameters without {@link #problems}
     */
    public Map<String, String> values(Parameters parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        known.forEach(
                (key, parameter) ->
                        values.put(
                                key,
                                typed(parameter, parameters.value(key).orElse(parameter.fallback()))
                                        .orElseThrow()));
        return values;
    }

    private ParameterProblem unknown(String key) {
        String meant = Spelling.nearest(key, known.keySet()).orElse("");
        String all =
                known.values().stream()
                        .map(ParameterCheck::inList)
                        .collect(Collectors.joining(", "));
        return new ParameterProblem(
                key,
                Cause.UNKNOWN_KEY,
                ParameterWording.UNKNOWN_KEY.with(key),
                meant.isEmpty()
                        ? ParameterWording.KEYS_WANTED.with(all)
                        : ParameterWording.KEY_WANTED.with(meant, all),
                meant);
    }

    /** A key and what values it takes, in no language. */
    private static String inList(Parameter parameter) {
        return switch (parameter.kind()) {
            case NUMBER ->
                    parameter.key()
                            + (isBounded(parameter)
                                    ? " (" + parameter.least() + "-" + parameter.most() + ")"
                                    : " (0, 1, 2...)");
            case TRUTH -> parameter.key() + " (1, 0)";
            case CHOICE -> parameter.key() + " (" + String.join(", ", parameter.choices()) + ")";
            case SOME, TEXT, SECRET -> parameter.key();
        };
    }

    /** What is wrong with a value; empty when nothing is. */
    public static Optional<ParameterProblem> problem(Parameter parameter, String value) {
        if (typed(parameter, value).isPresent()) {
            return Optional.empty();
        }
        boolean number = parameter.kind() == Parameter.Kind.NUMBER && integer(value).isPresent();
        return Optional.of(
                new ParameterProblem(
                        parameter.key(),
                        number ? Cause.OUT_OF_RANGE : Cause.WRONG_VALUE,
                        ParameterWording.BAD_VALUE.with(parameter.key(), value.strip()),
                        wanted(parameter),
                        ""));
    }

    /**
     * The value in the form that a service works with: a number in decimal, {@code true} or {@code false}, without blanks
     * around it. Empty when it is not of the parameter's kind.
     */
    public static Optional<String> typed(Parameter parameter, String value) {
        String plain = value.strip();
        return switch (parameter.kind()) {
            case NUMBER ->
                    integer(plain)
                            .filter(n -> n >= parameter.least() && n <= parameter.most())
                            .map(String::valueOf);
            case TRUTH -> truth(plain);
            case CHOICE -> parameter.choices().stream().filter(plain::equals).findFirst();
            case SOME ->
                    Optional.of(some(plain))
                            .filter(parameter.choices()::containsAll)
                            .map(chosen -> String.join(",", chosen));
            case TEXT, SECRET -> Optional.of(plain);
        };
    }

    /** What a value of {@link Parameter.Kind#SOME} names, each once. */
    public static List<String> some(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<Long> integer(String value) {
        String digits = value.strip();
        return digits.matches("[+-]?[0-9]{1,18}")
                ? Optional.of(Long.valueOf(digits))
                : Optional.empty();
    }

    private static Optional<String> truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> Optional.of("true");
            case "0", "false", "no", "off" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    /** What values a parameter takes. */
    public static Phrase wanted(Parameter parameter) {
        return switch (parameter.kind()) {
            case NUMBER ->
                    isBounded(parameter)
                            ? ParameterWording.RANGE_WANTED.with(
                                    parameter.least(), parameter.most())
                            : ParameterWording.NUMBER_WANTED.with();
            case TRUTH -> ParameterWording.TRUTH_WANTED.with();
            case CHOICE ->
                    ParameterWording.KEYS_WANTED.with(String.join(", ", parameter.choices()));
            case SOME -> ParameterWording.SOME_WANTED.with(String.join(", ", parameter.choices()));
            case TEXT, SECRET -> ParameterWording.TEXT_WANTED.with();
        };
    }

    private static boolean isBounded(Parameter parameter) {
        return parameter.least() > Integer.MIN_VALUE && parameter.most() < Integer.MAX_VALUE;
    }
}
