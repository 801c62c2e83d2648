package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.administration.commands.Answer;
import org.igniterealtime.openfire.plugin.imservices.administration.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.administration.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoInfo;
import org.igniterealtime.openfire.plugin.imservices.answers.DiscoItem;
import org.igniterealtime.openfire.plugin.imservices.answers.Identity;
import org.igniterealtime.openfire.plugin.imservices.answers.IqHandler;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/** The same questions as commands (XEP-0050) at the service's own address. */
final class MonitorCommands implements IqHandler {

    private static final long SWEEP_EVERY_S = 60;

    private final Host host;
    private final Desk desk;
    private final Commands commands;
    private ScheduledFuture<?> sweeps;

    MonitorCommands(Host host, Desk desk, Admission admission, Answers answers) {
        this.host = host;
        this.desk = desk;
        this.commands =
                new Commands(
                        Arrays.stream(Topic.values())
                                .map(topic -> operation(topic, answers, admission))
                                .toList(),
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

    private static String node(Topic topic) {
        return Operation.NODES + topic.word();
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
    static Optional<DiscoInfo> info(String node, Texts texts) {
        if (node.equals(Commands.NAMESPACE)) {
            return Optional.of(
                    info(
                            new Identity(
                                    "automation",
                                    "command-list",
                                    texts.get("monitor.title.help"))));
        }
        return Arrays.stream(Topic.values())
                .filter(topic -> node.equals(node(topic)))
                .findFirst()
                .map(topic -> info(new Identity("automation", "command-node", topic.title(texts))));
    }

    private static DiscoInfo info(Identity identity) {
        return new DiscoInfo(
                List.of(identity), Set.of(Commands.NAMESPACE, "jabber:x:data"), List.of());
    }

    /** The commands, for the list of them. */
    static List<DiscoItem> items(JID address, Texts texts) {
        return Arrays.stream(Topic.values())
                .map(topic -> new DiscoItem(address, Optional.of(node(topic)), topic.title(texts)))
                .toList();
    }
}
