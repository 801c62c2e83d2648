package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.commands.Commands;
import org.igniterealtime.openfire.plugin.imservices.commands.Operation;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.jivesoftware.openfire.IQHandlerInfo;
import org.jivesoftware.openfire.PacketException;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.admin.AdminManager;
import org.jivesoftware.openfire.auth.UnauthorizedException;
import org.jivesoftware.openfire.commands.AdHocCommandHandler;
import org.jivesoftware.openfire.handler.IQHandler;
import org.jivesoftware.util.JiveGlobals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.IQ;
import org.xmpp.packet.JID;

/**
 * Hangs the commands into the server. It lists them with its own (XEP-0050 section 2.2), for administrators only; requests for them are
 * taken before its own handler of commands gets them. That one executes in the thread that routes stanzas, where ours may not read files,
 * and (up to 5.1 at least) answers every "cancel" with bad-request, gives the errors of section 4.4 without their specific conditions, and lets
 * anybody who is an administrator go on with another's session.
 *
 * <p>All other commands go on to the server's own handler.
 */
public final class ServiceCommands {

    private static final Logger log = LoggerFactory.getLogger(ServiceCommands.class);

    private static final long SWEEP_EVERY_S = 60;

    private final XMPPServer server;
    private final ScheduledExecutorService executor;
    private final Commands commands;
    private final RequestQueue queue;
    private final Handler handler = new Handler();
    private final List<ListedCommand> listed;
    private ScheduledFuture<?> sweeps;

    /**
     * @param server started
     * @param operations the table of commands
     */
    public ServiceCommands(
            XMPPServer server,
            List<Operation> operations,
            ScheduledExecutorService executor,
            Clock clock) {
        this.server = server;
        this.executor = executor;
        Texts texts = new Texts(JiveGlobals.getLocale());
        this.commands =
                new Commands(
                        operations,
                        ServiceCommands::isAdministrator,
                        new LocalUsers(server)::locale,
                        this::name,
                        texts,
                        clock);
        this.queue = new RequestQueue(executor);
        this.listed =
                operations.stream()
                        .map(
                                each ->
                                        new ListedCommand(
                                                each.node(),
                                                each.label(texts),
                                                texts.get("commands.again"),
                                                this::hold))
                        .toList();
    }

    /** The rule of the server's own commands. Does not block once the list of administrators has been read. */
    static boolean isAdministrator(JID user) {
        return AdminManager.getInstance().isUserAdmin(user, false);
    }

    private String name(JID user) {
        return server.isLocal(user) && user.getNode() != null ? user.getNode() : user.toBareJID();
    }

    public synchronized void start() {
        if (sweeps != null) {
            return;
        }
        // Read now, because it is asked on the threads that route stanzas.
        AdminManager.getInstance().getAdminAccounts();
        sweeps =
                executor.scheduleWithFixedDelay(
                        commands::sweep, SWEEP_EVERY_S, SWEEP_EVERY_S, TimeUnit.SECONDS);
        hold();
        AdHocCommandHandler own = server.getAdHocCommandHandler();
        listed.forEach(own::addCommand);
    }

    /** The reverse of start, also after half of it. Whoever waits for an answer gets one. */
    public synchronized void stop() {
        AdHocCommandHandler own = server.getAdHocCommandHandler();
        listed.forEach(own::removeCommand);
        if (sweeps != null) {
            server.getIQRouter().removeHandler(handler);
            sweeps.cancel(false);
            sweeps = null;
        }
        queue.stop().forEach(request -> send(commands.stopped(request)));
        commands.stop();
    }

    /**
     * Takes the namespace. A question first, because the router remembers its own handler with the first one, and a first one at the same time as
     * ours could remember it after us.
     */
    private void hold() {
        server.getIQRouter().supports(Commands.NAMESPACE);
        server.getIQRouter().addHandler(handler);
    }

    private void take(IQ request) {
        Optional<IQ> refusal = commands.refuse(request);
        if (refusal.isPresent()) {
            send(refusal.get());
        } else if (!queue.add(request, () -> send(commands.answer(request)))) {
            send(queue.isStopped() ? commands.stopped(request) : commands.busy(request));
        }
    }

    private void send(IQ answer) {
        try {
            server.getPacketDeliverer().deliver(answer);
        } catch (UnauthorizedException | PacketException e) {
            log.warn("An answer to a command of {} cannot be delivered", answer.getTo(), e);
        }
    }

    /** What the router hands requests for commands to. */
    private final class Handler extends IQHandler {

        private final IQHandlerInfo info = new IQHandlerInfo("command", Commands.NAMESPACE);

        Handler() {
            super("IM Services: commands");
        }

        @Override
        public IQ handleIQ(IQ request) throws UnauthorizedException {
            if (!Commands.concerns(request)) {
                return server.getAdHocCommandHandler().handleIQ(request);
            }
            take(request);
            return null;
        }

        @Override
        public IQHandlerInfo getInfo() {
            return info;
        }
    }
}
