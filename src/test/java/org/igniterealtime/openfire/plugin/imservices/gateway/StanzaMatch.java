package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.dom4j.Attribute;
import org.dom4j.DocumentException;
import org.dom4j.Element;
import org.dom4j.io.SAXReader;

/**
 * Compares a stanza with what a test expects. In what is expected {@code *} stands for any value; attributes that it does
 * not name may be there when they are called {@code code} (which is older than RFC 6120) or {@code id}; and a presence may
 * tell capabilities and a picture, which have tests of their own.
 */
public final class StanzaMatch {

    private static final Set<String> STAMPS =
            Set.of("http://jabber.org/protocol/caps", "vcard-temp:x:update");

    private static final List<String> IGNORED = List.of("code", "id", "lang");

    private StanzaMatch() {}

    public static Element parse(String xml) {
        try {
            return new SAXReader().read(new StringReader(xml)).getRootElement();
        } catch (DocumentException e) {
            throw new AssertionError("not XML: " + xml, e);
        }
    }

    /** Why they differ; null when they do not. */
    public static String difference(Element expected, Element actual) {
        if (!expected.getName().equals(actual.getName())) {
            return "<" + actual.getName() + "> instead of <" + expected.getName() + ">";
        }
        boolean stanza = expected.isRootElement();
        if (!stanza && !expected.getNamespaceURI().equals(actual.getNamespaceURI())) {
            return "namespace " + actual.getNamespaceURI() + " at <" + actual.getName() + ">";
        }
        for (Attribute attribute : expected.attributes()) {
            String value = actual.attributeValue(attribute.getName());
            if (!same(attribute.getValue(), value)) {
                return attribute.getName() + "=" + value + " at <" + actual.getName() + ">";
            }
        }
        for (Attribute attribute : actual.attributes()) {
            if (!IGNORED.contains(attribute.getName())
                    && expected.attributeValue(attribute.getName()) == null) {
                return attribute.getName() + " too many at <" + actual.getName() + ">";
            }
        }
        List<Element> wanted = expected.elements();
        List<Element> found =
                actual.elements().stream()
                        .filter(child -> !STAMPS.contains(child.getNamespaceURI()))
                        .toList();
        if (wanted.isEmpty() && !same(expected.getText().strip(), actual.getText().strip())) {
            return "'" + actual.getText() + "' in <" + actual.getName() + ">";
        }
        if (wanted.size() != found.size()) {
            return found.size() + " children in <" + actual.getName() + ">";
        }
        for (int i = 0; i < wanted.size(); i++) {
            String difference = difference(wanted.get(i), found.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static boolean same(String expected, String actual) {
        return expected.equals("*") ? actual != null : expected.equals(actual);
    }
}
