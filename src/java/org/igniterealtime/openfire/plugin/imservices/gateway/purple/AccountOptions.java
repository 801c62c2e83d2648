package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;

/** The account options of a protocol: which there are, and what values they take. Immutable. */
final class AccountOptions {

    private final Map<String, Parameter> options = new TreeMap<>();

    AccountOptions(String protocol, List<Event.Option> listed) {
        ProtocolParameters.of(protocol, listed, List.of(), ProtocolParameters.WITHOUT_HELP)
                .forEach(option -> options.put(option.key(), option));
        options.remove(ProtocolParameters.ACCOUNTS_PER_WORKER);
        // By its kind: a protocol may have an option of that name.
        options.values().removeIf(option -> option.kind() == Parameter.Kind.SOME);
    }

    boolean has(String key) {
        return options.containsKey(key);
    }

    /**
     * The values as a worker takes them: integers in decimal, {@code true} or {@code false}.
     *
     * @throws SettingsException when a value is not of its option's kind
     */
    Map<String, String> check(Map<String, String> values) throws SettingsException {
        Map<String, String> checked = new HashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            Parameter option = options.get(entry.getKey());
            checked.put(option.key(), value(option, entry.getValue()));
        }
        return checked;
    }

    /**
     * @throws SettingsException when the value is not of the parameter's kind
     */
    static String value(Parameter parameter, String value) throws SettingsException {
        return ParameterCheck.typed(parameter, value)
                .orElseThrow(
                        () ->
                                new SettingsException(
                                        ParameterCheck.problem(parameter, value)
                                                .orElseThrow()
                                                .said()));
    }
}
