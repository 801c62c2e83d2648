package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.stream.Collectors;

/** Tells the server's audit log what has changed, without passwords. */
final class Audit {

    /** Bytes that all databases' columns hold; Oracle counts bytes. What is longer is lost, and only the server's log tells. */
    private static final int LONGEST = 3900;

    private static final int LONGEST_SUMMARY = 240;

    private final AuditLog log;
    private final Masking masking;
    private final Language language;

    Audit(AuditLog log, Masking masking, Language language) {
        this.log = log;
        this.masking = masking;
        this.language = language;
    }

    /** A change of a text: the lines that have gone and come. */
    void changed(Actor actor, String summary, String before, String after) {
        String lines =
                Differences.between(before, after).lines().stream()
                        .filter(line -> line.kind() != Differences.Kind.SAME)
                        // More is not shown, and would take long to mask.
                        .limit(LONGEST)
                        .map(this::line)
                        .collect(Collectors.joining("\n"));
        did(actor, summary, lines);
    }

    /** Anything else that was done. */
    void did(Actor actor, String summary, String details) {
        String from = language.say("audit.from", actor.name(), actor.from());
        String all = details.isEmpty() ? from : from + "\n" + details;
        // The log's page shows a summary as HTML in Openfire 4.2.
        String safe = summary.replace('<', '\u2039').replace('>', '\u203A');
        log.record(actor, fitting(safe, LONGEST_SUMMARY), fitting(all, LONGEST));
    }

    /** What every database takes: no controls (PostgreSQL), nothing beyond the first plane (MySQL), not too many bytes. */
    static String fitting(String text, int bytes) {
        StringBuilder fitting = new StringBuilder();
        int left = bytes;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            boolean fits =
                    each == '\n'
                            || each == '\t'
                            || !Character.isISOControl(each) && !Character.isSurrogate(each);
            char safe = fits ? each : '\uFFFD';
            left -= safe < 0x80 ? 1 : safe < 0x800 ? 2 : 3;
            if (left < 0) {
                return fitting.append('…').toString();
            }
            fitting.append(safe);
        }
        return fitting.toString();
    }

    private String line(Differences.Line line) {
        return switch (line.kind()) {
            case ADDED -> "+ " + masking.line(line.text());
            case REMOVED -> "- " + masking.line(line.text());
            default -> "…";
        };
    }
}
