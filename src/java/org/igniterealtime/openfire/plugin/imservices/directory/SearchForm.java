package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Account;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;

/**
 * How a search is asked for and answered: the plain fields of XEP-0055 section 2, and a data form (section 3). The form has one
 * text and a choice of the fields that it is looked for in, with the names that Openfire's clients know; whoever sends the plain
 * fields' names in a form is understood as well.
 */
final class SearchForm {

    static final String NAMESPACE = "jabber:iq:search";

    private static final String DATA = "jabber:x:data";
    private static final QName FORM = QName.get("x", DATA);

    /** The one text. */
    private static final String TEXT = "search";

    /** What the fields are called in forms and results. */
    private static final Map<Field, String> NAMES =
            Map.of(Field.USERNAME, "Username", Field.NAME, "Name", Field.EMAIL, "Email");

    /** The plain fields; first and last name are parts of the one name that the server knows. */
    private static final List<Map.Entry<String, Field>> PLAIN =
            List.of(
                    Map.entry("first", Field.NAME),
                    Map.entry("last", Field.NAME),
                    Map.entry("nick", Field.USERNAME),
                    Map.entry("email", Field.EMAIL));

    private final Settings settings;
    private final Set<Field> fields;
    private final Texts texts;

    /**
     * @param fields what can be searched; not empty
     * @param texts in the language of who searches
     */
    SearchForm(Settings settings, Set<Field> fields, Texts texts) {
        this.settings = settings;
        this.fields = EnumSet.copyOf(fields);
        this.texts = texts;
    }

    /** What was sent is no search; the message says why, in the language of who sent it. */
    static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        private InvalidException(String message) {
            super(message);
        }
    }

    /** Both kinds of form. */
    void write(Element query) {
        String instructions =
                texts.get(
                        settings.wildcards()
                                ? "directory.instructions.wildcards"
                                : "directory.instructions");
        query.addElement("instructions").setText(instructions);
        for (Map.Entry<String, Field> plain : PLAIN) {
            if (fields.contains(plain.getValue())) {
                query.addElement(plain.getKey());
            }
        }
        Element form = query.addElement(FORM).addAttribute("type", "form");
        form.addElement("title").setText(texts.get("directory.title"));
        form.addElement("instructions").setText(instructions);
        kind(form);
        Element text = field(form, TEXT, "text-single", texts.get("directory.field.search"));
        text.addElement("required");
        for (Field field : fields) {
            field(form, NAMES.get(field), "boolean", label(field)).addElement("value").setText("1");
        }
    }

    /** Whether it is to be answered with a form. */
    static boolean isForm(Element query) {
        return query.element(FORM) != null;
    }

    /** Whether somebody has thought better of it (XEP-0004 section 3.1). */
    static boolean isCancelled(Element query) {
        return isForm(query) && "cancel".equals(query.element(FORM).attributeValue("type"));
    }

    /** What is looked for; at least one text. */
    List<Wanted> read(Element query) throws InvalidException {
        List<Wanted> all = new ArrayList<>();
        Element form = query.element(FORM);
        for (Map.Entry<String, Field> plain : PLAIN) {
            String text =
                    form == null ? query.elementText(plain.getKey()) : value(form, plain.getKey());
            add(all, Set.of(plain.getValue()), text);
        }
        if (form != null) {
            String text = value(form, TEXT);
            if (text != null && !text.isBlank()) {
                add(all, chosen(form), text);
            }
        }
        if (all.isEmpty()) {
            throw new InvalidException(texts.get("directory.error.empty"));
        }
        return all;
    }

    private void add(List<Wanted> all, Set<Field> in, String text) throws InvalidException {
        if (text == null || text.isBlank() || !fields.containsAll(in)) {
            return;
        }
        Wanted wanted = new Wanted(in, text, settings.match(), settings.wildcards());
        if (wanted.length() < settings.least()) {
            throw new InvalidException(
                    texts.get("directory.error.short", String.valueOf(settings.least())));
        }
        all.add(wanted);
    }

    /** Those that are switched on; all when the form names none. */
    private Set<Field> chosen(Element form) throws InvalidException {
        Set<Field> chosen = EnumSet.noneOf(Field.class);
        boolean named = false;
        for (Field field : fields) {
            String value = value(form, NAMES.get(field));
            named |= value != null;
            if (value != null && (value.strip().equals("1") || value.strip().equals("true"))) {
                chosen.add(field);
            }
        }
        if (!named) {
            return fields;
        }
        if (chosen.isEmpty()) {
            throw new InvalidException(texts.get("directory.error.nofields"));
        }
        return chosen;
    }

    /** The answer (examples 4 and 8). */
    void write(Element query, Collection<Account> accounts, boolean more, boolean asForm) {
        if (!asForm) {
            accounts.forEach(account -> plain(query, account));
            return;
        }
        Element form = query.addElement(FORM).addAttribute("type", "result");
        form.addElement("title").setText(texts.get("directory.title"));
        if (more) {
            form.addElement("instructions")
                    .setText(texts.get("directory.more", String.valueOf(settings.limit())));
        }
        kind(form);
        Element reported = form.addElement("reported");
        field(reported, "jid", "jid-single", texts.get("directory.field.jid"));
        for (Field field : fields) {
            field(reported, NAMES.get(field), "text-single", label(field));
        }
        for (Account account : accounts) {
            Element item = form.addElement("item");
            valued(item, "jid", account.address().toString());
            fields.forEach(field -> valued(item, NAMES.get(field), account.value(field)));
        }
    }

    private void plain(Element query, Account account) {
        Element item = query.addElement("item").addAttribute("jid", account.address().toString());
        String name = fields.contains(Field.NAME) ? account.name().strip() : "";
        int gap = name.lastIndexOf(' ');
        item.addElement("first").setText(Stanzas.xml(gap < 0 ? name : name.substring(0, gap)));
        item.addElement("last").setText(Stanzas.xml(gap < 0 ? "" : name.substring(gap + 1)));
        item.addElement("nick").setText(shown(account, Field.USERNAME));
        item.addElement("email").setText(shown(account, Field.EMAIL));
    }

    private String shown(Account account, Field field) {
        return fields.contains(field) ? Stanzas.xml(account.value(field)) : "";
    }

    private String label(Field field) {
        return texts.get("directory.field." + Settings.key(field));
    }

    private static void kind(Element form) {
        valued(form, "FORM_TYPE", NAMESPACE).addAttribute("type", "hidden");
    }

    private static Element field(Element parent, String name, String type, String label) {
        return parent.addElement("field")
                .addAttribute("var", name)
                .addAttribute("type", type)
                .addAttribute("label", label);
    }

    private static Element valued(Element parent, String name, String value) {
        Element field = parent.addElement("field").addAttribute("var", name);
        field.addElement("value").setText(Stanzas.xml(value));
        return field;
    }

    private static String value(Element form, String name) {
        Optional<Element> field =
                form.elements("field").stream()
                        .filter(each -> name.equals(each.attributeValue("var")))
                        .findFirst();
        return field.map(each -> each.elementText("value")).orElse(null);
    }
}
