package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import java.util.List;
import java.util.Map;

/** What the plugin tells a worker. An account is named by a number that the plugin chose in {@link LogIn}. */
public sealed interface Command {

    /**
     * The first command of a link.
     *
     * @param version of the wire format; the worker ends when it is not its own
     * @param protocol libpurple's id of the protocol, for example {@code prpl-irc}; empty to ask what protocols there are:
     *     the worker answers with {@link Event.Offered} and ends
     * @param pluginFolders where libpurple looks for protocols besides its own folder
     * @param heartbeatSeconds how often the worker sends {@link Event.Heartbeat}
     */
    record Hello(int version, String protocol, List<String> pluginFolders, int heartbeatSeconds)
            implements Command {
        public Hello {
            pluginFolders = List.copyOf(pluginFolders);
        }
    }

    /**
     * Log an account in.
     *
     * @param name as libpurple wants it, splits included
     * @param options the protocol's account options, by their libpurple names, as text
     * @param show a {@code Presence.Show} by name
     */
    record LogIn(
            int account,
            String name,
            String password,
            Map<String, String> options,
            String show,
            String status)
            implements Command {
        public LogIn {
            options = Map.copyOf(options);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "LogIn[account=" + account + ", name=" + name + "]";
        }
    }

    record LogOut(int account) implements Command {}

    /** @param html the text with its looks; empty when it has none */
    record Send(int account, long id, String to, String text, String html) implements Command {

        /** A text without looks. */
        public Send(int account, long id, String to, String text) {
            this(account, id, to, text, "");
        }
    }

    /** The user types or ceases to; the state is a {@code Typing} by name. */
    record Typing(int account, String to, String state) implements Command {}

    record SetPresence(int account, String show, String status) implements Command {}

    record AddContact(int account, String name, String alias, List<String> groups)
            implements Command {
        public AddContact {
            groups = List.copyOf(groups);
        }
    }

    record RemoveContact(int account, String name) implements Command {}

    /** Something about a room, which is called as the plugin calls it. */
    record InRoom(int account, String room, RoomCommand what) implements Command {}

    record Authorize(int account, String name, boolean allowed) implements Command {}

    /**
     * The user's answer to an {@link Event.Asked}, which may have ended meanwhile.
     *
     * @param given whether he answers; if not he declines
     * @param values by the name of the field; one that is not there stays as it was
     */
    record Answer(int account, long prompt, boolean given, Map<String, List<String>> values)
            implements Command {
        public Answer {
            values = Map.copyOf(values);
        }

        /** Without the values: they may be passwords. */
        @Override
        public String toString() {
            return "Answer[account=" + account + ", prompt=" + prompt + ", given=" + given + "]";
        }
    }

    /** End orderly: log everybody out, then exit with 0. */
    record Stop() implements Command {}
}
