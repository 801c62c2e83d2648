package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The network behind the scripted protocol: whoever logs in with one of its ids, from whatever process, is connected to it. It
 * stands in for networks that are closed or need accounts, and is no network: what it does is what the test says.
 *
 * <pre>
 * ScriptedPeer peer = scene.with(ScriptedPeer.install(scene.server().home().resolve("modules"), "prpl-icq"));
 * ...
 * ScriptedLink alice = peer.awaitLogin("prpl-icq", "1234");
 * alice.connected();
 * alice.say("message", "5678", "hello");
 * alice.await("im", "5678");
 * assertEquals(List.of(), peer.complaints());
 * </pre>
 */
public final class ScriptedPeer implements AutoCloseable {

    /** What the network does by itself, without the test's waiting for it. */
    public interface Player {

        /** Called in the link's thread with each line, the log-in's first. */
        void heard(ScriptedLink link, ScriptedLine line) throws IOException;
    }

    private final Path folder;
    private final ServerSocketChannel listener;
    private final Received<ScriptedLink> logins = new Received<>("the network");
    private final List<ScriptedLink> links = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private volatile Player player = (link, line) -> {};

    private ScriptedPeer() throws IOException {
        // A short path: that of a socket may have 107 bytes (unix(7)).
        folder = Files.createTempDirectory("ims-sp-");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket()));
        start(this::accept, "scripted-peer");
    }

    /**
     * Puts the protocol into a folder where libpurple looks for such, before the service is started.
     *
     * @param modules the folder; made when it is missing
     * @param protocols libpurple's ids of what it stands in for; it goes before an installed protocol of the same id
     */
    public static ScriptedPeer install(Path modules, String... protocols) throws Exception {
        ScriptedPeer peer = new ScriptedPeer();
        try {
            ScriptedProtocol.install(modules, peer.socket(), List.of(protocols));
        } catch (Exception e) {
            peer.close();
            throw e;
        }
        return peer;
    }

    /** From now on the network does this by itself. */
    public void play(Player player) {
        this.player = player;
    }

    private Path socket() {
        return folder.resolve("s");
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                start(() -> serve(channel), "scripted-link");
            }
        } catch (ClosedChannelException e) {
            // Closed by the test, which is how this ends.
            return;
        } catch (IOException e) {
            complain("nobody can log in any more: " + e);
        }
    }

    private void serve(SocketChannel channel) {
        try {
            ScriptedLink link = new ScriptedLink(channel);
            synchronized (links) {
                links.add(link);
            }
            logins.add(link);
            link.read((from, line) -> player.heard(from, line));
        } catch (AsynchronousCloseException e) {
            // Closed by the test.
            return;
        } catch (IOException e) {
            complain("a log-in broke off: " + e);
        }
    }

    private void complain(String text) {
        synchronized (complaints) {
            complaints.add(text);
        }
    }

    /** Waits until somebody logs in. Nothing has been said to him. */
    public ScriptedLink awaitLogin(String protocol, String name) throws InterruptedException {
        return logins.await(
                name + " logs in with " + protocol,
                Limits.LONG,
                link -> link.protocol().equals(protocol) && link.name().equals(name));
    }

    /** Waits until somebody logs in with the protocol, whatever his name. */
    public ScriptedLink awaitLogin(String protocol) throws InterruptedException {
        return logins.await(
                "somebody logs in with " + protocol,
                Limits.LONG,
                link -> link.protocol().equals(protocol));
    }

    /** Log-ins that nobody has taken with {@link #awaitLogin}. */
    public int waiting() {
        return logins.count(link -> true);
    }

    /** What the protocol was told and did not understand or could not do: nothing, in a test that is right. */
    public List<String> complaints() throws Exception {
        List<ScriptedLink> all;
        synchronized (links) {
            all = List.copyOf(links);
        }
        for (ScriptedLink link : all) {
            if (!link.isEnded()) {
                link.sync();
            }
        }
        List<String> told = new ArrayList<>();
        synchronized (complaints) {
            told.addAll(complaints);
        }
        all.forEach(link -> told.addAll(link.complaints()));
        return told;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (links) {
            for (ScriptedLink link : links) {
                link.close();
            }
        }
        Folders.delete(folder);
    }
}
