package org.igniterealtime.openfire.plugin.imservices.gateway.network;

/**
 * What a network asks of the user of one account, also while it still logs in, and what it would show in a window. Called as an
 * {@link AccountListener} is; nothing of a log-in is open once that has been told {@link AccountListener#offline}.
 */
public interface PromptListener {

    /** Why a prompt is over without an answer. */
    enum End {
        /** The network took it back. */
        WITHDRAWN,
        /** Nobody answered in time: the network has been told that it is declined. */
        LATE,
        /** There are too many: the oldest is declined. */
        TOO_MANY
    }

    /** What nobody can be asked here; the network has been told that it is declined. */
    enum Refusal {
        /** A file or a folder: there is no disk of the user's here. */
        FILE,
        /** A certificate that cannot be verified, or what else is not about one account. */
        NOT_THE_USERS,
        /** More questions, or longer ones, than anybody would read. */
        TOO_MUCH
    }

    /** The user is asked something. Answered through {@link NetworkAccount#answer}, within 10 minutes. */
    void asked(Prompt prompt);

    /** The prompt is over, and an answer to it would do nothing. Not told when it has been answered. */
    void ended(long id, End why);

    /**
     * Something was asked and has been declined at once.
     *
     * @param question in the network's own words, plain text
     */
    void refused(Refusal why, String question);

    /** The user is to see what is at an address (URI). */
    void address(String uri);

    /** For who has nobody to ask: all prompts end by themselves. */
    PromptListener NOBODY =
            new PromptListener() {
                @Override
                public void asked(Prompt prompt) {
                    // Ends when it is too late.
                }

                @Override
                public void ended(long id, End why) {
                    // Nobody knows of it.
                }

                @Override
                public void refused(Refusal why, String question) {
                    // Nobody to be told.
                }

                @Override
                public void address(String uri) {
                    // Nobody to look at it.
                }
            };
}
