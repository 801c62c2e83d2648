package org.igniterealtime.openfire.plugin.imservices.access;

import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;

/**
 * What came of an access file that was read to be used.
 *
 * @param list the list; empty when one of the problems is an error
 * @param problems all that is wrong or odd, in the order of the text; beyond 1000 only their number
 */
public record AccessReading(Optional<AccessList> list, List<Problem> problems) {
    public AccessReading {
        problems = List.copyOf(problems);
    }
}
