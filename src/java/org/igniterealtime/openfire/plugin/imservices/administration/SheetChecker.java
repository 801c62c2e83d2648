package org.igniterealtime.openfire.plugin.imservices.administration;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.access.AccessFile;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem;
import org.igniterealtime.openfire.plugin.imservices.definition.Problem.Severity;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.igniterealtime.openfire.plugin.imservices.definition.Setting;
import org.igniterealtime.openfire.plugin.imservices.definition.Wording;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterCheck;
import org.igniterealtime.openfire.plugin.imservices.service.ParameterProblem;

/** Says what is wrong with a sheet, each at its field: the file's own rules, and what only the server and the modules know. */
final class SheetChecker {

    /** Never anybody's (RFC 2606 section 2). */
    private static final String NO_DOMAIN = "service.invalid";

    private final ServerFacts facts;
    private final Types types;
    private final HomeFiles files;
    private final AccessLists accessFiles;
    private final Language language;

    SheetChecker(
            ServerFacts facts,
            Types types,
            HomeFiles files,
            AccessLists accessFiles,
            Language language) {
        this.facts = facts;
        this.types = types;
        this.files = files;
        this.accessFiles = accessFiles;
        this.language = language;
    }

    /** Everything there is to say. Blocks. */
    List<FieldProblem> check(Sheet sheet, String before, ServicesFile file) {
        List<FieldProblem> problems = errors(sheet, before, file);
        section(sheet)
                .ifPresent(
                        section -> {
                            losses(section, before, file, problems);
                            definition(sheet, section).ifPresent(found -> hints(found, problems));
                        });
        file.section(before).ifPresent(section -> otherKeys(section, problems));
        return problems;
    }

    /**
     * What keeps the sheet from being saved, and what the file says of it.
     *
     * @param before the domain of the section that it would replace; empty when it would be added
     */
    List<FieldProblem> errors(Sheet sheet, String before, ServicesFile file) {
        List<FieldProblem> problems = new ArrayList<>();
        form(sheet, problems);
        Optional<Section> checked = section(sheet);
        if (checked.isEmpty()) {
            return problems;
        }
        Section section = checked.get();
        List<Setting> lines = SheetForm.lines(sheet);
        for (Problem problem : section.problems()) {
            problems.add(
                    new FieldProblem(
                            key(problem, lines), problem.severity(), language.say(problem)));
        }
        section.domain().ifPresent(domain -> domain(domain, before, file, problems));
        definition(sheet, section)
                .ifPresent(
                        definition -> {
                            parameters(definition, problems);
                            definition.access().ifPresent(path -> access(path, problems));
                        });
        return problems;
    }

    /** What the sheet says; one without a domain yet, or with a wrong one, is read under another, so that the rest can be checked. */
    private Optional<ServiceDefinition> definition(Sheet sheet, Section section) {
        if (section.definition().isPresent() || section.domain().isPresent()) {
            return section.definition();
        }
        return section(sheet.with(Sheet.DOMAIN, NO_DOMAIN)).flatMap(Section::definition);
    }

    /** The sheet's section, read as the file would be; empty when no line could hold it. */
    Optional<Section> section(Sheet sheet) {
        boolean fits =
                sheet.values().values().stream()
                        .allMatch(values -> values.stream().allMatch(Setting::canHold));
        return fits ? SheetForm.alone(sheet).sections().stream().findFirst() : Optional.empty();
    }

    private void form(Sheet sheet, List<FieldProblem> problems) {
        sheet.values()
                .forEach(
                        (key, values) -> {
                            if (!key.equals(Sheet.DOMAIN) && !Sheet.KEYS.contains(key)) {
                                problems.add(error(key, "sheet.key", key));
                            } else if (!values.stream().allMatch(Setting::canHold)) {
                                problems.add(error(key, "sheet.characters"));
                            } else if (key.equals(Sheet.DOMAIN) && values.size() > 1) {
                                problems.add(error(key, "sheet.once"));
                            }
                        });
    }

    private static String key(Problem problem, List<Setting> lines) {
        if (problem.line() > 1) {
            return lines.get(problem.line() - 2).key();
        }
        String found = problem.found().key();
        if (found.equals(Wording.NO_CATEGORY.key())) {
            return "category";
        }
        return found.equals(Wording.NO_TYPE.key()) ? "type" : Sheet.DOMAIN;
    }

    private void domain(
            String domain, String before, ServicesFile file, List<FieldProblem> problems) {
        boolean same = file.section(before).filter(old -> old.id().equals(domain)).isPresent();
        Optional<Section> other = same ? Optional.empty() : file.section(domain);
        if (other.isPresent()) {
            problems.add(error(Sheet.DOMAIN, "domain.twice", domain, other.get().line()));
            return;
        }
        // A service that is there already may be edited, whatever has become of its domain.
        Severity severity = same ? Severity.WARNING : Severity.ERROR;
        facts.refusal(domain)
                .ifPresent(
                        reason ->
                                problems.add(
                                        new FieldProblem(
                                                Sheet.DOMAIN, severity, language.say(reason))));
    }

    private void parameters(ServiceDefinition definition, List<FieldProblem> problems) {
        Optional<TypeEntry> type = type(definition);
        if (type.isEmpty()) {
            return;
        }
        List<ParameterProblem> found = new ArrayList<>();
        String protocol = Types.protocolOf(type.get());
        if (!protocol.isEmpty() && definition.parameters().protocol().isEmpty()) {
            found.add(ParameterCheck.noProtocol(protocol));
        }
        if (!type.get().parameters().isEmpty()) {
            found.addAll(
                    new ParameterCheck(type.get().parameters()).problems(definition.parameters()));
        }
        for (ParameterProblem problem : found) {
            problems.add(
                    new FieldProblem(
                            problem.key().isEmpty() ? "params" : "params." + problem.key(),
                            Severity.ERROR,
                            language.say(problem.said())));
        }
    }

    private Optional<TypeEntry> type(ServiceDefinition definition) {
        return types.find(
                definition.category(),
                definition.type(),
                definition.module(),
                definition.parameters().protocol());
    }

    /** What a rename leaves behind, for people; nothing when the sheet has the domain still, or none. Blocks. */
    List<String> leftBehind(Sheet sheet, String before, ServicesFile file) {
        List<FieldProblem> problems = new ArrayList<>();
        section(sheet)
                .filter(section -> section.domain().isPresent())
                .ifPresent(section -> losses(section, before, file, problems));
        return problems.stream().map(FieldProblem::text).toList();
    }

    private void losses(
            Section section, String before, ServicesFile file, List<FieldProblem> problems) {
        Optional<String> old =
                file.section(before)
                        .flatMap(Section::domain)
                        .filter(domain -> !section.domain().equals(Optional.of(domain)));
        if (old.isEmpty()) {
            return;
        }
        try {
            int rooms = facts.rooms(old.get());
            if (rooms > 0) {
                problems.add(warning(Sheet.DOMAIN, "domain.rooms", rooms, old.get()));
            }
            int registrations = facts.registrations(old.get());
            if (registrations > 0) {
                problems.add(warning(Sheet.DOMAIN, "domain.renamed", registrations, old.get()));
            }
        } catch (AdministrationException e) {
            problems.add(new FieldProblem(Sheet.DOMAIN, Severity.WARNING, e.getMessage()));
        }
    }

    private void hints(ServiceDefinition definition, List<FieldProblem> problems) {
        type(definition)
                .map(TypeEntry::missing)
                .filter(missing -> !missing.isEmpty())
                .ifPresent(
                        missing ->
                                problems.add(new FieldProblem("type", Severity.WARNING, missing)));
        String module = definition.module();
        boolean isFile = module.endsWith(".jar") || module.endsWith(".so");
        if (isFile && !Files.isRegularFile(facts.home().resolve("modules").resolve(module))) {
            problems.add(warning("module", "module.nofile", module));
        }
    }

    private void access(String path, List<FieldProblem> problems) {
        try {
            Content content = accessFiles.read(files.normalize(path));
            if (content == Content.NONE) {
                problems.add(warning("access", "access.missing", path));
                return;
            }
            AccessFile file = AccessFile.parse(content.bytes());
            String error = accessFiles.firstError(file);
            if (!error.isEmpty()) {
                problems.add(warning("access", "access.broken", path, error));
                return;
            }
            String oddity = accessFiles.firstOddity(file);
            if (!oddity.isEmpty()) {
                problems.add(warning("access", "access.odd", path, oddity));
            }
        } catch (AdministrationException e) {
            problems.add(new FieldProblem("access", Severity.ERROR, e.getMessage()));
        }
    }

    /** Keys that no form shows; what is wrong with them does not keep the others from being saved. */
    List<FieldProblem> otherKeys(Section section) {
        List<FieldProblem> problems = new ArrayList<>();
        otherKeys(section, problems);
        return problems;
    }

    private void otherKeys(Section section, List<FieldProblem> problems) {
        section.entries().stream()
                .filter(entry -> !Sheet.KEYS.contains(entry.key()))
                .forEach(
                        entry ->
                                section.problems().stream()
                                        .filter(problem -> problem.line() == entry.line())
                                        .map(
                                                problem ->
                                                        new FieldProblem(
                                                                entry.key(),
                                                                Severity.WARNING,
                                                                language.say(problem)))
                                        .forEach(problems::add));
    }

    private FieldProblem error(String key, String text, Object... arguments) {
        return new FieldProblem(key, Severity.ERROR, language.say(text, arguments));
    }

    private FieldProblem warning(String key, String text, Object... arguments) {
        return new FieldProblem(key, Severity.WARNING, language.say(text, arguments));
    }
}
