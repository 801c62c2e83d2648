package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Locale;
import org.xmpp.packet.JID;

/**
 * Prepares addresses. Stringprep takes a tenth of a millisecond and more for each, which would be minutes for a million; of plain
 * ASCII it is known what comes out (RFC 3920 appendices A and B, RFC 3491): the same, in small letters but for the resource.
 */
final class Addresses {

    /** What a host name can have; more is left to stringprep to judge, as are labels that are encoded. */
    private static final int MAX_DOMAIN = 253;

    private static final int MAX_LABEL = 63;
    private static final int MAX_PART = 1023;

    private Addresses() {}

    /**
     * The same as {@code new JID(address)}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static JID prepare(String address) {
        int slash = address.indexOf('/');
        int domainEnd = slash < 0 ? address.length() : slash;
        int at = address.lastIndexOf('@', domainEnd - 1);
        boolean plain =
                (at < 0 || isPlainNode(address, at))
                        && isPlainDomain(address, at + 1, domainEnd)
                        && (slash < 0 || isPlainResource(address, slash + 1));
        if (!plain) {
            return new JID(address);
        }
        return new JID(
                at < 0 ? null : address.substring(0, at).toLowerCase(Locale.ROOT),
                address.substring(at + 1, domainEnd).toLowerCase(Locale.ROOT),
                slash < 0 ? null : address.substring(slash + 1),
                true);
    }

    private static boolean isPlainNode(String address, int end) {
        if (end == 0 || end > MAX_PART) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char character = address.charAt(i);
            if (!isAlphanumeric(character) && "._-+".indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainDomain(String address, int start, int end) {
        if (end - start > MAX_DOMAIN) {
            return false;
        }
        int label = start;
        for (int i = start; i <= end; i++) {
            if (i == end || address.charAt(i) == '.') {
                if (!isPlainLabel(address, label, i)) {
                    return false;
                }
                label = i + 1;
            } else if (!isAlphanumeric(address.charAt(i)) && address.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainLabel(String address, int start, int end) {
        return end > start
                && end - start <= MAX_LABEL
                && address.charAt(start) != '-'
                && address.charAt(end - 1) != '-'
                && !address.regionMatches(start + 2, "--", 0, 2);
    }

    private static boolean isPlainResource(String address, int start) {
        int length = address.length() - start;
        if (length == 0 || length > MAX_PART) {
            return false;
        }
        for (int i = start; i < address.length(); i++) {
            if (address.charAt(i) <= ' ' || address.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }
}
