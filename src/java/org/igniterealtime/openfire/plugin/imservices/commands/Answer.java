package org.igniterealtime.openfire.plugin.imservices.commands;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.xmpp.forms.DataForm;

/** What comes of a step of a command. */
public sealed interface Answer {

    List<Note> notes();

    /** The next form. */
    record Next(Stage stage, List<Note> notes) implements Answer {
        public Next {
            Objects.requireNonNull(stage);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The same form once more, with what was typed.
     *
     * @param replaced values that are not those that were typed, by field
     */
    record Again(Map<String, List<String>> replaced, List<Note> notes) implements Answer {
        public Again {
            replaced = Map.copyOf(replaced);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The end; one with an error note has failed (XEP-0050 section 3.6).
     *
     * @param result a form of the type {@code result}; null when there is nothing to show but the notes
     */
    record Done(DataForm result, List<Note> notes) implements Answer {
        public Done {
            notes = List.copyOf(notes);
        }
    }

    static Answer next(Stage stage) {
        return new Next(stage, List.of());
    }

    static Answer again(List<Note> notes) {
        return new Again(Map.of(), notes);
    }

    static Answer done(Note... notes) {
        return new Done(null, List.of(notes));
    }
}
