package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.stream.Collectors;

/** Tells the server's audit log what has changed, without passwords. */
final class Audit {

    private final AuditTrail trail;
    private final Masking masking;

    Audit(AuditTrail trail, Masking masking) {
        this.trail = trail;
        this.masking = masking;
    }

    /** A change of a text: the lines that have gone and come. */
    void changed(Actor actor, String summary, String before, String after) {
        String lines =
                Differences.between(before, after).lines().stream()
                        .filter(line -> line.kind() != Differences.Kind.SAME)
                        // More is not shown, and would take long to mask.
                        .limit(AuditTrail.LONGEST)
                        .map(this::line)
                        .collect(Collectors.joining("\n"));
        did(actor, summary, lines);
    }

    /** Anything else that was done. */
    void did(Actor actor, String summary, String details) {
        trail.did(actor, summary, details);
    }

    private String line(Differences.Line line) {
        return switch (line.kind()) {
            case ADDED -> "+ " + masking.line(line.text());
            case REMOVED -> "- " + masking.line(line.text());
            default -> "…";
        };
    }
}
