package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.access.AccessRule;
import org.igniterealtime.openfire.plugin.imservices.access.Action;
import org.igniterealtime.openfire.plugin.imservices.access.RuleType;
import org.igniterealtime.openfire.plugin.imservices.access.StanzaKind;

/**
 * A rule of an access list as a form has it, right or wrong.
 *
 * @param action {@code allow} or {@code deny}
 * @param type {@code jid}, {@code group}, {@code subscription} or {@code everybody}
 * @param value an address, a group's name, the state of a subscription; without meaning for everybody
 * @param kinds the stanzas it is about, as an access file names them; none for all
 */
public record RuleDraft(String action, String type, String value, List<String> kinds) {
    public RuleDraft {
        Objects.requireNonNull(action);
        Objects.requireNonNull(type);
        value = value.strip();
        kinds = List.copyOf(kinds);
    }

    /** The rule; empty when there is no such action, type or kind, or the value is missing. */
    Optional<AccessRule> rule() {
        Optional<Action> wantedAction =
                Arrays.stream(Action.values()).filter(each -> each.word().equals(action)).findAny();
        Optional<RuleType> wantedType =
                Arrays.stream(RuleType.values()).filter(each -> each.word().equals(type)).findAny();
        Set<StanzaKind> wantedKinds = EnumSet.noneOf(StanzaKind.class);
        Arrays.stream(StanzaKind.values())
                .filter(each -> each != StanzaKind.OTHER && kinds.contains(each.element()))
                .forEach(wantedKinds::add);
        if (wantedAction.isEmpty() || wantedType.isEmpty() || wantedKinds.size() != kinds.size()) {
            return Optional.empty();
        }
        boolean everybody = wantedType.get() == RuleType.EVERYBODY;
        if (!everybody && value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new AccessRule(
                        wantedAction.get(), wantedType.get(), everybody ? "" : value, wantedKinds));
    }
}
