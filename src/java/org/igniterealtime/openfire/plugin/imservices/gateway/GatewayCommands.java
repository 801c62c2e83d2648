package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Identity;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;
import org.xmpp.packet.PacketError.Condition;

/**
 * The commands (XEP-0050) that a user has at the gateway's own address: a question of the network each. Takes requests on the server's
 * threads and works on them in the user's session, which they are about.
 */
final class GatewayCommands implements IqHandler {

    private static final long SWEEP_AFTER_S = 60;

    private final GatewayParts parts;
    private final Sessions sessions;
    private final Commands commands;

    /** For who has no session: nothing is asked of him. */
    private final Mailbox mailbox;

    private ScheduledFuture<?> sweep;
    private boolean stopped;

    GatewayCommands(GatewayParts parts, Sessions sessions) {
        this.parts = parts;
        this.sessions = sessions;
        this.commands =
                new Commands(
                        this::find,
                        from -> true,
                        parts.host()::locale,
                        JID::toBareJID,
                        parts.host()
                                .texts(parts.host().locale(new JID(parts.host().serverDomain()))),
                        parts.host().clock());
        this.mailbox =
                new Mailbox(
                        "the commands at " + parts.addresses().gateway(),
                        parts.host().executor(),
                        parts.limits().mailbox(),
                        new Mailbox.Owner() {});
    }

    synchronized void stop() {
        stopped = true;
        if (sweep != null) {
            sweep.cancel(false);
            sweep = null;
        }
        mailbox.close();
        commands.stop();
    }

    @Override
    public void handle(IQ request) {
        if (!parts.addresses().isGateway(request.getTo())) {
            parts.host().send(Stanzas.error(request, Condition.service_unavailable, null));
            return;
        }
        Runnable work =
                () -> {
                    parts.host().send(commands.answer(request));
                    sweepLater();
                };
        Mailbox.Outcome outcome =
                sessions.find(request.getFrom())
                        .map(session -> session.mailbox().offer(work))
                        .orElse(Mailbox.Outcome.CLOSED);
        if (outcome == Mailbox.Outcome.CLOSED) {
            outcome = mailbox.offer(work);
        }
        if (outcome != Mailbox.Outcome.TAKEN) {
            parts.host().send(commands.busy(request));
        }
    }

    /** Forms may hold passwords: those that nobody touches any more are not kept. */
    private synchronized void sweepLater() {
        if (sweep == null && !stopped && !commands.isIdle()) {
            sweep = parts.host().executor().schedule(this::sweep, SWEEP_AFTER_S, TimeUnit.SECONDS);
        }
    }

    private void sweep() {
        commands.sweep();
        synchronized (this) {
            sweep = null;
        }
        sweepLater();
    }

    private List<Prompts.Open> open(JID user) {
        return sessions.find(user).map(session -> session.prompts().open()).orElse(List.of());
    }

    private Optional<Operation> find(String node, JID user) {
        return open(user).stream()
                .map(Prompts.Open::operation)
                .filter(operation -> operation.node().equals(node))
                .findFirst();
    }

    /** What service discovery tells of the list of commands, or of one (XEP-0050 sections 2.2 and 2.3). */
    Optional<DiscoInfo> info(String node, JID user, Texts texts) {
        if (node.equals(Commands.NAMESPACE)) {
            return Optional.of(info("command-list", texts.get("gateway.prompt.list")));
        }
        return open(user).stream()
                .filter(each -> each.operation().node().equals(node))
                .findFirst()
                .map(each -> info("command-node", name(each, texts)));
    }

    private static DiscoInfo info(String type, String name) {
        return new DiscoInfo(
                List.of(new Identity("automation", type, name)),
                Set.of(Commands.NAMESPACE, "jabber:x:data"),
                List.of());
    }

    /** The commands of somebody. */
    List<DiscoItem> items(JID user, Texts texts) {
        return open(user).stream()
                .map(
                        each ->
                                new DiscoItem(
                                        parts.addresses().gateway(),
                                        Optional.of(each.operation().node()),
                                        name(each, texts)))
                .toList();
    }

    private static String name(Prompts.Open each, Texts texts) {
        return Stanzas.label(PromptForm.title(each.prompt(), texts.get("gateway.prompt.title")));
    }
}
