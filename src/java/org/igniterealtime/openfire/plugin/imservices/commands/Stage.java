package org.igniterealtime.openfire.plugin.imservices.commands;

import org.xmpp.forms.DataForm;

/** A form of a command, and what is done when it comes back. One object for each execution; used by one thread at a time. */
public interface Stage {

    /** The form as it is first shown. Made once; may block. */
    DataForm form(Turn turn);

    /**
     * What is done with the form. May block.
     *
     * @param values what was typed; what was not sent is as it was shown
     */
    Answer submit(Turn turn, Values values);

    /** What is done when the command is canceled at this form. May block. */
    default void cancel(Turn turn) {}

    /** Whether the command ends when nothing is wrong with the form: the action is then called complete, else next. */
    boolean last();
}
