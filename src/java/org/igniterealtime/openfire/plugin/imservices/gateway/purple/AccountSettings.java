package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * The service's {@code params} as accounts of its protocol need them: options and parts of the account's name. Immutable.
 */
final class AccountSettings {

    /** What an account logs in with. */
    record LogIn(String name, Map<String, String> options) {}

    private final AccountOptions options;
    private final AccountNames names;
    private final Map<String, String> setOptions;
    private final Map<String, String> setParts;
    private final Parameters parameters;
    private final Event.Ready protocol;
    private final Set<String> changeable;

    /**
     * @param asked fields that the administrator has added to the registration form: what is an option among them the user sets as
     *     well
     * @throws SettingsException when there is a key that the protocol does not know, or a value of the wrong kind; the
     *     message lists the known ones
     */
    AccountSettings(Parameters parameters, Event.Ready protocol, Collection<String> asked)
            throws SettingsException {
        this.parameters = parameters;
        this.protocol = protocol;
        this.options = new AccountOptions(parameters.protocol(), protocol.options());
        this.names = new AccountNames(protocol.splits());
        refuse(
                new ParameterCheck(
                                ProtocolParameters.of(
                                        parameters.protocol(),
                                        protocol.options(),
                                        protocol.splits(),
                                        ProtocolParameters.WITHOUT_HELP))
                        .problems(parameters));
        Map<String, String> optionValues = new HashMap<>();
        Map<String, String> partValues = new HashMap<>();
        parameters
                .values()
                .forEach(
                        (key, value) -> {
                            if (options.has(key)) {
                                optionValues.put(key, value);
                            } else if (names.keys().contains(key)) {
                                partValues.put(key, value.strip());
                            }
                        });
        this.setOptions = Map.copyOf(options.check(optionValues));
        this.setParts = Map.copyOf(partValues);
        this.changeable = new HashSet<>(asked);
        changeable.addAll(forUsers());
    }

    private List<String> forUsers() {
        // A protocol may have an option of its own that is called so.
        return options.has(ProtocolParameters.USER)
                ? List.of()
                : ParameterCheck.some(parameters.value(ProtocolParameters.USER).orElse(""));
    }

    /** What a user may change, in the order that the administrator gave; the fallback is what counts for the service. */
    List<Parameter> fields(Texts texts) {
        Map<String, Parameter> known = new HashMap<>();
        new OptionTexts(texts)
                .parameters(parameters.protocol(), protocol.options(), protocol.splits())
                .forEach(it -> known.put(it.key(), it));
        return forUsers().stream().map(known::get).map(this::asSet).toList();
    }

    private Parameter asSet(Parameter field) {
        if (field.kind() == Parameter.Kind.SECRET) {
            return field.withFallback("");
        }
        String key = field.key();
        Optional<String> set =
                options.has(key)
                        ? parameters.value(key)
                        : setParts.keySet().stream()
                                .filter(part -> names.index(part) == names.index(key))
                                .map(setParts::get)
                                .findFirst();
        return set.map(field::withFallback).orElse(field);
    }

    private static void refuse(List<ParameterProblem> problems) throws SettingsException {
        if (!problems.isEmpty()) {
            throw new SettingsException(
                    PurpleWording.PARAMS.with(
                            Phrase.joined(
                                    "; ", problems.stream().map(ParameterProblem::said).toList())));
        }
    }

    /**
     * How many accounts a worker has at the most.
     *
     * @throws SettingsException when it is not a number from 1 to 10,000
     */
    static int accountsPerWorker(Parameters parameters) throws SettingsException {
        Parameter parameter = ProtocolParameters.accountsPerWorker();
        String value = parameters.value(parameter.key()).orElse(parameter.fallback());
        refuse(ParameterCheck.problem(parameter, value).stream().toList());
        return Integer.parseInt(AccountOptions.value(parameter, value));
    }

    /**
     * What the account logs in with. Of what was registered, an option or a part of the name goes before the service's setting as
     * long as the administrator lets users change it; the rest is no matter of libpurple's.
     *
     * @throws SettingsException when it cannot; the message is for the user
     */
    LogIn logIn(Account account) throws SettingsException {
        Map<String, String> parts = new HashMap<>(setParts);
        Map<String, String> asked = new HashMap<>();
        account.options()
                .forEach(
                        (key, value) -> {
                            if (!changeable.contains(key)) {
                                return;
                            }
                            if (options.has(key)) {
                                asked.put(key, value);
                            } else if (names.keys().contains(key) && !value.isBlank()) {
                                // The same part may be set by another of its names.
                                parts.keySet().removeIf(it -> names.index(it) == names.index(key));
                                parts.put(key, value.strip());
                            }
                        });
        asked.values().removeIf(String::isBlank);
        Map<String, String> all = new HashMap<>(setOptions);
        all.putAll(options.check(asked));
        return new LogIn(names.compose(account.name(), parts), all);
    }
}
