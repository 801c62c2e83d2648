package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.Objects;

/** What a service has said of its own state. Reports may come from any thread. */
final class ServiceReports implements Hosting.StateReports {

    private final Runnable reported;
    private volatile String trouble = "";
    private volatile String end = "";

    /**
     * @param reported called by any thread when {@link #trouble} or {@link #end} has changed; must not block
     */
    ServiceReports(Runnable reported) {
        this.reported = reported;
    }

    /** Why the service works only partly; empty when it works fully. */
    String trouble() {
        return trouble;
    }

    /** Why the service has stopped working by itself; empty when it has not. */
    String end() {
        return end;
    }

    @Override
    public void degraded(String reason) {
        trouble = given(reason);
        reported.run();
    }

    @Override
    public void recovered() {
        trouble = "";
        reported.run();
    }

    @Override
    public void failed(String reason) {
        end = given(reason);
        reported.run();
    }

    private static String given(String reason) {
        return Objects.requireNonNull(reason).isEmpty() ? "no reason given" : reason;
    }
}
