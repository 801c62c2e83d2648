package org.igniterealtime.openfire.plugin.imservices.commands;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.xmpp.forms.DataForm;
import org.xmpp.packet.JID;

/**
 * One execution of a command (XEP-0050 section 3.3): whose, in which language, and the forms that have been shown, for the way back. Used
 * by one thread at a time, but for {@link #used}.
 */
final class Session {

    /**
     * A form that has been shown, with the values that it had then or has come back with.
     *
     * @param cause the values of the form before it, which it is the answer to; null for the first
     */
    private record Shown(Stage stage, DataForm form, Values values, Values cause) {}

    private final String id;
    private final JID owner;
    private final Operation operation;
    private final Turn turn;
    private final Deque<Shown> shown = new ArrayDeque<>();

    /** The forms that somebody has gone back from, with what was typed; the next one first. */
    private final Deque<Shown> left = new ArrayDeque<>();

    private volatile Instant used;

    Session(String id, JID owner, Operation operation, Turn turn, Instant now) {
        this.id = id;
        this.owner = owner;
        this.operation = operation;
        this.turn = turn;
        this.used = now;
    }

    String id() {
        return id;
    }

    JID owner() {
        return owner;
    }

    Operation operation() {
        return operation;
    }

    Turn turn() {
        return turn;
    }

    Instant used() {
        return used;
    }

    void use(Instant now) {
        used = now;
    }

    Stage stage() {
        return shown.element().stage();
    }

    /** Makes the form and shows it; the one that was gone back from, with what was typed, when it is the answer to the same. */
    void show(Stage stage) {
        Values cause = shown.isEmpty() ? null : shown.element().values();
        if (!left.isEmpty() && left.element().cause().equals(cause)) {
            shown.push(left.pop());
            return;
        }
        left.clear();
        DataForm form = stage.form(turn);
        shown.push(new Shown(stage, form, Forms.values(form), cause));
    }

    /** What has come back, over what was shown. */
    Values take(DataForm submitted) {
        Shown last = shown.element();
        keep(last.values().with(Forms.submitted(submitted, last.form())));
        return shown.element().values();
    }

    /** The last form has these values now. */
    void keep(Values values) {
        Shown last = shown.pop();
        shown.push(new Shown(last.stage(), last.form(), values, last.cause()));
    }

    boolean hasPrevious() {
        return shown.size() > 1;
    }

    void back() {
        left.push(shown.pop());
    }

    /** The last form with its values. */
    DataForm form() {
        return Forms.filled(shown.element().form(), shown.element().values());
    }
}
