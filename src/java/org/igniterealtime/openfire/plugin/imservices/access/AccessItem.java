package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Objects;

/**
 * An item of an access file.
 *
 * @param order its place among the items: the smallest comes first; from 0 to 4294967295
 * @param rule what it says
 * @param line the line it begins in, from 1
 * @param start the index of its first byte in the file
 * @param end the index behind its last byte
 */
public record AccessItem(long order, AccessRule rule, int line, int start, int end) {

    /** XEP-0016's schema says unsignedInt. */
    public static final long MAX_ORDER = 0xFFFF_FFFFL;

    public AccessItem {
        Objects.requireNonNull(rule);
        if (order < 0 || order > MAX_ORDER) {
            throw new IllegalArgumentException("the order " + order);
        }
    }
}
