package org.igniterealtime.openfire.plugin.imservices.runtime;

import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.service.BareHost;

/** A host whose service never asks anything of the server, and only reports. */
final class FakeHost extends BareHost {

    private final String domain;
    private final FakeHosting hosting;
    private final Hosting.StateReports reports;

    FakeHost(String domain, FakeHosting hosting, Hosting.StateReports reports) {
        this.domain = domain;
        this.hosting = hosting;
        this.reports = reports;
    }

    String domain() {
        return domain;
    }

    FakeHosting hosting() {
        return hosting;
    }

    @Override
    public void degraded(Phrase reason) {
        reports.degraded(reason);
    }

    @Override
    public void recovered() {
        reports.recovered();
    }

    @Override
    public void failed(Phrase reason) {
        reports.failed(reason);
    }
}
