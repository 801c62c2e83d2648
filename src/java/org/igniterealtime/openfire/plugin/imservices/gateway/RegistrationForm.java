package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.definition.FormField;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountForm.PasswordUse;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;
import org.igniterealtime.openfire.plugin.imservices.service.Secret;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/**
 * The registration form (XEP-0077 sections 3.1 and 4): a data form, and beside it the plain fields for clients that know
 * none. A password is asked for and never shown.
 */
final class RegistrationForm {

    /** What was sent cannot be registered. */
    static final class InvalidException extends Exception {

        private static final long serialVersionUID = 1L;

        private final Condition condition;

        InvalidException(Condition condition, String message) {
            super(message);
            this.condition = condition;
        }

        Condition condition() {
            return condition;
        }
    }

    private static final String DATA = "jabber:x:data";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String FORM_TYPE = "FORM_TYPE";
    private static final int LONGEST = 255;

    /** Of a password, which may be a token, and of further values. */
    private static final int LONGEST_VALUE = 8_000;

    private final AccountForm account;
    private final AccountFields fields;
    private final List<FormField> further;
    private final Texts texts;

    /**
     * @param fields what the network asks for besides name and password
     * @param further what the administrator asks for besides; where the network asks for the same, that goes before
     */
    RegistrationForm(
            AccountForm account, List<Parameter> fields, List<FormField> further, Texts texts) {
        this.account = account;
        this.fields = new AccountFields(fields, texts);
        this.further =
                further.stream()
                        .filter(
                                field ->
                                        !List.of(USERNAME, PASSWORD, FORM_TYPE)
                                                .contains(field.var()))
                        .filter(field -> !this.fields.has(field.var()))
                        .toList();
        this.texts = texts;
    }

    /** Fills the query of an answer. */
    void write(Element query, Optional<Registration> present) {
        String network = account.networkName();
        String instructions =
                texts.get(
                        switch (account.password()) {
                            case REQUIRED -> "gateway.register.instructions";
                            case OPTIONAL -> "gateway.register.instructions.optional";
                            case NONE -> "gateway.register.instructions.nopassword";
                        },
                        network);
        if (present.isPresent() && account.password() != PasswordUse.NONE) {
            instructions += " " + texts.get("gateway.register.keep");
        }
        String name = present.map(Registration::name).orElse("");
        if (present.isPresent()) {
            query.addElement("registered");
        }
        query.addElement("instructions").setText(instructions);
        query.addElement(USERNAME).setText(name);
        if (account.password() != PasswordUse.NONE) {
            query.addElement(PASSWORD);
        }
        Element form = query.addElement(QName.get("x", DATA)).addAttribute("type", "form");
        form.addElement("title").setText(texts.get("gateway.register.title", network));
        form.addElement("instructions").setText(instructions);
        field(form, FORM_TYPE, null, "hidden", RegistrationHandler.NAMESPACE);
        field(form, USERNAME, texts.get("gateway.register.username"), "text-single", name)
                .addElement("required");
        if (account.password() != PasswordUse.NONE) {
            Element field =
                    field(
                            form,
                            PASSWORD,
                            texts.get("gateway.register.password"),
                            "text-private",
                            "");
            if (account.password() == PasswordUse.REQUIRED) {
                field.addElement("required");
            }
        }
        fields.write(form, present.map(Registration::options).orElse(Map.of()));
        for (FormField field : further) {
            // What the user typed into a field that hides it is a secret as well.
            String value =
                    field.type().equals("text-private")
                            ? ""
                            : present.map(r -> r.options().get(field.var())).orElse("");
            field(form, field.var(), field.label(), field.type(), value);
        }
    }

    private static Element field(
            Element form, String var, String label, String type, String value) {
        Element field =
                form.addElement("field").addAttribute("var", var).addAttribute("type", type);
        if (label != null) {
            field.addAttribute("label", label);
        }
        if (value != null && !value.isEmpty()) {
            for (String line : value.split("\n", -1)) {
                field.addElement("value").setText(line);
            }
        }
        return field;
    }

    /**
     * Reads what the user sent: the data form when there is one, else the plain fields (section 5). What is hidden in the form, and
     * therefore empty when he changes something else, stays as it was, as long as the name does and what else he types: a password is not
     * for a server that somebody else may have put in.
     *
     * @param present what is registered
     */
    Registration read(Element query, JID user, Optional<Registration> present)
            throws InvalidException {
        Element form = query.element(QName.get("x", DATA));
        Map<String, String> values = form == null ? plain(query) : submitted(form);
        String name = values.getOrDefault(USERNAME, "").strip();
        if (name.isEmpty()) {
            throw new InvalidException(
                    Condition.not_acceptable, texts.get("gateway.register.noname"));
        }
        if (name.length() > LONGEST || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidException(
                    Condition.not_acceptable, texts.get("gateway.register.badname"));
        }
        Map<String, String> options = fields.read(values);
        Optional<Registration> kept =
                present.filter(before -> before.name().equals(name))
                        .filter(before -> fields.areSameTexts(options, before.options()));
        kept.ifPresent(before -> fields.keepSecrets(options, before.options()));
        String password = values.getOrDefault(PASSWORD, "");
        if (password.isEmpty()) {
            password = kept.map(before -> before.password().reveal()).orElse("");
        }
        if (password.isEmpty() && account.password() == PasswordUse.REQUIRED) {
            throw new InvalidException(
                    Condition.not_acceptable, texts.get("gateway.register.nopassword"));
        }
        if (account.password() == PasswordUse.NONE) {
            password = "";
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            // A line break in it would be a line of its own in protocols made of lines.
            throw new InvalidException(
                    Condition.not_acceptable, texts.get("gateway.register.badvalue"));
        }
        for (FormField field : further) {
            String value = values.getOrDefault(field.var(), "");
            if (value.isEmpty() && field.type().equals("text-private")) {
                value =
                        kept.map(before -> before.options().getOrDefault(field.var(), ""))
                                .orElse("");
            }
            if (!value.isEmpty()) {
                options.put(field.var(), value);
            }
        }
        if (password.length() > LONGEST_VALUE
                || options.values().stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw new InvalidException(
                    Condition.not_acceptable, texts.get("gateway.register.badvalue"));
        }
        return new Registration(user, name, new Secret(password), options);
    }

    private Map<String, String> plain(Element query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Element element : query.elements()) {
            values.put(element.getName(), element.getText());
        }
        return values;
    }

    private Map<String, String> submitted(Element form) throws InvalidException {
        if (!"submit".equals(form.attributeValue("type"))) {
            throw new InvalidException(
                    Condition.bad_request, texts.get("gateway.register.badform"));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Element field : form.elements("field")) {
            String value =
                    field.elements("value").stream()
                            .map(Element::getText)
                            .collect(Collectors.joining("\n"));
            if (field.attributeValue("var") != null) {
                values.put(field.attributeValue("var"), value);
            }
        }
        String type = values.get(FORM_TYPE);
        if (type != null && !type.equals(RegistrationHandler.NAMESPACE)) {
            throw new InvalidException(
                    Condition.bad_request, texts.get("gateway.register.badform"));
        }
        return values;
    }
}
