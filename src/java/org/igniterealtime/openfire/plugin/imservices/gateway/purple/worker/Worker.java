package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.time.Clock;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * libpurple with everything that it calls, put together. It is reachable for as long as the process lives, because {@link
 * #run} is on the main thread's stack; so are all callbacks, which are fields of what it is made of.
 */
final class Worker {

    private static final long TICK_MILLIS = 1000;

    private final Command.Hello hello;
    private final Outgoing outgoing;
    private final Edge edge;
    private final Journal journal;
    private final Context context = new Context();
    private final Logins logins = new Logins();
    private final Loop loop;
    private final EventLoopOps eventLoop;
    private final NativeLog nativeLog;
    private final Contacts contacts = new Contacts();
    private final Notices notices;
    private final Questions questions;
    private final RequestOps requests;
    private final NotifyOps notify;
    private final AccountOps accountOps;
    private final BuddyListOps buddyList;
    private final OwnEchoes echoes = new OwnEchoes();
    private final ConversationOps conversations;
    private final TypingOps typing;
    private final ChatOps chats;
    private final Rooms rooms;
    private final RoomlistOps roomlists;
    private final DnsOps dns;
    private final IrcSignals ircSignals;
    private final JabberSignals jabberSignals;
    private final Commands commands;

    private Pointer protocolInfo;
    private ChatComponents chatComponents;
    private Accounts accounts;
    private ConnectionOps connections;
    private boolean stopping;

    Worker(Command.Hello hello, Outgoing outgoing) {
        this.hello = hello;
        this.outgoing = outgoing;
        this.journal = new Journal(outgoing);
        this.edge = new Edge(outgoing, journal);
        this.loop = new Loop(edge);
        this.eventLoop = new EventLoopOps(edge, context, outgoing);
        this.nativeLog = new NativeLog(edge, journal);
        this.notices = new Notices(logins, context, journal, outgoing);
        this.questions =
                new Questions(
                        outgoing,
                        (handle, type) -> Purple.purple_request_close(type, new Pointer(handle)),
                        login -> accounts.settled(login));
        this.requests = new RequestOps(edge, loop, context, notices, logins, questions, outgoing);
        this.notify = new NotifyOps(edge, notices, logins, context, outgoing);
        this.accountOps = new AccountOps(edge, logins, outgoing);
        this.buddyList = new BuddyListOps(edge, loop, logins, contacts, outgoing);
        this.rooms = new Rooms(new RoomNames(hello.protocol()), loop, outgoing);
        this.roomlists = new RoomlistOps(edge, loop, outgoing);
        this.chats = new ChatOps(edge, loop, logins, notices, Clock.systemUTC(), outgoing);
        this.conversations =
                new ConversationOps(
                        edge,
                        loop,
                        logins,
                        context,
                        notices,
                        echoes,
                        Clock.systemUTC(),
                        outgoing,
                        chats);
        this.typing = new TypingOps(edge, logins, eventLoop, outgoing);
        this.dns = new DnsOps(edge, loop, context);
        this.ircSignals = new IrcSignals(edge, logins);
        this.jabberSignals = new JabberSignals(edge, logins);
        this.commands = new Commands(this);
    }

    /**
     * Starts libpurple and runs its loop until {@link Command.Stop}. The calling thread becomes the loop thread.
     *
     * @throws PurpleCore.UnusableException when libpurple cannot be used
     */
    void run() throws PurpleCore.UnusableException {
        PurpleCore.prepareProcess();
        try (UserFolder userFolder = UserFolder.make(journal)) {
            start(userFolder.path());
            loop.run();
        }
    }

    private void start(Path userFolder) throws PurpleCore.UnusableException {
        nativeLog.install();
        eventLoop.install();
        requests.install();
        notify.install();
        accountOps.install();
        buddyList.install();
        conversations.install();
        roomlists.install(rooms.names());
        dns.install();
        PurpleCore.start(userFolder, hello.pluginFolders());
        Certificates.trust(userFolder, hello.pluginFolders(), journal);
        Pointer plugin = PurpleCore.find(hello.protocol());
        protocolInfo = PurpleCore.protocolInfo(plugin);
        chatComponents = new ChatComponents(protocolInfo);
        AccountOptions options = new AccountOptions(protocolInfo, journal);
        boolean speaksJabber =
                hello.protocol().equals("prpl-jabber") && jabberSignals.connect(plugin);
        Dialects dialects = new Dialects(hello.protocol(), speaksJabber);
        accounts =
                new Accounts(
                        hello.protocol(),
                        loop,
                        context,
                        logins,
                        options,
                        contacts,
                        rooms,
                        outgoing,
                        (login, command) -> dialects.of(login, this, command),
                        questions::isAsked,
                        this::gone);
        connections =
                new ConnectionOps(
                        edge, loop, logins, accounts, contacts, requests, notices, outgoing);
        connections.install();
        buddyList.connect();
        conversations.connect();
        typing.connect();
        chats.connect(rooms, chatComponents);
        if (hello.protocol().equals("prpl-irc")) {
            ircSignals.connect(plugin);
        }
        outgoing.send(
                new Event.Ready(
                        Purple.purple_core_get_version(),
                        PurpleCore.protocolName(plugin),
                        options.passwordUse(),
                        options.options(),
                        options.splits(),
                        dialects.abilities(protocolInfo)));
        heartbeat();
        eventLoop.every(hello.heartbeatSeconds() * 1000L, this::heartbeat);
        eventLoop.every(TICK_MILLIS, this::tick);
        outgoing.flush();
    }

    private void heartbeat() {
        outgoing.send(new Event.Heartbeat(logins.online(), ResidentMemory.resident()));
    }

    private void tick() {
        accounts.tick();
        questions.tick(System.nanoTime());
        logins.forEach(
                login -> {
                    if (login.isOnline()) {
                        rooms.tick(login);
                        login.dialect().tick();
                    } else if (login.connection() != null && login.dialect().isForgotten()) {
                        accounts.disconnect(
                                login, "NETWORK_ERROR", "The server closed the connection.");
                    }
                });
    }

    private void gone(Login login) {
        questions.forget(login);
        buddyList.forget(login);
        typing.forget(login);
        echoes.forget(login);
        roomlists.forget(login);
        if (stopping && logins.isEmpty()) {
            loop.quit();
        }
    }

    /** Logs everybody out, then ends {@link #run}. */
    void stop() {
        stopping = true;
        accounts.logOutAll();
        if (logins.isEmpty()) {
            loop.quit();
        }
    }

    /** Does a command on the loop thread. For other threads. */
    boolean hand(Command command, long timeoutSeconds) throws InterruptedException {
        return loop.hand(() -> commands.handle(command), timeoutSeconds);
    }

    EventSink sink() {
        return outgoing;
    }

    Context context() {
        return context;
    }

    Logins logins() {
        return logins;
    }

    Loop loop() {
        return loop;
    }

    EventLoopOps eventLoop() {
        return eventLoop;
    }

    OwnEchoes echoes() {
        return echoes;
    }

    TypingOps typing() {
        return typing;
    }

    DnsOps dns() {
        return dns;
    }

    Accounts accounts() {
        return accounts;
    }

    Contacts contacts() {
        return contacts;
    }

    Rooms rooms() {
        return rooms;
    }

    RoomlistOps roomlists() {
        return roomlists;
    }

    ChatComponents chatComponents() {
        return chatComponents;
    }

    Notices notices() {
        return notices;
    }

    Questions questions() {
        return questions;
    }

    AccountOps accountOps() {
        return accountOps;
    }

    BuddyListOps buddyList() {
        return buddyList;
    }

    Pointer protocolInfo() {
        return protocolInfo;
    }
}
