package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * The other thing that this process can be started for: libpurple comes up, tells of all its protocols, and that is all. No
 * loop runs. Reachable for as long as {@link #run} is on the stack, and so are the callbacks.
 */
final class Inquiry {

    private final Command.Hello hello;
    private final Outgoing outgoing;
    private final Journal journal;
    private final EventLoopOps eventLoop;
    private final NativeLog nativeLog;

    Inquiry(Command.Hello hello, Outgoing outgoing) {
        this.hello = hello;
        this.outgoing = outgoing;
        this.journal = new Journal(outgoing);
        Edge edge = new Edge(outgoing, journal);
        // Protocols may set timers when they are loaded. They never fire.
        this.eventLoop = new EventLoopOps(edge, new Context(), outgoing);
        this.nativeLog = new NativeLog(edge, journal);
    }

    /**
     * @throws PurpleCore.UnusableException when libpurple cannot be used
     */
    void run() throws PurpleCore.UnusableException {
        PurpleCore.prepareProcess();
        try (UserFolder userFolder = UserFolder.make(journal)) {
            nativeLog.install();
            eventLoop.install();
            PurpleCore.start(userFolder.path(), hello.pluginFolders());
            outgoing.send(
                    new Event.Offered(
                            Purple.purple_core_get_version(),
                            PurpleCore.library(),
                            C.list(Purple.purple_plugins_get_search_paths()).stream()
                                    .map(C::string)
                                    .toList(),
                            protocols()));
        }
    }

    private List<Event.Protocol> protocols() {
        return PurpleCore.protocols().stream().map(this::protocol).toList();
    }

    private Event.Protocol protocol(Pointer plugin) {
        AccountOptions options = new AccountOptions(PurpleCore.protocolInfo(plugin), journal);
        return new Event.Protocol(
                PurpleCore.protocolId(plugin),
                PurpleCore.protocolName(plugin),
                options.options(),
                options.splits());
    }
}
