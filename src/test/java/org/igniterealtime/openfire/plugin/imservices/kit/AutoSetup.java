package org.igniterealtime.openfire.plugin.imservices.kit;

import java.util.Map;
import java.util.TreeMap;

/**
 * An {@code openfire.xml} with which Openfire 4.9 and later sets itself up at its first start: the element {@code autosetup}. Other
 * properties in the file go into the database then.
 */
record AutoSetup(String domain, String adminPassword, Map<String, String> users) {

    String configuration(Map<String, String> properties, int consolePort) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jive>\n");
        xml.append("<adminConsole><port>").append(consolePort);
        xml.append("</port><securePort>-1</securePort>");
        xml.append("<interface>127.0.0.1</interface></adminConsole>\n");
        xml.append("<network><interface>127.0.0.1</interface></network>\n<locale>en</locale>\n");
        xml.append("<fqdn>").append(domain).append("</fqdn>\n");
        xml.append("<connectionProvider><className>");
        xml.append("org.jivesoftware.database.EmbeddedConnectionProvider</className>");
        xml.append("</connectionProvider>\n");
        Map<String, Object> tree = new TreeMap<>();
        properties.forEach((name, value) -> put(tree, name.split("\\."), 0, value));
        append(xml, tree);
        xml.append(
                "<autosetup><run>true</run><locale>en</locale>\n<xmpp><auth><anonymous>false</anonymous></auth>");
        xml.append("<socket><ssl><active>false</active></ssl></socket>");
        xml.append("<domain>").append(domain).append("</domain><fqdn>").append(domain);
        xml.append("</fqdn></xmpp>\n<database><mode>embedded</mode></database>\n");
        xml.append("<admin><email>admin@").append(domain).append("</email><password>");
        xml.append(adminPassword).append("</password></admin>\n<users>");
        int number = 1;
        for (Map.Entry<String, String> user : users.entrySet()) {
            xml.append("<user").append(number).append("><username>").append(user.getKey());
            xml.append("</username><password>").append(user.getValue()).append("</password><name>");
            xml.append(user.getKey()).append("</name></user").append(number).append('>');
            number++;
        }
        return xml.append("</users>\n</autosetup>\n</jive>\n").toString();
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, String[] path, int at, String value) {
        if (at == path.length - 1) {
            tree.put(path[at], value);
        } else {
            put(
                    (Map<String, Object>)
                            tree.computeIfAbsent(path[at], name -> new TreeMap<String, Object>()),
                    path,
                    at + 1,
                    value);
        }
    }

    @SuppressWarnings("unchecked")
    private static void append(StringBuilder xml, Map<String, Object> tree) {
        tree.forEach(
                (name, value) -> {
                    xml.append('<').append(name).append('>');
                    if (value instanceof Map<?, ?> branch) {
                        append(xml, (Map<String, Object>) branch);
                    } else {
                        xml.append(value);
                    }
                    xml.append("</").append(name).append(">\n");
                });
    }
}
