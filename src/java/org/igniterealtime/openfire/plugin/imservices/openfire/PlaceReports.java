package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.runtime.Hosting.StateReports;

/** Brings together what the service says of itself and what its place on the server suffers from. */
final class PlaceReports {

    private final StateReports reports;
    private Phrase ofService;
    private Phrase ofPlace;

    PlaceReports(StateReports reports) {
        this.reports = reports;
    }

    synchronized void serviceDegraded(Phrase reason) {
        ofService = reason;
        tell();
    }

    synchronized void serviceRecovered() {
        ofService = null;
        tell();
    }

    void serviceFailed(Phrase reason) {
        reports.failed(reason);
    }

    /**
     * @param reason null when nothing is wrong (any more)
     * @return whether that is news
     */
    synchronized boolean place(Phrase reason) {
        if (reason == null ? ofPlace == null : reason.equals(ofPlace)) {
            return false;
        }
        ofPlace = reason;
        tell();
        return true;
    }

    private void tell() {
        if (ofPlace != null) {
            reports.degraded(
                    ofService == null ? ofPlace : Phrase.joined(" ", List.of(ofPlace, ofService)));
        } else if (ofService != null) {
            reports.degraded(ofService);
        } else {
            reports.recovered();
        }
    }
}
