package org.igniterealtime.openfire.plugin.imservices.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A server's log as entries: a line that begins with a date, and the lines below it, where exceptions stand. */
final class LogEntries {

    private static final Pattern DATE = Pattern.compile("^\\d{4}[-.]\\d\\d[-.]\\d\\d .*");

    /** Of an entry's lines; what an exception was and where it came from is in the first ones. */
    private static final int LINES = 25;

    private LogEntries() {}

    /** The entries with the word in them, each as one text, cut after {@value #LINES} lines but for the causes of exceptions. */
    static List<String> about(String log, String word) {
        List<String> entries = new ArrayList<>();
        List<String> entry = new ArrayList<>();
        for (String line : log.lines().toList()) {
            if (DATE.matcher(line).matches()) {
                addTo(entries, entry, word);
                entry.clear();
            }
            if (entry.size() < LINES || line.startsWith("Caused by")) {
                entry.add(line);
            }
        }
        addTo(entries, entry, word);
        return entries;
    }

    private static void addTo(List<String> entries, List<String> entry, String word) {
        String text = String.join("\n", entry);
        if (text.contains(word)) {
            entries.add(text);
        }
    }
}
