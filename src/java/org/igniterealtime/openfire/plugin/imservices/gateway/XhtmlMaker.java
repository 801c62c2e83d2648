package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;

/**
 * Makes XHTML-IM (XEP-0071 version 1.5.4) of a network's HTML: elements and properties of the recommended profile (section 7) and
 * nothing else. Elements of other names leave their text; scripts and the like leave nothing; a picture leaves its description.
 */
final class XhtmlMaker implements HtmlTokens.Sink {

    private static final int DEEPEST = 30;

    private static final Map<String, String> INLINE =
            Map.of("b", "strong", "strong", "strong", "i", "em", "em", "em", "cite", "cite");

    private static final Map<String, String> DECORATIONS =
            Map.of(
                    "u", "underline",
                    "ins", "underline",
                    "s", "line-through",
                    "strike", "line-through",
                    "del", "line-through");

    private static final Set<String> CONTAINERS = Set.of("ul", "ol", "li", "blockquote");

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "div", "h1", "h2", "h3", "h4", "tr", "pre");

    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "title", "object", "iframe", "svg");

    /** An element of the HTML that is open, and what stands for it; null for nothing. */
    private record Open(String name, Element element) {

        boolean holdsBlocks() {
            return element != null && CONTAINERS.contains(element.getName());
        }
    }

    private final Element body;

    /** The innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();

    private String silent = "";

    /** Whether there is anything that plain text does not say. */
    private boolean rich;

    private XhtmlMaker(Element body) {
        this.body = body;
    }

    /** The element for a message; empty when plain text says as much. */
    static Optional<Element> of(String html) {
        Element element = DocumentHelper.createElement(QName.get("html", Xhtml.NAMESPACE));
        XhtmlMaker maker = new XhtmlMaker(element.addElement(QName.get("body", Xhtml.XHTML)));
        HtmlTokens.read(html, maker);
        while (!maker.open.isEmpty()) {
            maker.close();
        }
        return maker.rich ? Optional.of(element) : Optional.empty();
    }

    @Override
    public void text(String text) {
        if (!silent.isEmpty() || text.isBlank() && current() == body) {
            return;
        }
        String[] lines = Stanzas.xml(text).replace("\r", "").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                inline().addElement(name("br"));
            }
            if (!lines[i].isEmpty()) {
                inline().addText(lines[i]);
            }
        }
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        if (!silent.isEmpty()) {
            return;
        }
        if (SILENT.contains(name)) {
            silent = name;
        } else if (name.equals("br") || name.equals("hr")) {
            inline().addElement(name("br"));
        } else if (name.equals("img")) {
            text(attributes.getOrDefault("alt", ""));
        } else if (open.size() < DEEPEST) {
            Element element = element(name, attributes);
            open.push(new Open(name, element));
        }
    }

    private Element element(String name, Map<String, String> attributes) {
        if (PARAGRAPHS.contains(name) || CONTAINERS.contains(name)) {
            return block(name);
        }
        if (INLINE.containsKey(name)) {
            rich = true;
            return inline().addElement(name(INLINE.get(name)));
        }
        if (DECORATIONS.containsKey(name)) {
            return span(Map.of("text-decoration", DECORATIONS.get(name)));
        }
        return switch (name) {
            case "font" -> span(Looks.ofFont(attributes));
            case "span" -> span(Looks.of(attributes.getOrDefault("style", "")));
            case "a" -> link(Looks.link(attributes.get("href")));
            default -> null;
        };
    }

    private Element span(Map<String, String> looks) {
        if (looks.isEmpty()) {
            return null;
        }
        rich = true;
        Element span = inline().addElement(name("span"));
        span.addAttribute("style", Looks.style(looks));
        return span;
    }

    private Element link(String address) {
        if (address.isEmpty()) {
            return null;
        }
        Element link = inline().addElement(name("a"));
        link.addAttribute("href", Stanzas.xml(address));
        return link;
    }

    /** A block ends what cannot have it inside. */
    private Element block(String name) {
        while (!open.isEmpty() && !open.peek().holdsBlocks()) {
            close();
        }
        boolean isItem = name.equals("li");
        if (isItem && isIn("li")) {
            close();
        }
        boolean isInList = isIn("ul") || isIn("ol");
        if (isInList != isItem) {
            return current().addElement(name(isInList ? "li" : "p"));
        }
        if (PARAGRAPHS.contains(name)) {
            return current().addElement(name("p"));
        }
        rich = true;
        return current().addElement(name(name));
    }

    private boolean isIn(String name) {
        return !open.isEmpty() && open.peek().holdsBlocks() && current().getName().equals(name);
    }

    @Override
    public void end(String name) {
        if (!silent.isEmpty()) {
            silent = name.equals(silent) ? "" : silent;
        } else if (open.stream().anyMatch(opened -> opened.name().equals(name))) {
            while (!open.peek().name().equals(name)) {
                close();
            }
            close();
        }
    }

    private void close() {
        Element element = open.pop().element();
        if (element != null && element.getName().equals("a")) {
            // A link that shows its address says no more than plain text does.
            rich |= !element.getStringValue().equals(element.attributeValue("href"));
        }
    }

    /** What is open innermost. */
    private Element current() {
        for (Open opened : open) {
            if (opened.element() != null) {
                return opened.element();
            }
        }
        return body;
    }

    /** Where text may stand: in a paragraph of its own when there is none. */
    private Element inline() {
        Element parent = current();
        if (parent != body) {
            return parent;
        }
        Element paragraph = body.addElement(name("p"));
        open.addLast(new Open("", paragraph));
        return paragraph;
    }

    private static QName name(String local) {
        return QName.get(local, Xhtml.XHTML);
    }
}
