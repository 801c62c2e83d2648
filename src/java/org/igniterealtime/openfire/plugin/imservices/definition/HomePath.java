package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.List;

/** Reads a path that is relative to Openfire's home and stays in it. */
final class HomePath {

    private HomePath() {}

    /**
     * The path with {@code /} between its parts (a backslash is taken as one) and without {@code .} and {@code ..}; empty, with
     * a problem, when it is not of that kind.
     */
    static String read(Entry entry, Part path, Problems problems) {
        String text = path.text().replace('\\', '/');
        if (text.startsWith("/") || text.matches("[A-Za-z]:.*") || text.startsWith("~")) {
            problems.error(
                    entry,
                    path.index(),
                    Wording.PATH_NOT_RELATIVE.with(path.text()),
                    Wording.RELATIVE_PATH_WANTED.with(lastPart(text)));
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    problems.error(
                            entry,
                            path.index(),
                            Wording.PATH_LEADS_OUT.with(path.text()),
                            Wording.PATH_INSIDE_WANTED.with());
                    return "";
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() || text.endsWith("/")) {
            problems.error(
                    entry,
                    path.index(),
                    Wording.PATH_NO_FILE.with(path.text()),
                    Wording.FILE_PATH_WANTED.with());
            return "";
        }
        return String.join("/", parts);
    }

    private static String lastPart(String text) {
        String last = text.substring(text.lastIndexOf('/') + 1).replaceFirst("^[A-Za-z]:", "");
        return last.isEmpty() ? "irc-access.xml" : last;
    }
}
