package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem;

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

    /**
     * @throws SettingsException when there is a key that the protocol does not know, or a value of the wrong kind; the
     *     message lists the known ones
     */
    AccountSettings(Parameters parameters, Event.Ready protocol) throws SettingsException {
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
     * What the account logs in with. Of what the registration form asked for, what is named as an option or a part of the
     * name goes before the service's setting, for the administrator has asked for it; the rest is no matter of libpurple's.
     *
     * @throws SettingsException when it cannot; the message is for the user
     */
    LogIn logIn(Account account) throws SettingsException {
        Map<String, String> parts = new HashMap<>(setParts);
        Map<String, String> asked = new HashMap<>();
        account.options()
                .forEach(
                        (key, value) -> {
                            if (options.has(key)) {
                                asked.put(key, value);
                            } else if (names.keys().contains(key) && !value.isBlank()) {
                                parts.put(key, value.strip());
                            }
                        });
        asked.values().removeIf(String::isBlank);
        Map<String, String> all = new HashMap<>(setOptions);
        all.putAll(options.check(asked));
        return new LogIn(names.compose(account.name(), parts), all);
    }
}
