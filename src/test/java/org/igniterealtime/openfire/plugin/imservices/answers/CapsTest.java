package org.igniterealtime.openfire.plugin.imservices.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The verification string of XEP-0115 version 1.6.0. */
class CapsTest {

    private static final Set<String> FEATURES =
            new LinkedHashSet<>(
                    List.of(
                            "http://jabber.org/protocol/disco#info",
                            "http://jabber.org/protocol/disco#items",
                            "http://jabber.org/protocol/muc",
                            "http://jabber.org/protocol/caps"));

    /** Section 5.2, whose list of features is not in order. */
    @Test
    void sumsUpTheSimpleExample() {
        DiscoInfo info =
                new DiscoInfo(
                        List.of(new Identity("client", "pc", "Exodus 0.9.1")), FEATURES, List.of());
        assertEquals(
                "client/pc//Exodus 0.9.1<http://jabber.org/protocol/caps<"
                        + "http://jabber.org/protocol/disco#info<http://jabber.org/protocol/disco#items<"
                        + "http://jabber.org/protocol/muc<",
                Caps.text(info));
        assertEquals("QgayPKawpkPSDYmwT/WM94uAlu0=", Caps.of(info).verification());
    }

    /** Section 5.3: two languages, and a form, all of it out of order. */
    @Test
    void sumsUpTheComplexExample() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("software_version", List.of("0.11"));
        fields.put("os_version", List.of("10.5.1"));
        fields.put("ip_version", List.of("ipv6", "ipv4"));
        fields.put("software", List.of("Psi"));
        fields.put("os", List.of("Mac"));
        DiscoInfo info =
                new DiscoInfo(
                        List.of(
                                new Identity("client", "pc", "en", "Psi 0.11"),
                                new Identity("client", "pc", "el", "Ψ 0.11")),
                        FEATURES,
                        List.of(new InfoForm("urn:xmpp:dataforms:softwareinfo", fields)));
        assertEquals("q07IKJEyjvHSyhy//CH0CxmKi8w=", Caps.of(info).verification());
    }

    /** i;octet of RFC 4790: by bytes of UTF-8, which is another order than that of Java's characters. */
    @Test
    void sortsByOctets() {
        String beyond = "\uD83D\uDE00";
        String wide = "\uFF21";
        DiscoInfo info =
                new DiscoInfo(
                        List.of(new Identity("a", "b", "")),
                        new LinkedHashSet<>(List.of(beyond, wide, "b", "B")),
                        List.of());
        assertEquals("a/b//<B<b<" + wide + "<" + beyond + "<", Caps.text(info));
    }
}
