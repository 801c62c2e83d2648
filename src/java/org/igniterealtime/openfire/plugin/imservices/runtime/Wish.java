package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;

/** What the services file wants of a domain. */
sealed interface Wish {

    Wish NOTHING = new Nothing();
    Wish OFF = new Off();

    /** A service is to run there. */
    record Run(ServiceDefinition definition) implements Wish {}

    /** The section is switched off. */
    record Off() implements Wish {}

    /**
     * The section is wrong: a service that runs is to go on, none is to begin.
     *
     * @param restricted whether it has an access list, as far as that can be read
     */
    record Broken(Phrase problems, boolean restricted) implements Wish {}

    /** There is no such section. */
    record Nothing() implements Wish {}

    static Wish of(Section section) {
        if (!section.enabled()) {
            return OFF;
        }
        return section.definition()
                .<Wish>map(Run::new)
                .orElseGet(() -> new Broken(said(section.problems()), isRestricted(section)));
    }

    private static boolean isRestricted(Section section) {
        return section.entries().stream()
                .anyMatch(entry -> entry.key().equals("access") && !entry.value().isEmpty());
    }

    private static Phrase said(List<Problem> problems) {
        return Phrase.joined(
                "; ",
                problems.stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .map(Problem::saidWithPlace)
                        .toList());
    }
}
