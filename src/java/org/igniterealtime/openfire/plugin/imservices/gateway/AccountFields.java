package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.PacketError.Condition;

/**
 * The network's own fields in a registration form (XEP-0004 section 3.3, with XEP-0122 where a field takes numbers): they show what
 * is registered, else what counts for the service. What a user leaves as it is for all is not registered, so that he follows when
 * the administrator changes it.
 */
final class AccountFields {

    private static final String VALIDATE = "http://jabber.org/protocol/xdata-validate";

    private final List<Parameter> fields;
    private final Texts texts;

    AccountFields(List<Parameter> fields, Texts texts) {
        this.fields = List.copyOf(fields);
        this.texts = texts;
    }

    boolean has(String var) {
        return fields.stream().anyMatch(field -> field.key().equals(var));
    }

    /**
     * Adds the fields to a data form.
     *
     * @param registered what is registered, by field
     */
    void write(Element form, Map<String, String> registered) {
        for (Parameter field : fields) {
            Element element =
                    form.addElement("field")
                            .addAttribute("var", field.key())
                            .addAttribute("type", type(field.kind()))
                            .addAttribute("label", field.label());
            if (!field.help().isEmpty()) {
                element.addElement("desc").setText(field.help());
            }
            // XEP-0004 section 3.3: what is private is not shown again.
            if (field.kind() != Kind.SECRET) {
                String value = registered.getOrDefault(field.key(), field.fallback());
                ParameterCheck.typed(field, value)
                        .map(typed -> shown(field, typed))
                        .filter(typed -> !typed.isEmpty())
                        .ifPresent(typed -> element.addElement("value").setText(typed));
            }
            for (String choice : field.choices()) {
                element.addElement("option").addElement("value").setText(choice);
            }
            if (field.kind() == Kind.NUMBER) {
                range(element, field);
            }
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TRUTH -> "boolean";
            case CHOICE -> "list-single";
            case SECRET -> "text-private";
            case NUMBER, TEXT, SOME -> "text-single";
        };
    }

    /** XEP-0122 sections 3.1 and 3.2.3. */
    private static void range(Element element, Parameter field) {
        Element validate =
                element.addElement("validate", VALIDATE).addAttribute("datatype", "xs:int");
        validate.addElement("range")
                .addAttribute("min", String.valueOf(field.least()))
                .addAttribute("max", String.valueOf(field.most()));
    }

    /**
     * What is to be registered of that which was sent.
     *
     * @throws RegistrationForm.InvalidException when a value is not of its field's kind; the message names the field
     */
    Map<String, String> read(Map<String, String> values) throws RegistrationForm.InvalidException {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Parameter field : fields) {
            String value = values.getOrDefault(field.key(), "");
            if (value.isBlank()) {
                continue;
            }
            Optional<String> typed = ParameterCheck.typed(field, value);
            if (typed.isEmpty() || value.codePoints().anyMatch(Character::isISOControl)) {
                throw new RegistrationForm.InvalidException(
                        Condition.not_acceptable,
                        texts.get(
                                "gateway.register.badfield",
                                field.label(),
                                texts.say(ParameterCheck.wanted(field))));
            }
            if (field.kind() == Kind.SECRET
                    || !typed.equals(ParameterCheck.typed(field, field.fallback()))) {
                chosen.put(field.key(), shown(field, typed.get()));
            }
        }
        return chosen;
    }

    /** Whether what is free text is the same in both. */
    boolean areSameTexts(Map<String, String> options, Map<String, String> others) {
        return fields.stream()
                .filter(field -> field.kind() == Kind.TEXT)
                .allMatch(
                        field -> Objects.equals(options.get(field.key()), others.get(field.key())));
    }

    /** Puts in the secrets that were registered and are left empty now. */
    void keepSecrets(Map<String, String> options, Map<String, String> registered) {
        for (Parameter field : fields) {
            if (field.kind() == Kind.SECRET && registered.containsKey(field.key())) {
                options.putIfAbsent(field.key(), registered.get(field.key()));
            }
        }
    }

    /** As forms and the services file have it: {@code 1} and {@code 0}. */
    private static String shown(Parameter field, String typed) {
        if (field.kind() != Kind.TRUTH) {
            return typed;
        }
        return typed.equals("true") ? "1" : "0";
    }
}
