package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Entities;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.EventNodes;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** The monitor, the commands that it lists to who may execute them, and the nodes of its events to who may follow them. */
final class MonitorEntities implements Entities {

    private final Host host;
    private final Admission admission;
    private final MonitorCommands commands;
    private final boolean events;
    private final Supplier<Entity> entity;
    private final Languages languages;

    /** @param events whether there are nodes of events */
    MonitorEntities(
            Host host,
            Admission admission,
            MonitorCommands commands,
            boolean events,
            Supplier<Entity> entity) {
        this.host = host;
        this.admission = admission;
        this.commands = commands;
        this.events = events;
        this.entity = entity;
        this.languages = new Languages(host);
    }

    @Override
    public Optional<Entity> at(JID address) {
        return address.getNode() == null ? Optional.of(entity.get()) : Optional.empty();
    }

    @Override
    public Optional<DiscoInfo> node(String node, IQ request) {
        Texts texts = languages.of(request);
        return commands.info(node, texts)
                .or(() -> events ? EventNodes.info(node, texts) : Optional.empty());
    }

    @Override
    public CompletionStage<Optional<List<DiscoItem>>> items(Optional<String> node, IQ request) {
        boolean listed = node.isEmpty() ? events : node.get().equals(Commands.NAMESPACE);
        if (!listed) {
            boolean there = node.isEmpty() || node(node.get(), request).isPresent();
            return CompletableFuture.completedFuture(
                    there ? Optional.of(List.of()) : Optional.empty());
        }
        return CompletableFuture.supplyAsync(
                () ->
                        Optional.of(
                                admission.admits(request.getFrom())
                                        ? items(node, request.getTo(), languages.of(request))
                                        : List.of()),
                host.executor());
    }

    private List<DiscoItem> items(Optional<String> node, JID address, Texts texts) {
        return node.isEmpty() ? EventNodes.items(address, texts) : commands.items(address, texts);
    }
}
