package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule's value is compared with (XEP-0016 section 2.1). */
public enum RuleType {
    /** An address: {@code user@domain/resource}, {@code user@domain}, {@code domain/resource} or {@code domain}. */
    JID,
    /** The name of a group that the peer is in. */
    GROUP,
    /** The state of the subscription between the service and the peer: see {@link Subscription}. */
    SUBSCRIPTION,
    /** Nothing: the rule is for everybody, and has no {@code type} in the file. */
    EVERYBODY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it stands in the file; meaningless for {@link #EVERYBODY}. */
    public String word() {
        return word;
    }

    /** The type that is called so in a file. */
    static Optional<RuleType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type != EVERYBODY && type.word.equals(word))
                .findFirst();
    }
}
