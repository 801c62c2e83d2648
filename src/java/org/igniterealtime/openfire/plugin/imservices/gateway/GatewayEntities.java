package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Entities;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Paging;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.service.Rosters;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** Who is at a gateway's addresses: itself, people, and for who is registered whom he knows there. */
final class GatewayEntities implements Entities {

    private static final QName PAGES = QName.get("set", Paging.NAMESPACE);

    /** Of the network's rooms, for who does not ask for pages (XEP-0059): some networks have tens of thousands. */
    private static final int AT_ONCE = 200;

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
        if (parts.addresses().isGateway(address)) {
            return Optional.ofNullable(parts.identity().gateway());
        }
        boolean room = address.getResource() == null && parts.addresses().isRoom(address);
        return Optional.of(room ? parts.identity().room() : parts.identity().contact());
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
        if (parts.addresses().isRoom(request.getTo())) {
            return occupants(request);
        }
        if (!parts.addresses().isGateway(request.getTo()) || !parts.registered().contains(user)) {
            return CompletableFuture.completedFuture(Optional.of(List.of()));
        }
        CompletableFuture<Optional<List<DiscoItem>>> answer = new CompletableFuture<>();
        boolean paged = request.getChildElement().element(PAGES) != null;
        int most = paged ? Integer.MAX_VALUE : AT_ONCE;
        parts.host().executor().execute(() -> list(user, most, answer));
        return answer;
    }

    private CompletionStage<Optional<List<DiscoItem>>> occupants(IQ request) {
        CompletableFuture<Optional<List<DiscoItem>>> answer = new CompletableFuture<>();
        JID room = request.getTo().asBareJID();
        Mailbox.Outcome outcome =
                sessions.offerIfThere(
                        request.getFrom(),
                        session ->
                                answer.complete(
                                        Optional.of(
                                                session.rooms()
                                                        .occupants(room, request.getFrom()))));
        if (outcome != Mailbox.Outcome.TAKEN) {
            answer.complete(Optional.of(List.of()));
        }
        return answer;
    }

    private void list(JID user, int most, CompletableFuture<Optional<List<DiscoItem>>> answer) {
        try {
            // Nobody can read a remote roster: what is known of it, a session knows.
            boolean local = parts.host().rosters().has(user);
            List<DiscoItem> known = local ? inRoster(user) : List.of();
            if (!sessions.putIfThere(
                    user,
                    session ->
                            session.rooms()
                                    .items(
                                            most,
                                            rooms -> {
                                                List<DiscoItem> items = new ArrayList<>(rooms);
                                                items.addAll(
                                                        local
                                                                ? known
                                                                : session.contacts().watched());
                                                answer.complete(Optional.of(items));
                                            }))) {
                answer.complete(Optional.of(known));
            }
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private List<DiscoItem> inRoster(JID user) {
        List<DiscoItem> items = new ArrayList<>();
        for (Rosters.Item item : parts.host().rosters().items(user)) {
            if (!parts.addresses().isGateway(item.jid()) && !parts.addresses().isRoom(item.jid())) {
                items.add(new DiscoItem(item.jid().asBareJID(), RosterItems.alias(item)));
            }
        }
        return items;
    }
}
