package org.igniterealtime.openfire.plugin.imservices.kit;

import java.time.Duration;

/**
 * How long tests wait for what must come. A wait ends as soon as its condition holds, so a generous limit costs time only where
 * something is broken; the limits are for a slow machine with cold caches and much else to do. What has to be quick is measured by
 * {@code ./bench}, never by these.
 */
public final class Limits {

    /** Somebody who runs answers or passes something on: a stanza, a line, a page. */
    public static final Duration ANSWER = Duration.ofSeconds(60);

    /** What has much to do: a process or a service starts or stops, a plugin is unloaded, thousands of things pass. */
    public static final Duration LONG = Duration.ofSeconds(180);

    private Limits() {}
}
