package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.xmpp.packet.JID;

/** The address by which both sides of a stream name it (XEP-0065 section 6.3.2). */
final class StreamHash {

    private StreamHash() {}

    /** The sum of the session's id and both addresses; in small hexadecimal digits. */
    static String of(String sid, JID requester, JID target) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-1")
                            .digest((sid + requester + target).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }

    /** What the streams of the requester may be called: the clients may have used full or bare addresses (rule 3). */
    static List<String> all(String sid, JID requester, JID target) {
        return Stream.of(requester, requester.asBareJID())
                .distinct()
                .map(from -> of(sid, from, target))
                .toList();
    }
}
