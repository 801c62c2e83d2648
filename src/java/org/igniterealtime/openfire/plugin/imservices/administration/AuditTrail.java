package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Locale;
import java.util.function.Supplier;

/** Puts what somebody has done into words that the server's audit log can hold. Safe for use by several threads. */
public final class AuditTrail {

    /** Bytes that all databases' columns hold; Oracle counts bytes. What is longer is lost, and only the server's log tells. */
    static final int LONGEST = 3900;

    private static final int LONGEST_SUMMARY = 240;

    private final AuditLog log;
    private final Language language;

    /**
     * @param locale the server's, which may change at any time
     */
    public AuditTrail(AuditLog log, Supplier<Locale> locale) {
        this.log = log;
        this.language = new Language(locale);
    }

    /**
     * Notes what has been done. May block; throws nothing.
     *
     * @param summary one line
     * @param details more, without passwords; may be empty
     */
    public void did(Actor actor, String summary, String details) {
        String from = language.say("audit.from", actor.name(), actor.from());
        String all = details.isEmpty() ? from : from + "\n" + details;
        // The log's page shows a summary as HTML in Openfire 4.2.
        String safe = summary.replace('<', '\u2039').replace('>', '\u203A');
        log.record(actor, fitting(safe, LONGEST_SUMMARY), fitting(all, LONGEST));
    }

    /** What every database takes: no controls (PostgreSQL), nothing beyond the first plane (MySQL), not too many bytes. */
    public static String fitting(String text, int bytes) {
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
}
