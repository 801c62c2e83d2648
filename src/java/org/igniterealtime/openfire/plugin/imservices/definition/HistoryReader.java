package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code history=} line: {@code room;path}. */
final class HistoryReader {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}?");
    private static final Set<String> PLACEHOLDERS = Set.of("{name}", "{service}");

    private HistoryReader() {}

    static Optional<History> read(Entry entry, Problems problems) {
        String value = entry.value();
        int semicolon = value.indexOf(';');
        if (semicolon < 0) {
            problems.error(
                    entry,
                    0,
                    Wording.HISTORY_NO_SEMICOLON.with(value),
                    Wording.HISTORY_EXAMPLE_WANTED.with(
                            "lobby;logs/{service}/{name}/yyyymmdd.txt"));
            return Optional.empty();
        }
        String room = value.substring(0, semicolon).strip();
        if (room.isEmpty()) {
            problems.error(entry, 0, Wording.HISTORY_NO_ROOM.with(), Wording.HISTORY_WANTED.with());
            return Optional.empty();
        }
        String rest = value.substring(semicolon + 1);
        int index = semicolon + 1 + rest.length() - rest.stripLeading().length();
        String path = HomePath.read(entry, new Part(rest.strip(), index), problems);
        checkPlaceholders(entry, semicolon, problems);
        return path.isEmpty() ? Optional.empty() : Optional.of(new History(room, path));
    }

    private static void checkPlaceholders(Entry entry, int from, Problems problems) {
        Matcher matcher = PLACEHOLDER.matcher(entry.value());
        for (int at = from; matcher.find(at); at = matcher.end()) {
            if (!PLACEHOLDERS.contains(matcher.group())) {
                problems.error(
                        entry,
                        matcher.start(),
                        Wording.HISTORY_PLACEHOLDER.with(matcher.group()),
                        Wording.PLACEHOLDER_WANTED.with(
                                "{name}", "{service}", "yyyy mm dd hh nn ss"));
            }
        }
    }
}
