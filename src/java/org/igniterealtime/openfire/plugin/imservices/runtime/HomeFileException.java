package org.igniterealtime.openfire.plugin.imservices.runtime;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** A file of Openfire's home that cannot be used; the message says why, with what to do. */
public final class HomeFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Phrase reason;
    private final boolean lasting;

    /**
     * @param lasting whether nothing but a change of the file can help
     */
    HomeFileException(Phrase reason, boolean lasting, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
        this.lasting = lasting;
    }

    HomeFileException(Phrase reason) {
        this(reason, false, null);
    }

    /** Why, for every language. */
    public Phrase reason() {
        return reason;
    }

    /** Whether it stays so until the file changes; else it may be worth another look without that. */
    boolean isLasting() {
        return lasting;
    }
}
