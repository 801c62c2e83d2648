package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Entities;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Who is at a gateway's addresses: itself, people, and for who is registered whom he knows there. */
final class GatewayEntities implements Entities {

    private final GatewayParts parts;
    private final Sessions sessions;
    private final GatewayCommands commands;
    private final Languages languages;

    GatewayEntities(GatewayParts parts, Sessions sessions, GatewayCommands commands) {
        this.parts = parts;
        this.sessions = sessions;
        this.commands = commands;
        this.languages = new Languages(parts.host());
    }

    @Override
    public Optional<Entity> at(JID address) {
        return Optional.ofNullable(
                parts.addresses().isGateway(address)
                        ? parts.identity().gateway()
                        : parts.identity().contact());
    }

    @Override
    public Optional<DiscoInfo> node(String node, IQ request) {
        return parts.addresses().isGateway(request.getTo())
                ? commands.info(node, request.getFrom(), languages.of(request))
                : Optional.empty();
    }

    @Override
    public CompletionStage<Optional<List<DiscoItem>>> items(Optional<String> node, IQ request) {
        JID user = request.getFrom().asBareJID();
        if (node.isPresent()) {
            boolean there = node(node.get(), request).isPresent();
            boolean list = node.get().equals(Commands.NAMESPACE);
            return CompletableFuture.completedFuture(
                    !there
                            ? Optional.empty()
                            : Optional.of(
                                    list
                                            ? commands.items(user, languages.of(request))
                                            : List.of()));
        }
        if (!parts.addresses().isGateway(request.getTo()) || !parts.registered().contains(user)) {
            return CompletableFuture.completedFuture(Optional.of(List.of()));
        }
        CompletableFuture<Optional<List<DiscoItem>>> answer = new CompletableFuture<>();
        parts.host().executor().execute(() -> list(user, answer));
        return answer;
    }

    private void list(JID user, CompletableFuture<Optional<List<DiscoItem>>> answer) {
        try {
            if (parts.host().rosters().has(user)) {
                answer.complete(Optional.of(inRoster(user)));
            } else if (!sessions.putIfThere(
                    user, session -> answer.complete(Optional.of(session.contacts().watched())))) {
                // Nobody can read a remote roster: what is known of it, a session knows.
                answer.complete(Optional.of(List.of()));
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private List<DiscoItem> inRoster(JID user) {
        List<DiscoItem> items = new ArrayList<>();
        for (Rosters.Item item : parts.host().rosters().items(user)) {
            if (!parts.addresses().isGateway(item.jid())) {
                items.add(new DiscoItem(item.jid().asBareJID(), RosterItems.alias(item)));
            }
        }
        return items;
    }
}
