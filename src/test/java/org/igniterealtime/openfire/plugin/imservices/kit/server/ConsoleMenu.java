package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.jivesoftware.admin.AdminConsole;

/** Tabs and sidebar of a page, from what Openfire and the plugins have put into the model of its console. */
final class ConsoleMenu {

    /** The entry that stands for the page, an item or an item below one; null when there is none. */
    private final Element page;

    /**
     * @param pageId the page's {@code <meta name="pageID">}, which may be null
     */
    ConsoleMenu(String pageId) {
        this.page = pageId == null ? null : AdminConsole.getElemnetByID(pageId);
    }

    /** The tabs, and below them the sections of the tab that has the page. */
    void printTabs(PrintWriter out) {
        out.println("<nav class='shell-tabs' aria-label='Console'><ul>");
        for (Element tab : children(AdminConsole.getModel(), "tab")) {
            printLink(out, tab, tab, tab.equals(ancestor("tab")));
        }
        out.println("</ul></nav>");
        if (page != null) {
            out.println("<nav class='shell-sections' aria-label='Tab'><ul>");
            for (Element sidebar : children(ancestor("tab"), "sidebar")) {
                List<Element> items = children(sidebar, "item");
                if (!items.isEmpty()) {
                    printLink(out, sidebar, items.get(0), sidebar.equals(ancestor("sidebar")));
                }
            }
            out.println("</ul></nav>");
        }
    }

    /** The entries of the section that has the page; nothing for a page that is in none. */
    void printSidebar(PrintWriter out) {
        if (page != null) {
            out.println("<nav class='shell-sidebar' aria-label='Section'><ul>");
            for (Element item : children(ancestor("sidebar"), "item")) {
                printLink(out, item, item, item.equals(page));
            }
            out.println("</ul></nav>");
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

    private Element ancestor(String name) {
        Element element = page;
        while (element != null && !element.getName().equals(name)) {
            element = element.getParent();
        }
        return element;
    }

    private static void printLink(
            PrintWriter out, Element element, Element target, boolean isCurrent) {
        out.printf(
                "<li><a href='/%s' title='%s'%s>%s</a></li>%n",
                Html.escape(target.attributeValue("url")),
                text(element, "description"),
                isCurrent ? " aria-current='true'" : "",
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
