package org.igniterealtime.openfire.plugin.imservices.gateway;

import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener;

/** Puts what the network asks during one log-in into the session's mailbox; what comes when that is about to end concerns nobody. */
final class PromptEvents implements PromptListener {

    private final Session session;
    private final NetworkEvents login;

    PromptEvents(Session session, NetworkEvents login) {
        this.session = session;
        this.login = login;
    }

    @Override
    public void asked(Prompt prompt) {
        login.heard(() -> session.prompts().asked(prompt));
    }

    @Override
    public void ended(long id, End why) {
        login.heard(() -> session.prompts().ended(id, why));
    }

    @Override
    public void refused(Refusal why, String question) {
        login.heard(() -> session.prompts().refused(why, question));
    }

    @Override
    public void address(String uri) {
        login.heard(() -> session.prompts().address(uri));
    }
}
