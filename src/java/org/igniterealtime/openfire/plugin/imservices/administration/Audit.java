package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.stream.Collectors;

/** Tells the server's audit log what has changed, without passwords. */
final class Audit {

    /** What all databases' columns hold. */
    private static final int LONGEST = 3500;

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
                        .map(this::line)
                        .collect(Collectors.joining("\n"));
        did(actor, summary, lines);
    }

    /** Anything else that was done. */
    void did(Actor actor, String summary, String details) {
        String from = language.say("audit.from", actor.name(), actor.from());
        String all = details.isEmpty() ? from : from + "\n" + details;
        log.record(
                actor,
                summary.length() <= 250 ? summary : summary.substring(0, 250) + "…",
                all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "\n…");
    }

    private String line(Differences.Line line) {
        return switch (line.kind()) {
            case ADDED -> "+ " + masking.line(line.text());
            case REMOVED -> "- " + masking.line(line.text());
            default -> "…";
        };
    }
}
