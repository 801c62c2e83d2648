package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Identity;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Events;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** The same questions, and the subscription to events, as commands (XEP-0050) at the service's own address. */
final class MonitorCommands implements IqHandler {

    private static final long SWEEP_EVERY_S = 60;

    private final Host host;
    private final Desk desk;
    private final List<Named> all = new ArrayList<>();
    private final Commands commands;
    private ScheduledFuture<?> sweeps;

    private record Named(Operation operation, Function<Texts, String> title) {}

    /**
     * @param topics what can be asked
     * @param events what can be subscribed to; empty for nothing
     */
    MonitorCommands(
            Host host,
            Desk desk,
            Admission admission,
            Answers answers,
            Set<Topic> topics,
            Optional<Events> events) {
        this.host = host;
        this.desk = desk;
        topics.forEach(
                topic -> all.add(new Named(operation(topic, answers, admission), topic::title)));
        events.ifPresent(
                each ->
                        all.add(
                                new Named(
                                        each.command(),
                                        texts -> texts.get("monitor.title.events"))));
        this.commands =
                new Commands(
                        all.stream().map(Named::operation).toList(),
                        admission::admits,
                        host::locale,
                        JID::toBareJID,
                        host.texts(host.locale(new JID(host.serverDomain()))),
                        host.clock());
    }

    private static Operation operation(Topic topic, Answers answers, Admission admission) {
        return new Operation(
                topic.word(),
                turn -> {
                    admission.note(turn.sender(), topic);
                    return new Answer.Done(answers.form(topic, turn.texts()), List.of());
                });
    }

    void start() {
        sweeps =
                host.executor()
                        .scheduleWithFixedDelay(
                                commands::sweep, SWEEP_EVERY_S, SWEEP_EVERY_S, TimeUnit.SECONDS);
    }

    void stop() {
        if (sweeps != null) {
            sweeps.cancel(false);
            sweeps = null;
        }
        commands.stop();
    }

    @Override
    public void handle(IQ request) {
        desk.put(
                () -> host.send(commands.answer(request)), () -> host.send(commands.busy(request)));
    }

    /** What service discovery tells of the list of commands, or of one (XEP-0050 sections 2.2 and 2.3). */
    Optional<DiscoInfo> info(String node, Texts texts) {
        if (node.equals(Commands.NAMESPACE)) {
            return Optional.of(
                    info(
                            new Identity(
                                    "automation",
                                    "command-list",
                                    texts.get("monitor.title.help"))));
        }
        return all.stream()
                .filter(each -> node.equals(each.operation().node()))
                .findFirst()
                .map(
                        each ->
                                info(
                                        new Identity(
                                                "automation",
                                                "command-node",
                                                each.title().apply(texts))));
    }

    private static DiscoInfo info(Identity identity) {
        return new DiscoInfo(
                List.of(identity), Set.of(Commands.NAMESPACE, "jabber:x:data"), List.of());
    }

    /** The commands, for the list of them. */
    List<DiscoItem> items(JID address, Texts texts) {
        return all.stream()
                .map(
                        each ->
                                new DiscoItem(
                                        address,
                                        Optional.of(each.operation().node()),
                                        each.title().apply(texts)))
                .toList();
    }
}
