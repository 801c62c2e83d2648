package org.igniterealtime.openfire.plugin.imservices.answers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;

/**
 * Capabilities (XEP-0115, version 1.6.0): a sum of what disco#info says, so that it need be asked once only.
 *
 * @param verification the verification string of section 5.1, with SHA-1
 */
record Caps(String verification) {

    static final String NAMESPACE = "http://jabber.org/protocol/caps";

    /** Names the software (section 4). */
    static final String NODE = "http://igniterealtime.org/protocol/imservices";

    /** The collation i;octet of RFC 4790, which section 5.1 wants. */
    private static final Comparator<String> OCTETS =
            Comparator.comparing(
                    text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    static Caps of(DiscoInfo info) {
        return new Caps(Base64.getEncoder().encodeToString(sha1(text(info))));
    }

    /** The node that is asked for what was summed up (section 6.2). */
    String node() {
        return NODE + "#" + verification;
    }

    Element element() {
        return DocumentHelper.createElement(QName.get("c", NAMESPACE))
                .addAttribute("hash", "sha-1")
                .addAttribute("node", NODE)
                .addAttribute("ver", verification);
    }

    /** The string S of section 5.1. */
    static String text(DiscoInfo info) {
        StringBuilder text = new StringBuilder();
        info.identities().stream()
                .sorted(
                        Comparator.comparing(Identity::category, OCTETS)
                                .thenComparing(Identity::type, OCTETS)
                                .thenComparing(Identity::language, OCTETS))
                .forEach(
                        one ->
                                add(
                                        text,
                                        String.join(
                                                "/",
                                                one.category(),
                                                one.type(),
                                                one.language(),
                                                one.name())));
        info.features().stream().sorted(OCTETS).forEach(feature -> add(text, feature));
        info.forms().stream()
                .sorted(Comparator.comparing(InfoForm::type, OCTETS))
                .forEach(form -> add(text, form));
        return text.toString();
    }

    private static void add(StringBuilder text, InfoForm form) {
        add(text, form.type());
        List<Map.Entry<String, List<String>>> fields = new ArrayList<>(form.fields().entrySet());
        fields.sort(Map.Entry.comparingByKey(OCTETS));
        for (Map.Entry<String, List<String>> field : fields) {
            add(text, field.getKey());
            field.getValue().stream().sorted(OCTETS).forEach(value -> add(text, value));
        }
    }

    private static void add(StringBuilder text, String part) {
        text.append(part).append('<');
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-1", e);
        }
    }
}
