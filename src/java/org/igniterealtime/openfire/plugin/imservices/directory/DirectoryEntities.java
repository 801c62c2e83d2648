package org.igniterealtime.openfire.plugin.imservices.directory;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.Card;
import org.igniterealtime.openfire.plugin.imservices.answers.Entities;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Identity;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.service.Turns;
import org.igniterealtime.openfire.plugin.imservices.service.Users;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Account;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * The directory itself, and at {@code user@directory} a user's card. Whether there is such a user is told by nothing but the card:
 * who cannot be found looks like who does not exist.
 */
final class DirectoryEntities implements Entities {

    private final Entity person =
            Entity.builder()
                    .identity(new Identity("account", "registered", ""))
                    .feature(Card.NAMESPACE)
                    .build();

    private final Settings settings;
    private final Users users;
    private final Searcher searcher;
    private final Turns turns;
    private volatile Entity directory;

    DirectoryEntities(Settings settings, Users users, Searcher searcher, Turns turns) {
        this.settings = settings;
        this.users = users;
        this.searcher = searcher;
        this.turns = turns;
    }

    /**
     * From now on the directory is what the definition says.
     *
     * @param searchable whether it can be searched at present
     */
    void become(ServiceDefinition definition, boolean searchable) {
        Entity.Builder builder = Entity.service(definition);
        if (searchable) {
            builder.feature(SearchForm.NAMESPACE);
        }
        directory = builder.build();
    }

    @Override
    public Optional<Entity> at(JID address) {
        if (address.getNode() == null) {
            return Optional.ofNullable(directory);
        }
        return settings.cards() ? Optional.of(person) : Optional.empty();
    }

    @Override
    public CompletionStage<Optional<Element>> card(IQ request) {
        JID address = request.getTo();
        if (!settings.cards() || address.getNode() == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<Optional<Element>> answer = new CompletableFuture<>();
        turns.take(
                () -> read(JID.unescapeNode(address.getNode()), answer),
                () -> answer.complete(Optional.empty()));
        return answer;
    }

    private void read(String username, CompletableFuture<Optional<Element>> answer) {
        try {
            answer.complete(
                    searcher.visible(username)
                            .map(account -> users.card(username).orElseGet(() -> card(account))));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** For who has made none: what a search would show of him. */
    private Element card(Account account) {
        Element card = DocumentHelper.createElement(QName.get("vCard", Card.NAMESPACE));
        boolean named = settings.fields().contains(Field.NAME) && !account.name().isBlank();
        card.addElement("FN").setText(Stanzas.xml(named ? account.name() : account.username()));
        card.addElement("NICKNAME").setText(Stanzas.xml(account.username()));
        card.addElement("JABBERID").setText(account.address().toString());
        if (settings.fields().contains(Field.EMAIL) && !account.email().isBlank()) {
            Element email = card.addElement("EMAIL");
            email.addElement("INTERNET");
            email.addElement("USERID").setText(Stanzas.xml(account.email()));
        }
        return card;
    }
}
