package org.igniterealtime.openfire.plugin.imservices.answers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dom4j.Element;

/**
 * What an entity tells of itself beyond features: a form of XEP-0128, named as XEP-0068 says.
 *
 * @param type the FORM_TYPE
 * @param fields values by the field's name
 */
public record InfoForm(String type, Map<String, List<String>> fields) {

    static final String DATA = "jabber:x:data";
    static final String FORM_TYPE = "FORM_TYPE";

    public InfoForm {
        Objects.requireNonNull(type);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach(
                (name, values) -> copy.put(name, values.stream().map(Stanzas::xml).toList()));
        if (copy.containsKey(FORM_TYPE)) {
            throw new IllegalArgumentException("the FORM_TYPE is no field");
        }
        fields = Collections.unmodifiableMap(copy);
    }

    void write(Element query) {
        Element form = query.addElement("x", DATA).addAttribute("type", "result");
        Element kind = form.addElement("field").addAttribute("var", FORM_TYPE);
        kind.addAttribute("type", "hidden").addElement("value").setText(type);
        fields.forEach(
                (name, values) -> {
                    Element field = form.addElement("field").addAttribute("var", name);
                    if (values.size() > 1) {
                        field.addAttribute("type", "text-multi");
                    }
                    values.forEach(value -> field.addElement("value").setText(value));
                });
    }
}
