package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameReader;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.FrameWriter;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.WireCodec;

/**
 * A fake of the worker, in a real process and over the real link, without libpurple: it does what names of accounts and
 * texts of messages tell it to, misbehaviour above all.
 */
public final class ScriptedWorker {

    private final SocketChannel channel;
    private final FrameWriter<Event> frames = new FrameWriter<>(WireCodec.EVENTS);
    private boolean stubborn;
    private volatile boolean hung;

    private ScriptedWorker(SocketChannel channel) {
        this.channel = channel;
    }

    public static void main(String[] arguments) throws Exception {
        SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(Path.of(arguments[0])));
        new ScriptedWorker(channel).run();
        System.exit(0);
    }

    private void run() throws Exception {
        FrameReader<Command> reader = new FrameReader<>(WireCodec.COMMANDS);
        while (reader.readFrom(channel)) {
            for (Command command = reader.next(); command != null; command = reader.next()) {
                obey(command);
            }
            flush();
        }
    }

    private void obey(Command command) throws Exception {
        if (command instanceof Command.Hello hello) {
            greet(hello);
        } else if (command instanceof Command.LogIn logIn) {
            logIn(logIn);
        } else if (command instanceof Command.Send send) {
            send(send);
        } else if (command instanceof Command.LogOut logOut) {
            say(new Event.Offline(logOut.account(), "LOGGED_OUT", ""));
        } else if (command instanceof Command.Typing typing) {
            say(new Event.Typing(typing.account(), typing.to(), typing.state()));
        } else if (command instanceof Command.AddContact add) {
            say(new Event.ContactListed(add.account(), add.name(), add.alias(), add.groups()));
        } else if (command instanceof Command.RemoveContact remove) {
            say(new Event.ContactRemoved(remove.account(), remove.name()));
        } else if (command instanceof Command.SetPresence set) {
            say(new Event.ContactPresence(set.account(), "Self", set.show(), set.status()));
        } else if (command instanceof Command.Authorize answer) {
            say(new Event.Notice(answer.account(), answer.name() + " " + answer.allowed()));
        } else if (command instanceof Command.Answer answer) {
            say(
                    new Event.Notice(
                            answer.account(),
                            answer.prompt()
                                    + (answer.given() ? " " + answer.values() : " declined")));
        } else if (command instanceof Command.Stop && !stubborn) {
            System.exit(0);
        }
    }

    private void greet(Command.Hello hello) throws Exception {
        switch (hello.protocol()) {
            case "" -> offer(hello);
            case "prpl-facebook" -> unusable(Event.Trouble.PROTOCOL_MISSING, "");
            case "prpl-nolibrary" -> unusable(Event.Trouble.LIBRARY_MISSING, "no libpurple.so.0");
            case "prpl-broken" -> {
                System.err.println("the last words of this worker");
                Runtime.getRuntime().halt(7);
            }
            case "prpl-segv" -> segv();
            default -> {
                say(
                        new Event.Ready(
                                "2.0",
                                "Script",
                                "OPTIONAL",
                                List.of(
                                        new Event.Option("port", "Port", "INT", "1", List.of()),
                                        new Event.Option("ssl", "TLS", "BOOLEAN", "0", List.of()),
                                        new Event.Option(
                                                "mode", "Mode", "LIST", "a", List.of("a", "b")),
                                        new Event.Option("note", "Note", "STRING", "", List.of())),
                                List.of(new Event.Split("Server", "example.org", "@")),
                                List.of("TYPING")));
                beat(hello.heartbeatSeconds());
            }
        }
    }

    /** Answers an inquiry as the file {@code plan} of the modules folder says. */
    private void offer(Command.Hello hello) throws Exception {
        Path modules =
                hello.pluginFolders().isEmpty() ? null : Path.of(hello.pluginFolders().get(0));
        String plan = modules == null ? "" : Files.readString(modules.resolve("plan"));
        switch (plan) {
            case "segv" -> segv();
            case "hang" -> LockSupport.park();
            case "missing" -> unusable(Event.Trouble.LIBRARY_MISSING, "no libpurple.so.0");
            case "broken" -> unusable(Event.Trouble.BROKEN, "libpurple is odd");
            default -> {
                say(new Event.Log("warn", "a line for the log"));
                say(
                        new Event.Offered(
                                "2.0",
                                "",
                                hello.pluginFolders(),
                                List.of(
                                        new Event.Protocol("prpl-irc", "IRC", List.of(), List.of()),
                                        new Event.Protocol(
                                                "prpl-xmpp", "Another", List.of(), List.of()),
                                        new Event.Protocol(
                                                "prpl-Zephyr", "Zephyr", List.of(), List.of()))));
                flush();
                System.exit(0);
            }
        }
    }

    private void unusable(Event.Trouble trouble, String detail) throws IOException {
        say(new Event.Unusable(trouble, detail));
        flush();
        System.exit(0);
    }

    private void beat(int seconds) {
        Thread thread =
                new Thread(
                        () -> {
                            while (!hung) {
                                try {
                                    say(new Event.Heartbeat(0, 50L << 20));
                                    flush();
                                    Thread.sleep(seconds * 1000L);
                                } catch (IOException | InterruptedException e) {
                                    return;
                                }
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void logIn(Command.LogIn logIn) throws Exception {
        String name = logIn.name();
        if (name.startsWith("bad")) {
            flush();
            Runtime.getRuntime().halt(42);
        } else if (name.startsWith("refused")) {
            say(new Event.Offline(logIn.account(), "AUTHENTICATION_FAILED", "wrong password"));
        } else if (!name.startsWith("slow")) {
            stubborn |= name.startsWith("stubborn");
            say(new Event.Online(logIn.account()));
            say(
                    new Event.Notice(
                            logIn.account(),
                            name + " " + new TreeMap<>(logIn.options()) + " " + logIn.show()));
        }
    }

    private void send(Command.Send send) throws Exception {
        int account = send.account();
        String[] words = send.text().split(" ", 2);
        switch (words[0]) {
            case "hold" -> {}
            case "refuse" -> say(new Event.Undelivered(account, send.id(), "REFUSED", "not that"));
            case "crash" -> {
                flush();
                Runtime.getRuntime().halt(42);
            }
            case "segv" -> segv();
            case "garbage" -> {
                flush();
                channel.write(java.nio.ByteBuffer.wrap(new byte[] {-1, -1, -1, -1}));
            }
            case "hang" -> {
                hung = true;
                while (true) {
                    LockSupport.park();
                }
            }
            case "echo" -> {
                say(new Event.Delivered(account, send.id()));
                say(new Event.Message(account, send.to(), words[1], 1000));
            }
            case "ask" -> {
                say(new Event.Delivered(account, send.id()));
                say(
                        new Event.Asked(
                                account,
                                7,
                                "Title",
                                "First",
                                "Second",
                                List.of(
                                        new Event.PromptField(
                                                "one",
                                                "One",
                                                "ONE",
                                                List.of("b"),
                                                List.of(
                                                        new Event.PromptOption("a", "A"),
                                                        new Event.PromptOption("b", "B")),
                                                true),
                                        new Event.PromptField(
                                                "new",
                                                "New",
                                                "HOLOGRAM",
                                                List.of(),
                                                List.of(),
                                                false))));
                say(new Event.AskedNoMore(account, 6, "TOO_MANY"));
                say(new Event.AskedInVain(account, "FILE", "a.txt"));
                say(new Event.Address(account, "http://x"));
            }
            case "elsewhere" -> {
                say(new Event.Delivered(account, send.id()));
                say(new Event.SentElsewhere(account, send.to(), words[1], "", 1000));
            }
            case "flood" -> {
                say(new Event.Delivered(account, send.id()));
                for (int i = 1; i <= Integer.parseInt(words[1]); i++) {
                    say(new Event.Message(account, "Bob", "message " + i, 1000));
                }
            }
            case "stray" -> {
                say(new Event.Delivered(account, send.id()));
                say(new Event.Delivered(account, send.id()));
                say(new Event.Undelivered(account, send.id(), "REFUSED", ""));
                say(new Event.Delivered(account + 999, send.id()));
                say(new Event.Undelivered(account, send.id() + 999, "REFUSED", ""));
            }
            case "environment" -> {
                Map<String, String> environment = new TreeMap<>(System.getenv());
                say(new Event.Message(account, "env", environment.toString(), 1000));
                say(new Event.Message(account, "cwd", Path.of("").toAbsolutePath() + "", 1000));
            }
            default -> say(new Event.Delivered(account, send.id()));
        }
    }

    /** Writes to address 0, as a bug in a protocol would. */
    private static void segv() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
    }

    private synchronized void say(Event event) throws IOException {
        frames.append(event);
        if (frames.size() > 64 * 1024) {
            flush();
        }
    }

    private synchronized void flush() throws IOException {
        frames.writeTo(channel);
    }
}
