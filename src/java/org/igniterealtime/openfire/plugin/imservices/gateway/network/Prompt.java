package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that the network wants to know from a user: a text, a choice, several fields at once.
 *
 * @param id tells it apart within the account's log-in
 * @param title what a window would be called; plain text as all that follow, empty when there is none
 * @param primary the question in short
 * @param secondary what there is to say about it
 * @param fields what is to be filled in, no two of the same name
 */
public record Prompt(long id, String title, String primary, String secondary, List<Field> fields) {

    /** How a field is filled in. */
    public enum Kind {
        /** One line. */
        TEXT,
        /** Several lines. */
        LINES,
        /** One line that nobody else may see: never logged, never said again. */
        SECRET,
        /** A whole number of 32 bits. */
        NUMBER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** One of the options. */
        ONE,
        /** Any of the options. */
        SEVERAL,
        /** Not at all: it is there to be read. */
        FIXED
    }

    /** What can be chosen: the value that an answer has, and what people read. */
    public record Option(String value, String label) {
        public Option {
            Objects.requireNonNull(value);
            Objects.requireNonNull(label);
        }
    }

    /**
     * @param name tells it apart within the prompt
     * @param label what people read; may be empty
     * @param values what it is when it is not filled in; none for SECRET, whatever it is
     * @param options for ONE and SEVERAL
     * @param required whether there is no answer without it
     */
    public record Field(
            String name,
            String label,
            Kind kind,
            List<String> values,
            List<Option> options,
            boolean required) {
        public Field {
            Objects.requireNonNull(name);
            Objects.requireNonNull(label);
            Objects.requireNonNull(kind);
            values = kind == Kind.SECRET ? List.of() : List.copyOf(values);
            options = List.copyOf(options);
        }

        /** The option with the value. */
        public Optional<Option> option(String value) {
            return options.stream().filter(option -> option.value().equals(value)).findFirst();
        }
    }

    public Prompt {
        Objects.requireNonNull(title);
        Objects.requireNonNull(primary);
        Objects.requireNonNull(secondary);
        fields = List.copyOf(fields);
        if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("two fields have one name");
        }
    }

    /** Those that can be filled in, in order. */
    public List<Field> open() {
        return fields.stream().filter(field -> field.kind() != Kind.FIXED).toList();
    }
}
