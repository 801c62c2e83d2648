package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/** Reads access files, and knows them from what is none. */
final class AccessLists {

    /** What may stand before the list: white space, instructions, comments, declarations. */
    private static final Pattern PROLOG =
            Pattern.compile("(?:\\s|<\\?.*?\\?>|<!--.*?-->|<![A-Za-z][^>]*>)*+", Pattern.DOTALL);

    /** A list, or items whose list has been forgotten, as in an example that many have copied. */
    private static final Pattern LIST =
            Pattern.compile("<(?:[A-Za-z0-9_.-]+:)?(?:list|item)[\\s/>].*", Pattern.DOTALL);

    /** The list is looked for so far; who writes a longer prologue does without this page. */
    private static final int LOOKED_AT = 64 << 10;

    private final HomeFiles files;
    private final AccessFacts facts;
    private final Language language;

    AccessLists(HomeFiles files, AccessFacts facts, Language language) {
        this.files = files;
        this.facts = facts;
        this.language = language;
    }

    /**
     * An access file; nothing for one that does not exist. Blocks.
     *
     * @param path normalized
     * @throws AdministrationException when it cannot be read, or is none: whatever else there is in the home is nobody's business here
     */
    Content read(String path) throws AdministrationException {
        Content content = files.read(path);
        if (content != Content.NONE && !isList(content.bytes())) {
            throw language.refusal("access.nolist", path);
        }
        return content;
    }

    /** What is wrong or odd in a list, in the order of the text. Blocks. */
    List<FileProblem> problems(byte[] bytes) {
        return all(AccessFile.parse(bytes)).map(language::inFile).toList();
    }

    /** The first thing that is odd in a valid list, with its place; empty when there is none. Blocks. */
    String firstOddity(AccessFile file) {
        return all(file)
                .findFirst()
                .map(problem -> language.say(problem.saidWithPlace()))
                .orElse("");
    }

    private Stream<Problem> all(AccessFile file) {
        return Stream.concat(file.problems().stream(), aboutGroups(file).stream())
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    }

    private List<Problem> aboutGroups(AccessFile file) {
        Set<String> named = file.list().map(AccessList::groups).orElse(Set.of());
        if (named.isEmpty()) {
            return List.of();
        }
        try {
            return file.aboutGroups(facts.unknownGroups(named));
        } catch (AdministrationException e) {
            return List.of(new Problem(Problem.Severity.WARNING, 1, 1, e.getMessage(), ""));
        }
    }

    /** The first thing that is wrong, by its place; for a valid list none. */
    String firstError(AccessFile file) {
        return language.firstError(file.problems().stream());
    }

    /** Whether it is a list, whole or broken, or an empty text that is to become one. */
    static boolean isList(byte[] bytes) {
        int length = Math.min(bytes.length, LOOKED_AT);
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Matcher prolog = PROLOG.matcher(start);
        String rest = prolog.lookingAt() ? start.substring(prolog.end()) : start;
        return rest.isEmpty() ? bytes.length <= LOOKED_AT : LIST.matcher(rest).matches();
    }
}
