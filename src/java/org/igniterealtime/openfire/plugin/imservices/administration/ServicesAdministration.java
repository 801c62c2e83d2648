package org.igniterealtime.openfire.plugin.imservices.administration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The services of the services file. Changes are made in the text file, one after the other, and keep its comments, its order and
 * what they are not about. Every call reads or writes files and blocks for that; may be called by several threads.
 *
 * <p>A change names the version of the file that it began on. When the file is another meanwhile, the change is made all the same
 * if the section that it is about is the same in both; else it is a {@link Outcome.Conflict}. An empty version stands for whatever
 * is there, for scripts.
 */
public final class ServicesAdministration {

    /** The part of the list that is asked for. */
    public Rows rows(Query query) {
        throw new UnsupportedOperationException();
    }

    /**
     * A section as a form shows it; empty when there is none.
     *
     * @param domain in any spelling, or the section's name as it stands when it is no domain
     * @throws AdministrationException when the file cannot be read
     */
    public Optional<SheetVersion> sheet(String domain) throws AdministrationException {
        throw new UnsupportedOperationException();
    }

    /**
     * What is wrong or odd about a sheet.
     *
     * @param before the domain of the section that it would replace; empty when it would be added
     */
    public List<FieldProblem> check(Sheet sheet, String before) {
        throw new UnsupportedOperationException();
    }

    /** Adds a section at the end of the file. */
    public Outcome add(Actor actor, Sheet sheet, String version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Brings a section to a sheet, its name included; lines whose values are the sheet's stay as they are.
     *
     * @param domain the section's domain before
     */
    public Outcome edit(Actor actor, String domain, Sheet sheet, String version) {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes a section.
     *
     * @param forget whether the service's registrations are deleted too, after it has stopped
     */
    public Outcome delete(Actor actor, String domain, boolean forget, String version) {
        throw new UnsupportedOperationException();
    }

    /** Switches a service on or off in the file. */
    public Outcome enable(Actor actor, String domain, boolean enabled, String version) {
        throw new UnsupportedOperationException();
    }

    /** Stops a service and starts it again; does not wait for it. */
    public Outcome restart(Actor actor, String domain) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a deletion would lose.
     *
     * @throws AdministrationException when the database does not say
     */
    public Losses losses(String domain) throws AdministrationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Waits until a version of the file, or a later one, has been applied: until the states are those of its services. They may
     * be starting then. Blocks.
     *
     * @return whether that came in time
     */
    public boolean awaitApplied(String version, Duration limit) {
        throw new UnsupportedOperationException();
    }
}
