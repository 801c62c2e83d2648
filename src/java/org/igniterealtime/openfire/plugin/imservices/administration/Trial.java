package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;

/**
 * What a trial has shown so far.
 *
 * @param done whether it has ended
 * @param ok whether nothing has failed so far
 */
public record Trial(boolean done, boolean ok, List<Step> steps) {

    /**
     * @param text what was tried and what came of it, for people
     * @param millis how long it took
     */
    public record Step(String text, boolean ok, long millis) {
        public Step {
            Objects.requireNonNull(text);
        }
    }

    public Trial {
        steps = List.copyOf(steps);
    }
}
