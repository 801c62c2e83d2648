package org.igniterealtime.openfire.plugin.imservices.administration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceState;

/**
 * A service in the list. Texts of the section are as they stand in the file, right or wrong; empty when they do not stand there.
 *
 * @param domain the section's domain; its name as it stands when that is no domain
 * @param line the line of its header, from 1
 * @param name the description
 * @param access the path of the access file; empty when everybody may use the service
 * @param enabled whether it is switched on in the file
 * @param state empty when the file has been changed and the change is not applied yet, or the section is a second one of its domain
 * @param why the reason for the state; says nothing when there is nothing to say
 * @param since when it came into the state
 * @param users how many of its users are online; empty where that means nothing
 * @param problems what is wrong or odd in the section
 */
public record Row(
        String domain,
        int line,
        String name,
        String category,
        String type,
        String browse,
        String access,
        boolean enabled,
        Optional<ServiceState> state,
        Phrase why,
        Optional<Instant> since,
        OptionalInt users,
        List<FileProblem> problems) {
    public Row {
        Objects.requireNonNull(domain);
        Objects.requireNonNull(name);
        Objects.requireNonNull(category);
        Objects.requireNonNull(type);
        Objects.requireNonNull(browse);
        Objects.requireNonNull(access);
        Objects.requireNonNull(state);
        Objects.requireNonNull(why);
        Objects.requireNonNull(since);
        Objects.requireNonNull(users);
        problems = List.copyOf(problems);
    }
}
