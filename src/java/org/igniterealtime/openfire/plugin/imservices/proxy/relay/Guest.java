package org.igniterealtime.openfire.plugin.imservices.proxy.relay;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A connection at the door: first it says what it wants, then it waits to be activated. Used by the door's thread. */
final class Guest {

    /** So much may be sent before the stream is activated; it is kept for the other side. More waits in the system. */
    static final int MOST_EARLY = 4096;

    private static final byte[] NONE = {};

    /** The part of an IPv6 address that one customer gets. */
    private static final int IPV6_PREFIX = 8;

    private final SocketChannel channel;
    private final Object origin;
    private final long since;
    private Handshake handshake = new Handshake();
    private String hash;
    private long waitsSince;
    private byte[] early = NONE;
    private SelectionKey key;

    Guest(SocketChannel channel, InetAddress address, long now) {
        this.channel = channel;
        this.origin = origin(address);
        this.since = now;
    }

    private static Object origin(InetAddress address) {
        return address instanceof Inet6Address
                ? ByteBuffer.wrap(Arrays.copyOf(address.getAddress(), IPV6_PREFIX))
                : address;
    }

    SocketChannel channel() {
        return channel;
    }

    void registered(SelectionKey registration) {
        key = registration;
    }

    SelectionKey key() {
        return key;
    }

    /** Those of the same origin are counted together: an IPv4 address, or a network of IPv6. */
    Object origin() {
        return origin;
    }

    /** Null when it is over. */
    Handshake handshake() {
        return handshake;
    }

    /** Null before it waits. */
    String hash() {
        return hash;
    }

    /** Since when it has been in its present state; as {@link System#nanoTime}. */
    long since() {
        return hash == null ? since : waitsSince;
    }

    void waitsFor(String name, long now) {
        hash = name;
        waitsSince = now;
        handshake = null;
    }

    /** Keeps what came before the activation. */
    void keep(ByteBuffer bytes) {
        int length = bytes.remaining();
        byte[] all = Arrays.copyOf(early, early.length + length);
        bytes.get(all, early.length, length);
        early = all;
    }

    int roomForEarly() {
        return MOST_EARLY - early.length;
    }

    byte[] early() {
        return early;
    }
}
