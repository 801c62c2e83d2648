package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.jivesoftware.admin.AdminConsole;

/** Tabs and sidebar of a page, from what Openfire and the plugins have put into the model of its console. */
final class ConsoleMenu {

    private final String pageId;

    /**
     * @param pageId the page's {@code <meta name="pageID">}, which may be null
     */
    ConsoleMenu(String pageId) {
        this.pageId = pageId;
    }

    void printTabs(PrintWriter out) {
        out.println("<nav class='shell-tabs' aria-label='Console'><ul>");
        for (Element tab : children(AdminConsole.getModel(), "tab")) {
            printLink(out, tab, contains(tab));
        }
        out.println("</ul></nav>");
    }

    /** The entries of the tab that has the page; nothing for a page that is in none. */
    void printSidebar(PrintWriter out) {
        for (Element tab : children(AdminConsole.getModel(), "tab")) {
            if (contains(tab)) {
                out.println("<nav class='shell-sidebar' aria-label='Section'>");
                for (Element sidebar : children(tab, "sidebar")) {
                    out.println("<p>" + text(sidebar, "name") + "</p><ul>");
                    for (Element item : children(sidebar, "item")) {
                        printLink(out, item, isPage(item));
                    }
                    out.println("</ul>");
                }
                out.println("</nav>");
            }
        }
    }

    /** The entry of the page at this address; null when there is none. */
    static Element itemAt(String url) {
        for (Element tab : children(AdminConsole.getModel(), "tab")) {
            for (Element sidebar : children(tab, "sidebar")) {
                for (Element item : children(sidebar, "item")) {
                    if (url.equals(item.attributeValue("url"))) {
                        return item;
                    }
                }
            }
        }
        return null;
    }

    /** An attribute in the server's language, for content and attributes: Openfire's texts are HTML. */
    static String text(Element element, String attribute) {
        String text =
                AdminConsole.getAdminText(
                        element.attributeValue(attribute), element.attributeValue("plugin"));
        return text == null ? "" : text.replace("'", "&#39;");
    }

    private boolean contains(Element tab) {
        for (Element sidebar : children(tab, "sidebar")) {
            for (Element item : children(sidebar, "item")) {
                if (isPage(item)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isPage(Element item) {
        return pageId != null && pageId.equals(item.attributeValue("id"));
    }

    private static void printLink(PrintWriter out, Element element, boolean isCurrent) {
        out.printf(
                "<li><a href='/%s' title='%s'%s>%s</a></li>%n",
                Html.escape(element.attributeValue("url")),
                text(element, "description"),
                isCurrent ? " aria-current='page'" : "",
                text(element, "name"));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Object child : parent.elements(name)) {
            children.add((Element) child);
        }
        return children;
    }
}
