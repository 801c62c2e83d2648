package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What has become of a change. */
public sealed interface Outcome {

    /**
     * The change is made.
     *
     * @param version the file's new version; wait for it with {@link ServicesAdministration#awaitApplied}
     * @param remark what was to go with the change and has not been done, for people, with what to do; empty when all is done
     */
    record Done(String version, String remark) implements Outcome {
        public Done {
            Objects.requireNonNull(version);
            Objects.requireNonNull(remark);
        }

        public Done(String version) {
            this(version, "");
        }
    }

    /** The change is wrong; nothing is changed. */
    record Refused(List<FieldProblem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Somebody else has changed the same meanwhile; nothing is changed. Texts are of the whole file, or for an edit of one service
     * of its section alone.
     *
     * @param version the version that is there now: an edit that begins on it overrules theirs
     * @param base what the change began on; empty when it is not remembered any more
     * @param theirs what is there now; empty when they have removed it
     * @param yours what the change would have made
     * @param theirChanges from base to theirs; empty without base
     * @param yourChanges from base to yours; from theirs to yours without base
     */
    record Conflict(
            String version,
            Optional<String> base,
            String theirs,
            String yours,
            Differences theirChanges,
            Differences yourChanges)
            implements Outcome {
        public Conflict {
            Objects.requireNonNull(version);
            Objects.requireNonNull(base);
            Objects.requireNonNull(theirs);
            Objects.requireNonNull(yours);
            Objects.requireNonNull(theirChanges);
            Objects.requireNonNull(yourChanges);
        }
    }

    /** The change could not be made: the reason for people, with what to do. Nothing is changed. */
    record Failed(String reason) implements Outcome {
        public Failed {
            Objects.requireNonNull(reason);
        }
    }
}
