package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

/** Is told what becomes of a stream. Called on the door's and the relays' threads: must return at once. */
public interface StreamListener {

    /**
     * The stream is about to begin.
     *
     * @return whether it may; when not, both sides are cut off and nothing more is told
     */
    boolean started(Stream stream);

    /** So many bytes more have been read from one of its sides. */
    void moved(long bytes);

    /** It has ended; nothing is left of it. Once for each that has started. */
    void ended(Stream stream, End end);
}
