package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.util.concurrent.RejectedExecutionException;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.DoorWatch;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings together what a proxy may suffer from. Reports on the executor, since the door's thread waits for nothing. */
final class ProxyHealth implements DoorWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyHealth.class);

    private final Host host;
    private Phrase ofDoor;
    private Phrase ofAddress;

    ProxyHealth(Host host) {
        this.host = host;
    }

    /** Whether clients can be told where to connect. */
    synchronized void address(boolean known) {
        change(ofDoor, known ? null : ProxyWording.NO_ADDRESS.with());
    }

    @Override
    public synchronized void troubled(String reason) {
        change(ProxyWording.CANNOT_ACCEPT.with(reason), ofAddress);
    }

    @Override
    public synchronized void recovered() {
        change(null, ofAddress);
    }

    @Override
    public void broken(Throwable cause) {
        LOG.error("The file transfer proxy broke down", cause);
        later(() -> host.failed(ProxyWording.BROKEN_DOWN.with(cause)));
    }

    private void change(Phrase door, Phrase address) {
        boolean was = ofDoor != null || ofAddress != null;
        ofDoor = door;
        ofAddress = address;
        Phrase worst = door != null ? door : address;
        if (worst != null) {
            later(() -> host.degraded(worst));
        } else if (was) {
            later(host::recovered);
        }
    }

    private void later(Runnable report) {
        try {
            host.executor().execute(report);
        } catch (RejectedExecutionException e) {
            LOG.debug("The state of the proxy is not told any more: the plugin stops", e);
        }
    }
}
