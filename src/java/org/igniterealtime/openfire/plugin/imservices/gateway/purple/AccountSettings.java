package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * The service's {@code params} as accounts of its protocol need them: options and parts of the account's name. Immutable.
 */
final class AccountSettings {

    /** How many accounts a worker has at the most; a setting of the service and not of libpurple's. */
    static final String ACCOUNTS_PER_WORKER = "accountsPerWorker";

    private static final int DEFAULT_ACCOUNTS = 100;
    private static final int MOST_ACCOUNTS = 10_000;

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
        Map<String, String> optionValues = new HashMap<>();
        Map<String, String> partValues = new HashMap<>();
        for (Map.Entry<String, String> entry : parameters.values().entrySet()) {
            String key = entry.getKey();
            if (options.has(key)) {
                optionValues.put(key, entry.getValue());
            } else if (names.keys().contains(key)) {
                partValues.put(key, entry.getValue().strip());
            } else if (!key.equals(ACCOUNTS_PER_WORKER)) {
                throw new SettingsException(
                        "params: there is no " + key + "; known are " + String.join(", ", known()));
            }
        }
        try {
            this.setOptions = Map.copyOf(options.check(optionValues));
        } catch (SettingsException e) {
            throw new SettingsException("params: " + e.getMessage());
        }
        this.setParts = Map.copyOf(partValues);
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        known.add(ACCOUNTS_PER_WORKER + " (a whole number)");
        names.keys().forEach(key -> known.add(key + " (a text)"));
        known.addAll(options.known());
        return known;
    }

    /**
     * How many accounts a worker has at the most.
     *
     * @throws SettingsException when it is not a number from 1 to 10,000
     */
    static int accountsPerWorker(Parameters parameters) throws SettingsException {
        String value = parameters.value(ACCOUNTS_PER_WORKER).orElse("" + DEFAULT_ACCOUNTS).strip();
        if (value.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= MOST_ACCOUNTS) {
                return number;
            }
        }
        throw new SettingsException(
                "params: "
                        + ACCOUNTS_PER_WORKER
                        + "="
                        + value
                        + " is not possible: a number from 1 to "
                        + MOST_ACCOUNTS
                        + " is expected");
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
