package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import java.util.List;

/** What a worker tells the plugin. */
public sealed interface Event {

    /**
     * The first event of a link: libpurple is up.
     *
     * @param purpleVersion libpurple's version, for example {@code 2.14.12}
     * @param protocolName the protocol's name for people
     * @param passwordUse a {@code PasswordUse} by name
     * @param options the options of an account that the protocol knows
     * @param splits the parts of an account's name after the first, in order
     * @param abilities {@code Ability} by name
     */
    record Ready(
            String purpleVersion,
            String protocolName,
            String passwordUse,
            List<Option> options,
            List<Split> splits,
            List<String> abilities)
            implements Event {
        public Ready {
            abilities = List.copyOf(abilities);
            options = List.copyOf(options);
            splits = List.copyOf(splits);
        }
    }

    /**
     * An account option ({@code PurpleAccountOption}).
     *
     * @param kind {@code BOOLEAN}, {@code INT}, {@code STRING}, {@code SECRET} (a string that is not to be shown) or {@code
     *     LIST}
     * @param values the values allowed for a LIST
     */
    record Option(String key, String label, String kind, String fallback, List<String> values) {
        public Option {
            values = List.copyOf(values);
        }
    }

    /** A part of an account's name ({@code PurpleAccountUserSplit}). */
    record Split(String label, String fallback, String separator) {}

    /**
     * The answer to a {@link Command.Hello} without a protocol.
     *
     * @param purpleVersion libpurple's version
     * @param library the file that libpurple was loaded from; empty when the system does not tell
     * @param folders where libpurple has looked for protocols
     * @param protocols what it found
     */
    record Offered(
            String purpleVersion, String library, List<String> folders, List<Protocol> protocols)
            implements Event {
        public Offered {
            folders = List.copyOf(folders);
            protocols = List.copyOf(protocols);
        }
    }

    /**
     * A protocol and what can be set for its accounts; see {@link Ready}.
     *
     * @param id libpurple's, for example {@code prpl-irc}
     */
    record Protocol(String id, String name, List<Option> options, List<Split> splits) {
        public Protocol {
            options = List.copyOf(options);
            splits = List.copyOf(splits);
        }
    }

    /** libpurple cannot be used; the worker exits after it. The kind is a {@link Trouble}. */
    record Unusable(Trouble trouble, String detail) implements Event {}

    enum Trouble {
        /** The library libpurple is not there. */
        LIBRARY_MISSING,
        /** The library is there, the protocol is not. */
        PROTOCOL_MISSING,
        /** It is there and does not start. */
        BROKEN
    }

    record Online(int account) implements Event {}

    /** Not online (any more); the account's number is free again. The cause is a {@code Disconnect.Cause} by name. */
    record Offline(int account, String cause, String reason) implements Event {}

    /**
     * @param html the text with its looks, as libpurple gave it; empty when it has none
     * @param time milliseconds since 1970-01-01T00:00Z
     */
    record Message(int account, String from, String text, String html, long time) implements Event {

        /** A text without looks. */
        public Message(int account, String from, String text, long time) {
            this(account, from, text, "", time);
        }
    }

    /** The user has written to somebody from another device; see {@link Message}. */
    record SentElsewhere(int account, String to, String text, String html, long time)
            implements Event {}

    /** Somebody types or ceases to; the state is a {@code Typing} by name. */
    record Typing(int account, String from, String state) implements Event {}

    /** The network has taken every message of the account up to and including this id that was not refused. */
    record Delivered(int account, long id) implements Event {}

    /** The kind is a {@code Failure.Kind} by name. */
    record Undelivered(int account, long id, String kind, String reason) implements Event {}

    record ContactPresence(int account, String name, String show, String status) implements Event {}

    record ContactListed(int account, String name, String alias, List<String> groups)
            implements Event {
        public ContactListed {
            groups = List.copyOf(groups);
        }
    }

    record ContactRemoved(int account, String name) implements Event {}

    record AuthorizationRequested(int account, String name, String alias, String message)
            implements Event {}

    /** Something about a room, which is called as the plugin calls it. */
    record InRoom(int account, String room, RoomEvent what) implements Event {}

    record Notice(int account, String text) implements Event {}

    /**
     * The user is asked something; see {@code Prompt}.
     *
     * @param prompt tells it apart within the worker
     */
    record Asked(
            int account,
            long prompt,
            String title,
            String primary,
            String secondary,
            List<PromptField> fields)
            implements Event {
        public Asked {
            fields = List.copyOf(fields);
        }
    }

    /** What is to be filled in; the kind is a {@code Prompt.Kind} by name. */
    record PromptField(
            String name,
            String label,
            String kind,
            List<String> values,
            List<PromptOption> options,
            boolean required) {
        public PromptField {
            values = List.copyOf(values);
            options = List.copyOf(options);
        }
    }

    /** What can be chosen in a field. */
    record PromptOption(String value, String label) {}

    /** An {@link Asked} is over without an answer. The reason is a {@code PromptListener.End} by name. */
    record AskedNoMore(int account, long prompt, String why) implements Event {}

    /** Something was asked and declined at once. The reason is a {@code PromptListener.Refusal} by name. */
    record AskedInVain(int account, String why, String question) implements Event {}

    /** The user is to see what is at an address. */
    record Address(int account, String uri) implements Event {}

    /**
     * The loop runs.
     *
     * @param accounts how many are logged in
     * @param residentBytes the process's resident memory, 0 when unknown
     */
    record Heartbeat(int accounts, long residentBytes) implements Event {}

    /** A line for the administrator's log, without passwords. The level is an slf4j level in lower case. */
    record Log(String level, String text) implements Event {}
}
