package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;

/**
 * What {@code params=} of a directory says.
 *
 * @param fields what can be searched, and is shown of who is found
 * @param match how a text without wildcards fits
 * @param wildcards whether {@code *} stands for any characters
 * @param least how many characters a text has at least, wildcards not counted
 * @param limit how many are found at most
 * @param excludedUsers who is never found, by their names in lower case
 * @param excludedGroups whose members are never found
 * @param cards whether the cards of those whom one can find are shown
 */
record Settings(
        Set<Field> fields,
        Match match,
        boolean wildcards,
        int least,
        int limit,
        Set<String> excludedUsers,
        List<String> excludedGroups,
        boolean cards) {

    /** How a text without wildcards fits. */
    enum Match {
        /** Anywhere. */
        CONTAINS,
        /** At the beginning of a word. */
        BEGINS,
        /** Only as a whole. */
        EXACT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> TRUE_OR_NOT = List.of();

    Settings {
        fields = Set.copyOf(fields);
        excludedUsers = Set.copyOf(excludedUsers);
        excludedGroups = List.copyOf(excludedGroups);
    }

    /** What can be set, with texts for people. */
    static List<Parameter> parameters(Texts texts) {
        return parameters(key -> texts.get("directory.parameter." + key));
    }

    private static List<Parameter> parameters(UnaryOperator<String> text) {
        List<Parameter> all = new ArrayList<>();
        for (Field field : Field.values()) {
            all.add(truth(key(field), text));
        }
        List<String> matches = Arrays.stream(Match.values()).map(Match::key).toList();
        all.add(
                new Parameter(
                        "match",
                        text.apply("match"),
                        Kind.CHOICE,
                        Match.CONTAINS.key(),
                        matches,
                        text.apply("match.help")));
        all.add(truth("wildcards", text));
        all.add(number("least", 1, 0, 50, text));
        all.add(number("limit", 100, 1, 1000, text));
        all.add(text("excludeUsers", text));
        all.add(text("excludeGroups", text));
        all.add(truth("cards", text));
        return all;
    }

    private static Parameter truth(String key, UnaryOperator<String> text) {
        return new Parameter(
                key, text.apply(key), Kind.TRUTH, "1", TRUE_OR_NOT, text.apply(key + ".help"));
    }

    private static Parameter text(String key, UnaryOperator<String> text) {
        return new Parameter(
                key, text.apply(key), Kind.TEXT, "", List.of(), text.apply(key + ".help"));
    }

    private static Parameter number(
            String key, int fallback, int least, int most, UnaryOperator<String> text) {
        return new Parameter(
                key,
                text.apply(key),
                Kind.NUMBER,
                String.valueOf(fallback),
                List.of(),
                text.apply(key + ".help"),
                least,
                most);
    }

    static String key(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** @throws ServiceException when a key or a value is wrong; the message says all that is */
    static Settings of(Parameters parameters) throws ServiceException {
        ParameterCheck check = new ParameterCheck(parameters(key -> ""));
        List<ParameterProblem> problems = check.problems(parameters);
        if (!problems.isEmpty()) {
            throw new ServiceException(
                    Phrase.joined("; ", problems.stream().map(ParameterProblem::said).toList()));
        }
        Values values = new Values(check.values(parameters));
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            if (values.truth(key(field))) {
                fields.add(field);
            }
        }
        if (fields.isEmpty()) {
            throw new ServiceException(DirectoryWording.NO_FIELDS.with());
        }
        return new Settings(
                fields,
                Match.valueOf(values.get("match").toUpperCase(Locale.ROOT)),
                values.truth("wildcards"),
                Integer.parseInt(values.get("least")),
                Integer.parseInt(values.get("limit")),
                values.list("excludeUsers").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                values.list("excludeGroups"),
                values.truth("cards"));
    }

    /** The values that count; all of them are of their kind. */
    private record Values(Map<String, String> byKey) {

        String get(String key) {
            return byKey.get(key);
        }

        boolean truth(String key) {
            return Boolean.parseBoolean(get(key));
        }

        /** Names with commas between them. */
        List<String> list(String key) {
            return Arrays.stream(get(key).split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }
}
