package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

/** What became of the wish to activate a stream. */
public enum Activation {
    /** Bytes are moved. */
    ACTIVE,
    /** Only one side has connected. */
    ALONE,
    /** Nobody has connected for it. */
    UNKNOWN,
    /** The proxy cannot; the log says why. */
    FAILED,
    /** Too many activations wait. */
    BUSY
}
