package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.administration.ServicesText.Version;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.definition.Wording;

/**
 * Makes changes of single sections, each on the file as it is, one after the other. Whether somebody else has changed the same is
 * decided by the section alone: what happens elsewhere in the file does not matter to it.
 */
final class ServiceChanges {

    /** What makes a new file of the present one; the section is one of that file. */
    private interface Work {
        ServicesFile apply(ServicesFile file, Section section);
    }

    private final HomeFiles files;
    private final ServicesText text;
    private final SheetChecker checker;
    private final Applied applied;
    private final Audit audit;
    private final Language language;

    ServiceChanges(
            HomeFiles files,
            ServicesText text,
            SheetChecker checker,
            Applied applied,
            Audit audit,
            Language language) {
        this.files = files;
        this.text = text;
        this.checker = checker;
        this.applied = applied;
        this.audit = audit;
        this.language = language;
    }

    Outcome add(Actor actor, Sheet sheet) {
        synchronized (files) {
            try {
                Version now = text.read();
                Optional<Outcome> refused = refused(sheet, "", now.file());
                if (refused.isPresent()) {
                    return refused.get();
                }
                ServicesFile changed = now.file().add(sheet.domain(), SheetForm.lines(sheet));
                String domain = changed.sections().get(changed.sections().size() - 1).id();
                Content written = files.write(TextFiles.SERVICES_FILE, changed.print());
                applied.written(written.version());
                audit.changed(actor, language.say("audit.added", domain), "", changed.text(domain));
                return new Outcome.Done(written.version());
            } catch (AdministrationException e) {
                return new Outcome.Failed(e.getMessage());
            }
        }
    }

    Outcome edit(Actor actor, String domain, Sheet sheet, String version) {
        synchronized (files) {
            try {
                Version now = text.read();
                Optional<Outcome> refused = refused(sheet, domain, now.file());
                return refused.isPresent()
                        ? refused.get()
                        : change(
                                actor,
                                "audit.edited",
                                domain,
                                version,
                                (file, section) -> SheetForm.edit(file, section, sheet));
            } catch (AdministrationException e) {
                return new Outcome.Failed(e.getMessage());
            }
        }
    }

    Outcome delete(Actor actor, String domain, String version) {
        return change(
                actor,
                "audit.deleted",
                domain,
                version,
                (file, section) -> file.remove(section.id()));
    }

    Outcome enable(Actor actor, String domain, boolean enabled, String version) {
        return change(
                actor,
                enabled ? "audit.enabled" : "audit.disabled",
                domain,
                version,
                (file, section) ->
                        section.enabled() == enabled && section.value("enabled").isPresent()
                                        || section.enabled() && enabled
                                ? file
                                : file.set(section.id(), "enabled", enabled ? "yes" : "no"));
    }

    private Outcome change(Actor actor, String summary, String domain, String version, Work work) {
        synchronized (files) {
            try {
                Version now = text.read();
                Optional<Section> section = now.file().section(domain);
                Optional<Version> base = base(version, now);
                Optional<String> baseText = base.flatMap(each -> sectionText(each, domain));
                if (section.isEmpty() && baseText.isEmpty()) {
                    return noService(domain);
                }
                String theirs = sectionText(now, domain).orElse("");
                boolean same = version.isEmpty() || baseText.equals(Optional.of(theirs));
                if (section.isEmpty() || !same && !version.equals(now.id())) {
                    return conflict(
                            now, base.map(each -> baseText.orElse("")), theirs, domain, work);
                }
                ServicesFile changed = work.apply(now.file(), section.get());
                return changed == now.file()
                        ? new Outcome.Done(now.id())
                        : write(actor, language.say(summary, domain), now, section.get(), changed);
            } catch (AdministrationException e) {
                return new Outcome.Failed(e.getMessage());
            }
        }
    }

    private Outcome write(
            Actor actor, String summary, Version now, Section section, ServicesFile changed)
            throws AdministrationException {
        Content written = files.write(TextFiles.SERVICES_FILE, changed.print());
        applied.written(written.version());
        // The section may have another name now, but it has its place still.
        int place = now.file().sections().indexOf(section);
        boolean removed = changed.sections().size() < now.file().sections().size();
        String after = removed ? "" : changed.text(changed.sections().get(place).id());
        audit.changed(actor, summary, now.file().text(section.id()), after);
        return new Outcome.Done(written.version());
    }

    /** The version that an edit began on, as far as it is remembered. */
    private Optional<Version> base(String version, Version now) {
        return version.equals(now.id())
                ? Optional.of(now)
                : files.remembered(TextFiles.SERVICES_FILE, version).map(text::version);
    }

    private static Optional<String> sectionText(Version version, String domain) {
        return version.file().section(domain).map(section -> version.file().text(section.id()));
    }

    private static Outcome conflict(
            Version now, Optional<String> base, String theirs, String domain, Work work) {
        String began = base.filter(text -> !text.isEmpty()).orElse(theirs);
        ServicesFile alone = ServicesFile.parse((began + "\n").getBytes(StandardCharsets.UTF_8));
        String yours =
                alone.section(domain)
                        .map(section -> work.apply(alone, section).print())
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).stripTrailing())
                        .orElse("");
        return new Outcome.Conflict(
                now.id(),
                base,
                theirs,
                yours,
                base.map(text -> Differences.between(text, theirs))
                        .orElseGet(() -> new Differences(List.of())),
                Differences.between(base.orElse(theirs), yours));
    }

    private Outcome noService(String domain) {
        return new Outcome.Refused(
                List.of(
                        new FieldProblem(
                                Sheet.DOMAIN,
                                Problem.Severity.ERROR,
                                language.say("noservice", domain))));
    }

    private Optional<Outcome> refused(Sheet sheet, String before, ServicesFile file) {
        Optional<Phrase> unusable = unusable(file);
        if (unusable.isPresent()) {
            return Optional.of(new Outcome.Failed(language.say(unusable.get())));
        }
        List<FieldProblem> problems = checker.errors(sheet, before, file);
        return problems.stream().anyMatch(FieldProblem::isError)
                ? Optional.of(new Outcome.Refused(problems))
                : Optional.empty();
    }

    /** Nothing can be added to a file in another encoding. */
    private static Optional<Phrase> unusable(ServicesFile file) {
        return file.problems().stream()
                .map(Problem::found)
                .filter(found -> found.key().equals(Wording.UTF16.key()))
                .findFirst();
    }
}
