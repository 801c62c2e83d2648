package org.igniterealtime.openfire.plugin.imservices.conference;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.imservices.definition.History;
import org.igniterealtime.openfire.plugin.imservices.definition.HomeNames;

/**
 * The path of a {@code history=} line: {@code {name}} is the room's name, so that it is a part of a path and no more, {@code
 * {service}} the domain; {@code yyyy mm dd hh nn ss} are date and time. They are that where letters stand together that are nothing else
 * ({@code yyyymmdd}), and after a {@code yyyy}; a folder {@code messages} stays one. Immutable.
 */
final class HistoryPath {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:name|service)\\}");
    private static final Pattern DATE = Pattern.compile("yyyy|mm|dd|hh|nn|ss");
    private static final Pattern DATES = Pattern.compile("(?:yyyy|mm|dd|hh|nn|ss)+");
    private static final Pattern AFTER_YEAR =
            Pattern.compile("(\\p{L}*?)(yyyy(?:mm|dd|hh|nn|ss)*)(\\p{L}*)");

    /** What file systems can hold in a name, less room for what stands around it. */
    private static final int LONGEST = 120;

    private final List<String> parts;
    private final Map<String, String> names;

    HistoryPath(History history, String service) {
        this.parts = List.of(history.path().split("/"));
        this.names = Map.of("{name}", part(history.room()), "{service}", service);
    }

    /** The parts of the file's path, folders first, at a time of day where the server is. */
    List<String> at(LocalDateTime time) {
        List<String> result = new ArrayList<>();
        for (String part : parts) {
            String dated = replace(WORD, part, word -> dated(word, time));
            String whole = replace(PLACEHOLDER, dated, names::get);
            // A name between others cannot make a device of them, but one that is all of a part.
            result.add(HomeNames.isDevice(whole) ? "_" + whole : whole);
        }
        return result;
    }

    /**
     * How many of the folders are there before anything is written: those before the first that has a name or a date in it. A
     * mistyped one, or a disk that is not mounted, shall be noticed and not made.
     */
    int fixed() {
        int fixed = 0;
        while (fixed < parts.size() - 1 && !isVariable(parts.get(fixed))) {
            fixed++;
        }
        return fixed;
    }

    private static boolean isVariable(String part) {
        LocalDateTime some = LocalDateTime.of(1, 1, 1, 1, 1, 1);
        return PLACEHOLDER.matcher(part).find()
                || !replace(WORD, part, word -> dated(word, some)).equals(part);
    }

    /** Whether the file that a path leads to, by its parts within Openfire's home, is the server's own affair. */
    static boolean isClosed(List<String> inHome) {
        String first = inHome.get(0).toLowerCase(Locale.ROOT);
        String last = inHome.get(inHome.size() - 1).toLowerCase(Locale.ROOT);
        // The server's own logs lie in the folder itself, numbered when they are old.
        boolean isLog = first.equals("logs") && inHome.size() == 2 && last.contains(".log");
        return first.equals("conf") || HomeNames.SERVER_FOLDERS.contains(first) || isLog;
    }

    /**
     * A name as a part of a path: letters, digits, {@code -} and {@code _} as they are, all else by its bytes, {@code %2e} for a point.
     * What is too long ends with the sum of the whole.
     */
    static String part(String name) {
        StringBuilder safe = new StringBuilder();
        name.codePoints()
                .forEach(
                        c -> {
                            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                                safe.appendCodePoint(c);
                            } else {
                                for (byte b :
                                        Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                                    safe.append(String.format(Locale.ROOT, "%%%02x", b));
                                }
                            }
                        });
        byte[] bytes = safe.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return safe.toString();
        }
        StringBuilder begin = new StringBuilder();
        int length = 0;
        for (int at = 0; at < safe.length(); at += Character.charCount(safe.codePointAt(at))) {
            String next = Character.toString(safe.codePointAt(at));
            length += next.getBytes(StandardCharsets.UTF_8).length;
            if (length > LONGEST - 16) {
                break;
            }
            begin.append(next);
        }
        return begin + "~" + Sums.sha256(name).substring(0, 14);
    }

    private static String dated(String word, LocalDateTime time) {
        if (DATES.matcher(word).matches()) {
            return numbers(word, time);
        }
        Matcher year = AFTER_YEAR.matcher(word);
        return year.matches() ? year.group(1) + numbers(year.group(2), time) + year.group(3) : word;
    }

    private static String numbers(String tokens, LocalDateTime time) {
        return replace(DATE, tokens, token -> number(token, time));
    }

    private static String number(String token, LocalDateTime time) {
        int value =
                switch (token) {
                    case "yyyy" -> time.getYear();
                    case "mm" -> time.getMonthValue();
                    case "dd" -> time.getDayOfMonth();
                    case "hh" -> time.getHour();
                    case "nn" -> time.getMinute();
                    case "ss" -> time.getSecond();
                    default -> throw new IllegalArgumentException(token);
                };
        return String.format(Locale.ROOT, "%0" + token.length() + "d", value);
    }

    private static String replace(Pattern pattern, String text, UnaryOperator<String> by) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(by.apply(found.group())));
    }
}
