package org.igniterealtime.openfire.plugin.imservices.conference;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.History;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;

/**
 * Writes conversations into the files that {@code history=} wants, and says when that does not work. What happens is taken from any thread at
 * once; it is written on the executor's.
 */
final class HistoryLog {

    private static final String ME = "/me ";

    private final Host host;
    private final String service;
    private final Texts texts;
    private final HistoryFile.Surroundings surroundings;

    /** Replaced as a whole. */
    private volatile Map<String, List<HistoryFile>> files = Map.of();

    /** Whether trouble has been reported; guarded by this. */
    private boolean reported;

    /**
     * @param language of what is not said by anybody; the root's for the server's
     */
    HistoryLog(Host host, String service, Locale language) {
        this.host = host;
        this.service = service;
        this.texts =
                host.texts(
                        language.getLanguage().isEmpty()
                                ? host.locale(new JID(null, host.serverDomain(), null))
                                : language);
        this.surroundings =
                new HistoryFile.Surroundings(
                        new HistoryHome(host.home()),
                        host.executor(),
                        ZoneId.systemDefault(),
                        lines -> texts.get("conference.history.missing", String.valueOf(lines)),
                        this::report);
    }

    /** Keeps these from now on; those that were kept already go on as they are. May block; called by one thread at a time. */
    void keep(List<History> wanted) {
        Map<History, HistoryFile> before = new HashMap<>();
        files.values().forEach(list -> list.forEach(file -> before.put(file.history(), file)));
        Map<String, List<HistoryFile>> now = new HashMap<>();
        for (History history : wanted) {
            HistoryFile file = before.remove(history);
            now.computeIfAbsent(room(history), key -> new ArrayList<>())
                    .add(file == null ? new HistoryFile(history, service, surroundings) : file);
        }
        files = Map.copyOf(now);
        before.values().forEach(HistoryFile::close);
        report();
    }

    /** The room's name as it is in its address. */
    private static String room(History history) {
        try {
            return new JID(history.room(), "example.org", null).getNode();
        } catch (IllegalArgumentException e) {
            // No room will ever be called so.
            return history.room();
        }
    }

    /** Writes what is left. Blocks. */
    void close() {
        keep(List.of());
    }

    void joined(String room, String nick) {
        note(room, "joined", nick);
    }

    void left(String room, String nick) {
        note(room, "left", nick);
    }

    void renamed(String room, String before, String nick) {
        note(room, "renamed", before, nick);
    }

    void subject(String room, String nick, String subject) {
        note(room, subject.isEmpty() ? "nosubject" : "subject", nick, subject);
    }

    void destroyed(String room) {
        note(room, "destroyed");
    }

    void said(String room, String nick, String body) {
        if (body.startsWith(ME)) {
            write(room, "* " + clean(nick) + " " + clean(body.substring(ME.length())));
        } else {
            write(room, "<" + clean(nick) + "> " + clean(body));
        }
    }

    private void note(String room, String key, String... arguments) {
        if (files.containsKey(room)) {
            Object[] clean = new Object[arguments.length];
            for (int i = 0; i < clean.length; i++) {
                clean[i] = clean(arguments[i]);
            }
            write(room, "* " + texts.get("conference.history." + key, clean));
        }
    }

    private void write(String room, String line) {
        for (HistoryFile file : files.getOrDefault(room, List.of())) {
            file.add(host.clock().instant(), line);
        }
    }

    /** On one line, without what would act on who reads it on a terminal. */
    static String clean(String text) {
        String oneLine = text.strip().replaceAll("\\s*\\R\\s*", " \u21b5 ");
        StringBuilder clean = new StringBuilder(oneLine.length());
        oneLine.codePoints()
                .map(c -> c != '\t' && Character.isISOControl(c) ? '\ufffd' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private synchronized void report() {
        List<Phrase> troubles =
                files.values().stream()
                        .flatMap(List::stream)
                        .map(HistoryFile::trouble)
                        .filter(trouble -> !trouble.isEmpty())
                        .toList();
        if (!troubles.isEmpty()) {
            host.degraded(Phrase.joined(" ", troubles));
            reported = true;
        } else if (reported) {
            reported = false;
            host.recovered();
        }
    }
}
