package org.igniterealtime.openfire.plugin.imservices.administration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;

/**
 * The services of the services file. Changes are made in the text file, one after the other, and keep its comments, its order and
 * what they are not about. Every call reads or writes files and blocks for that; may be called by several threads.
 *
 * <p>A change names the version of the file that it began on. When the file is another meanwhile, the change is made all the same
 * if the section that it is about is the same in both; else it is a {@link Outcome.Conflict}. An empty version stands for whatever
 * is there, for scripts.
 */
public final class ServicesAdministration {

    /** How long a deletion waits until its service has stopped, before registrations go. */
    private static final Duration GONE = Duration.ofSeconds(20);

    private static final Duration APPLIED = Duration.ofSeconds(10);

    private final ServiceManager manager;
    private final ServerFacts facts;
    private final ServicesText text;
    private final SheetChecker checker;
    private final ServiceChanges changes;
    private final Applied applied;
    private final Audit audit;
    private final Language language;
    private final RowList rowList;

    ServicesAdministration(
            ServiceManager manager,
            ServerFacts facts,
            ServicesText text,
            SheetChecker checker,
            ServiceChanges changes,
            Applied applied,
            Audit audit,
            Language language) {
        this.manager = manager;
        this.facts = facts;
        this.text = text;
        this.checker = checker;
        this.changes = changes;
        this.applied = applied;
        this.audit = audit;
        this.language = language;
        this.rowList = new RowList(manager, language);
    }

    /** The part of the list that is asked for. */
    public Rows rows(Query query) {
        try {
            return rowList.rows(text.read(), query);
        } catch (AdministrationException e) {
            return new Rows(0, 0, "", e.getMessage(), List.of());
        }
    }

    /**
     * A section as a form shows it; empty when there is none.
     *
     * @param domain in any spelling, or the section's name as it stands when it is no domain
     * @throws AdministrationException when the file cannot be read
     */
    public Optional<SheetVersion> sheet(String domain) throws AdministrationException {
        ServicesText.Version now = text.read();
        return now.file()
                .section(domain)
                .map(
                        section ->
                                new SheetVersion(
                                        now.id(),
                                        SheetForm.sheet(section),
                                        checker.check(
                                                SheetForm.sheet(section),
                                                section.id(),
                                                now.file())));
    }

    /**
     * What is wrong or odd about a sheet.
     *
     * @param before the domain of the section that it would replace; empty when it would be added
     */
    public List<FieldProblem> check(Sheet sheet, String before) {
        try {
            return checker.check(sheet, before, text.read().file());
        } catch (AdministrationException e) {
            return List.of(new FieldProblem(Sheet.DOMAIN, Problem.Severity.ERROR, e.getMessage()));
        }
    }

    /**
     * What an edit would leave behind because the service has another domain then: its rooms and registrations. To be asked about first.
     *
     * @param domain the section's domain before
     * @return for people; nothing when nothing is left behind
     * @throws AdministrationException when the file cannot be read
     */
    public List<String> leftBehind(Sheet sheet, String domain) throws AdministrationException {
        return checker.leftBehind(sheet, domain, text.read().file());
    }

    /** Adds a section at the end of the file. */
    public Outcome add(Actor actor, Sheet sheet, String version) {
        return changes.add(actor, sheet);
    }

    /**
     * Brings a section to a sheet, its name included; lines whose values are the sheet's stay as they are.
     *
     * @param domain the section's domain before
     */
    public Outcome edit(Actor actor, String domain, Sheet sheet, String version) {
        return changes.edit(actor, domain, sheet, version);
    }

    /**
     * Removes a section.
     *
     * @param forget whether the service's registrations and rooms are deleted too, after it has stopped; when that cannot be done, the section
     *     is removed all the same, and the outcome has a remark
     */
    public Outcome delete(Actor actor, String domain, boolean forget, String version) {
        // Before, because it cannot be found afterwards.
        String id;
        try {
            id = id(domain);
        } catch (AdministrationException e) {
            return new Outcome.Failed(e.getMessage());
        }
        Outcome outcome = changes.delete(actor, domain, version);
        return outcome instanceof Outcome.Done done && forget ? forget(actor, id, done) : outcome;
    }

    /** Switches a service on or off in the file. */
    public Outcome enable(Actor actor, String domain, boolean enabled, String version) {
        return changes.enable(actor, domain, enabled, version);
    }

    /** Stops a service and starts it again; does not wait for it. */
    public Outcome restart(Actor actor, String domain) {
        try {
            Optional<Section> section = text.read().file().section(domain);
            if (section.isPresent() && manager.restart(section.get().id())) {
                audit.did(actor, language.say("audit.restarted", section.get().id()), "");
                return new Outcome.Done(text.read().id());
            }
            return new Outcome.Failed(language.say("noservice", domain));
        } catch (AdministrationException e) {
            return new Outcome.Failed(e.getMessage());
        }
    }

    /**
     * What a deletion would lose.
     *
     * @throws AdministrationException when the database does not say
     */
    public Losses losses(String domain) throws AdministrationException {
        return new Losses(facts.registrations(id(domain)), facts.rooms(id(domain)));
    }

    /** What services and their registrations are known by, however the domain is spelled. */
    private String id(String domain) throws AdministrationException {
        return text.read().file().section(domain).map(Section::id).orElse(domain);
    }

    /**
     * Waits until a version of the file, or a later one, has been applied: until the states are those of its services. They may
     * be starting then. Blocks.
     *
     * @return whether that came in time
     */
    public boolean awaitApplied(String version, Duration limit) {
        return applied.await(version, limit);
    }

    private Outcome forget(Actor actor, String domain, Outcome.Done done) {
        boolean stopped = applied.await(done.version(), APPLIED) && applied.awaitGone(domain, GONE);
        if (!stopped) {
            return new Outcome.Done(done.version(), language.say("delete.running", domain));
        }
        try {
            int forgotten = facts.forgetRegistrations(domain);
            audit.did(actor, language.say("audit.forgotten", forgotten, domain), "");
            int rooms = facts.deleteRooms(domain);
            if (rooms > 0) {
                audit.did(actor, language.say("audit.rooms", rooms, domain), "");
            }
            return done;
        } catch (AdministrationException e) {
            return new Outcome.Done(
                    done.version(), language.say("delete.notforgotten", domain, e.getMessage()));
        }
    }
}
