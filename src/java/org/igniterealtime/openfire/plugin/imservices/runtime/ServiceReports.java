package org.igniterealtime.openfire.plugin.imservices.runtime;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;

/** What a service has said of its own state. Reports may come from any thread. */
final class ServiceReports implements Hosting.StateReports {

    private final Runnable reported;
    private volatile Phrase trouble = Phrase.NOTHING;
    private volatile Phrase end = Phrase.NOTHING;

    /**
     * @param reported called by any thread when {@link #trouble} or {@link #end} has changed; must not block
     */
    ServiceReports(Runnable reported) {
        this.reported = reported;
    }

    /** Why the service works only partly; empty when it works fully. */
    Phrase trouble() {
        return trouble;
    }

    /** Why the service has stopped working by itself; empty when it has not. */
    Phrase end() {
        return end;
    }

    @Override
    public void degraded(Phrase reason) {
        trouble = given(reason);
        reported.run();
    }

    @Override
    public void recovered() {
        trouble = Phrase.NOTHING;
        reported.run();
    }

    @Override
    public void failed(Phrase reason) {
        end = given(reason);
        reported.run();
    }

    private static Phrase given(Phrase reason) {
        return reason.isEmpty() ? RuntimeWording.NO_REASON.with() : reason;
    }
}
