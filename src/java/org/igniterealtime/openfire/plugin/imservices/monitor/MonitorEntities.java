package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.administration.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Entities;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** The monitor, and the commands that it lists to who may execute them. */
final class MonitorEntities implements Entities {

    private final Admission admission;
    private final Languages languages;
    private final Supplier<Entity> entity;
    private final Host host;

    MonitorEntities(Host host, Admission admission, Supplier<Entity> entity) {
        this.host = host;
        this.admission = admission;
        this.entity = entity;
        this.languages = new Languages(host);
    }

    @Override
    public Optional<Entity> at(JID address) {
        return address.getNode() == null ? Optional.of(entity.get()) : Optional.empty();
    }

    @Override
    public Optional<DiscoInfo> node(String node, IQ request) {
        return MonitorCommands.info(node, languages.of(request));
    }

    @Override
    public CompletionStage<Optional<List<DiscoItem>>> items(Optional<String> node, IQ request) {
        if (node.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(List.of()));
        }
        if (!node.get().equals(Commands.NAMESPACE)) {
            return CompletableFuture.completedFuture(
                    MonitorCommands.info(node.get(), languages.of(request)).map(any -> List.of()));
        }
        return CompletableFuture.supplyAsync(
                () ->
                        Optional.of(
                                admission.admits(request.getFrom())
                                        ? MonitorCommands.items(
                                                request.getTo(), languages.of(request))
                                        : List.<DiscoItem>of()),
                host.executor());
    }
}
