package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;

/** The pictures that were last sent, for clients that ask for them (XEP-0231). Safe for use by several threads. */
final class Pictures {

    static final String NAMESPACE = "urn:xmpp:bob";
    static final String TYPE = "image/png";

    private static final int MOST = 64;

    /** Seconds that a client may keep one: what is asked for again is another picture. */
    private static final int AGE_S = 3600;

    private final Map<String, byte[]> kept = new LinkedHashMap<>();

    /** Keeps a picture and gives its id (section 2.1). */
    synchronized String keep(byte[] png) {
        String cid = "sha1+" + sum(png) + "@bob.xmpp.org";
        kept.remove(cid);
        kept.put(cid, png);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        return cid;
    }

    /** The element of a picture; empty when it is not kept any more. */
    synchronized Optional<Element> find(String cid) {
        return Optional.ofNullable(kept.get(cid))
                .map(
                        png ->
                                DocumentHelper.createElement(QName.get("data", NAMESPACE))
                                        .addAttribute("cid", cid)
                                        .addAttribute("type", TYPE)
                                        .addAttribute("max-age", String.valueOf(AGE_S))
                                        .addText(Base64.getEncoder().encodeToString(png)));
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
