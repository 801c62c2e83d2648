package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Element;
import org.dom4j.Node;
import org.dom4j.QName;
import org.xmpp.packet.Message;

/** XHTML-IM (XEP-0071 version 1.5.4) of users' messages, made into the few tags of HTML that libpurple and its like understand. */
final class Xhtml {

    static final String NAMESPACE = "http://jabber.org/protocol/xhtml-im";
    static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** Longer HTML is left to the plain text beside it. */
    private static final int LONGEST = 64_000;

    private static final int DEEPEST = 30;
    private static final String BREAK = "<br>";

    private static final Map<String, String> TAGS =
            Map.of("strong", "b", "b", "b", "em", "i", "i", "i", "cite", "i", "u", "u", "s", "s");

    private final StringBuilder html = new StringBuilder();

    private Xhtml() {}

    /** What a message says in XHTML-IM, as HTML; empty when it has none, or too much. */
    static String html(Message message) {
        Element html = message.getElement().element(QName.get("html", NAMESPACE));
        Element body = html == null ? null : html.element(QName.get("body", XHTML));
        if (body == null) {
            return "";
        }
        Xhtml made = new Xhtml();
        made.content(body, 0);
        String result = made.html.toString();
        int end = result.length();
        while (result.startsWith(BREAK, end - BREAK.length())) {
            end -= BREAK.length();
        }
        return end > LONGEST ? "" : result.substring(0, end).strip();
    }

    /** The XHTML-IM of a network's HTML; empty when plain text says as much, or it is too much. */
    static Optional<Element> of(String html) {
        return html.length() > LONGEST || html.indexOf('<') < 0
                ? Optional.empty()
                : XhtmlMaker.of(html);
    }

    private void content(Element parent, int depth) {
        for (Node node : parent.content()) {
            if (node instanceof Element element) {
                element(element, depth + 1);
            } else if (node.getNodeType() == Node.TEXT_NODE
                    || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                html.append(escaped(node.getText().replaceAll("\\s+", " ")));
            }
        }
    }

    private void element(Element element, int depth) {
        String name = element.getName().toLowerCase(Locale.ROOT);
        if (depth > DEEPEST) {
            html.append(escaped(element.getStringValue()));
            return;
        }
        switch (name) {
            case "script", "style", "head", "title" -> {
                // Section 7.1: not a text to be shown.
            }
            case "br" -> html.append(BREAK);
            case "img" -> html.append(escaped(element.attributeValue("alt", "")));
            case "p", "div", "blockquote", "li", "ul", "ol", "h1", "h2", "h3" -> {
                line();
                html.append(name.equals("li") ? "• " : "");
                content(element, depth);
                line();
            }
            case "a" -> link(element, depth);
            default -> styled(element, name, depth);
        }
    }

    /** What follows begins on a line of its own. */
    private void line() {
        int start = html.length() - BREAK.length();
        if (html.length() > 0 && (start < 0 || !html.substring(start).equals(BREAK))) {
            html.append(BREAK);
        }
    }

    private void link(Element element, int depth) {
        String address = Looks.link(element.attributeValue("href"));
        if (address.isEmpty()) {
            content(element, depth);
        } else {
            html.append("<a href=\"").append(escaped(address)).append("\">");
            content(element, depth);
            html.append("</a>");
        }
    }

    private void styled(Element element, String name, int depth) {
        StringBuilder end = new StringBuilder();
        String tag = TAGS.get(name);
        if (tag != null) {
            open(tag, "", end);
        }
        Map<String, String> looks = Looks.of(element.attributeValue("style", ""));
        if (looks.getOrDefault("font-weight", "").startsWith("bold")) {
            open("b", "", end);
        }
        if (looks.getOrDefault("font-style", "").equals("italic")) {
            open("i", "", end);
        }
        if (looks.getOrDefault("text-decoration", "").contains("underline")) {
            open("u", "", end);
        }
        if (looks.getOrDefault("text-decoration", "").contains("line-through")) {
            open("s", "", end);
        }
        String colour = looks.getOrDefault("color", "");
        if (!colour.isEmpty()) {
            open("font", " color=\"" + escaped(colour) + "\"", end);
        }
        content(element, depth);
        html.append(end);
    }

    private void open(String tag, String attributes, StringBuilder end) {
        html.append('<').append(tag).append(attributes).append('>');
        end.insert(0, "</" + tag + ">");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
