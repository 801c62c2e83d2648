package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Something for each of some domains, found by the text of an address: without cutting the domain out of it, so that a look-up
 * makes no object. {@link java.util.Map} would need the domain as a string, and {@code Packet.getTo()} makes several for each
 * question (Tinder puts the address together anew, to compare it with the attribute).
 *
 * <p>Look-ups by any number of threads at once, without a lock; changes one after the other.
 *
 * @param <V> what is kept for a domain
 */
final class DomainTable<V> {

    private static final int SMALLEST = 16;

    private record Node<V>(int hash, String domain, V value, Node<V> next) {}

    private volatile AtomicReferenceArray<Node<V>> buckets = new AtomicReferenceArray<>(SMALLEST);
    private volatile boolean empty = true;

    /** How many there are. Asked and changed with the lock. */
    private int size;

    /** The lengths of the domains, modulo 64: most that are looked for are known by theirs not to be there. */
    private volatile long lengths;

    boolean isEmpty() {
        return empty;
    }

    /** What is kept for the domain; null for nothing. */
    V get(String domain) {
        return find(domain, 0, domain.length());
    }

    /** What is kept for the domain of an address, which is taken apart as Tinder does; null for nothing. */
    V ofAddress(String address) {
        int slash = address.indexOf('/');
        int end = slash < 0 ? address.length() : slash;
        int at = address.indexOf('@');
        return find(address, at < 0 || at > end ? 0 : at + 1, end);
    }

    private V find(String text, int start, int end) {
        int length = end - start;
        if ((lengths & 1L << length) == 0) {
            return null;
        }
        int hash = hash(text, start, end);
        AtomicReferenceArray<Node<V>> now = buckets;
        for (Node<V> node = now.get(hash & now.length() - 1); node != null; node = node.next) {
            if (node.hash == hash
                    && node.domain.length() == length
                    && node.domain.regionMatches(0, text, start, length)) {
                return node.value;
            }
        }
        return null;
    }

    synchronized void put(String domain, V value) {
        remove(domain);
        if (size >= buckets.length()) {
            AtomicReferenceArray<Node<V>> larger = new AtomicReferenceArray<>(2 * buckets.length());
            for (int i = 0; i < buckets.length(); i++) {
                for (Node<V> node = buckets.get(i); node != null; node = node.next) {
                    add(larger, node.hash, node.domain, node.value);
                }
            }
            buckets = larger;
        }
        add(buckets, hash(domain, 0, domain.length()), domain, value);
        lengths |= 1L << domain.length();
        size++;
        empty = false;
    }

    private static <V> void add(
            AtomicReferenceArray<Node<V>> buckets, int hash, String domain, V value) {
        int at = hash & buckets.length() - 1;
        buckets.set(at, new Node<>(hash, domain, value, buckets.get(at)));
    }

    synchronized void remove(String domain) {
        int at = hash(domain, 0, domain.length()) & buckets.length() - 1;
        Node<V> kept = null;
        boolean found = false;
        for (Node<V> node = buckets.get(at); node != null; node = node.next) {
            if (node.domain.equals(domain)) {
                found = true;
            } else {
                kept = new Node<>(node.hash, node.domain, node.value, kept);
            }
        }
        if (found) {
            buckets.set(at, kept);
            size--;
            if (size == 0) {
                empty = true;
                lengths = 0;
            }
        }
    }

    private static int hash(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash ^ hash >>> 15;
    }
}
