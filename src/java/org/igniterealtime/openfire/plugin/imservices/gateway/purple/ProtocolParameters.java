package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter.Kind;

/**
 * What {@code params=} may hold for a protocol: the one list, from which the console offers and by which {@link
 * AccountSettings} accepts. It has the parts of the account's name, the protocol's account options as libpurple reports them,
 * and what is ours.
 */
final class ProtocolParameters {

    /** How many accounts a worker has at the most; a setting of the service and not of libpurple's. */
    static final String ACCOUNTS_PER_WORKER = "accountsPerWorker";

    /** Which of the others the registration form asks the user for. */
    static final String USER = "user";

    /** Fields that every registration form has, for something else (XEP-0077 section 14.1). */
    private static final Set<String> TAKEN = Set.of("username", "password", "FORM_TYPE");

    private static final int DEFAULT_ACCOUNTS = 100;
    private static final int MOST_ACCOUNTS = 10_000;
    private static final int MOST_PORT = 65_535;

    /** What is read from an account without being listed: by protocols of older libpurples, and by the worker. */
    private static final Map<String, List<Event.Option>> UNLISTED =
            Map.of(
                    "prpl-irc",
                    List.of(
                            new Event.Option(
                                    "ratelimit-interval",
                                    "Seconds between sending messages",
                                    "INT",
                                    "2",
                                    List.of()),
                            new Event.Option(
                                    "ratelimit-burst",
                                    "Maximum messages to send at once",
                                    "INT",
                                    "5",
                                    List.of()),
                            new Event.Option(
                                    "nickserv",
                                    "The password is for NickServ",
                                    "BOOLEAN",
                                    "false",
                                    List.of())));

    /** Nobody's help, for who only checks. */
    static final UnaryOperator<String> WITHOUT_HELP = key -> "";

    private ProtocolParameters() {}

    /**
     * The parameters, in the order in which people want to be asked; each key once.
     *
     * @param protocol libpurple's id
     * @param help the help for a key, empty when there is none
     */
    static List<Parameter> of(
            String protocol,
            List<Event.Option> options,
            List<Event.Split> splits,
            UnaryOperator<String> help) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Parameter part : parts(splits, help)) {
            parameters.put(part.key(), part);
        }
        // An option goes before a part of the name of the same key, as it does when it is set.
        options.forEach(option -> parameters.put(option.key(), parameter(option, help)));
        for (Event.Option option : UNLISTED.getOrDefault(protocol, List.of())) {
            parameters.putIfAbsent(option.key(), parameter(option, help));
        }
        List<String> forUsers =
                parameters.keySet().stream().filter(key -> !TAKEN.contains(key)).toList();
        parameters.putIfAbsent(ACCOUNTS_PER_WORKER, accountsPerWorker(help));
        parameters.putIfAbsent(USER, user(forUsers, help));
        return List.copyOf(parameters.values());
    }

    private static List<Parameter> parts(List<Event.Split> splits, UnaryOperator<String> help) {
        AccountNames names = new AccountNames(splits);
        List<Parameter> parts = new ArrayList<>();
        for (String key : names.keys()) {
            Event.Split split = splits.get(names.index(key));
            parts.add(
                    new Parameter(
                            key,
                            split.label(),
                            Kind.TEXT,
                            split.fallback(),
                            List.of(),
                            help.apply(key)));
        }
        return parts;
    }

    private static Parameter parameter(Event.Option option, UnaryOperator<String> help) {
        Kind kind = kind(option);
        boolean port = kind == Kind.NUMBER && isPort(option.key());
        return new Parameter(
                option.key(),
                option.label(),
                kind,
                fallback(kind, option.fallback()),
                kind == Kind.CHOICE ? option.values() : List.of(),
                help.apply(option.key()),
                port ? leastPort(option) : Integer.MIN_VALUE,
                port ? MOST_PORT : Integer.MAX_VALUE);
    }

    private static Kind kind(Event.Option option) {
        return switch (option.kind()) {
            case "INT" -> Kind.NUMBER;
            case "BOOLEAN" -> Kind.TRUTH;
            case "LIST" -> Kind.CHOICE;
            case "SECRET" -> Kind.SECRET;
            default -> isSecret(option.key()) ? Kind.SECRET : Kind.TEXT;
        };
    }

    /** As the services file has it: {@code 1} and {@code 0}. */
    private static String fallback(Kind kind, String fallback) {
        if (kind != Kind.TRUTH) {
            return fallback;
        }
        return fallback.equals("true") || fallback.equals("1") ? "1" : "0";
    }

    private static boolean isPort(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.equals("port") || lower.endsWith("_port") || lower.endsWith("-port");
    }

    /** Where libpurple's own value is 0, that means that it finds out by itself. */
    private static int leastPort(Event.Option option) {
        return option.fallback().equals("0") ? 0 : 1;
    }

    /** Not every protocol says of its secrets that they are. */
    private static boolean isSecret(String key) {
        return key.toLowerCase(Locale.ROOT).matches(".*(passw|secret|token).*");
    }

    private static Parameter user(List<String> choices, UnaryOperator<String> help) {
        return new Parameter(USER, "Users may change", Kind.SOME, "", choices, help.apply(USER));
    }

    private static Parameter accountsPerWorker(UnaryOperator<String> help) {
        return new Parameter(
                ACCOUNTS_PER_WORKER,
                "Accounts per process",
                Kind.NUMBER,
                String.valueOf(DEFAULT_ACCOUNTS),
                List.of(),
                help.apply(ACCOUNTS_PER_WORKER),
                1,
                MOST_ACCOUNTS);
    }

    /** The parameter that is there before any protocol has been asked. */
    static Parameter accountsPerWorker() {
        return accountsPerWorker(WITHOUT_HELP);
    }
}
