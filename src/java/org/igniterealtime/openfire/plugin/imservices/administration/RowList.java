package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceManager;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceState;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceStatus;

/** The list of services: the sections of a version of the file beside the states of what runs. */
final class RowList {

    /** What needs the administrator comes first. */
    private static final List<ServiceState> BY_URGENCY =
            List.of(
                    ServiceState.FAILED,
                    ServiceState.DEGRADED,
                    ServiceState.STARTING,
                    ServiceState.RUNNING,
                    ServiceState.DISABLED);

    /** A section and its state; made into a row only when it is shown. */
    private record Candidate(Section section, ServiceStatus status, OptionalInt users) {
        String value(String key) {
            return section.value(key).orElse("");
        }

        Optional<ServiceState> state() {
            return Optional.ofNullable(status).map(ServiceStatus::state);
        }

        Phrase why() {
            return status == null ? Phrase.NOTHING : status.why();
        }
    }

    private final ServiceManager manager;
    private final Language language;

    RowList(ServiceManager manager, Language language) {
        this.manager = manager;
        this.language = language;
    }

    Rows rows(ServicesText.Version version, Query query) {
        List<Candidate> all = candidates(version.file().sections());
        List<Candidate> matching = new ArrayList<>(filter(all, query.filter()));
        if (query.order() != Query.Order.FILE) {
            Comparator<Candidate> order = order(query.order());
            matching.sort(query.descending() ? order.reversed() : order);
        } else if (query.descending()) {
            Collections.reverse(matching);
        }
        List<Row> rows =
                matching.stream().skip(query.offset()).limit(query.limit()).map(this::row).toList();
        return new Rows(all.size(), matching.size(), version.id(), fileProblem(version), rows);
    }

    private List<Candidate> candidates(List<Section> sections) {
        Map<String, ServiceStatus> statuses = new HashMap<>();
        manager.statuses().forEach(status -> statuses.put(status.domain(), status));
        Set<String> seen = new HashSet<>();
        List<Candidate> candidates = new ArrayList<>(sections.size());
        for (Section section : sections) {
            // The state of a domain is that of its first section.
            boolean first = seen.add(section.id());
            ServiceStatus status = first ? statuses.get(section.id()) : null;
            candidates.add(
                    new Candidate(
                            section,
                            status,
                            status == null
                                    ? OptionalInt.empty()
                                    : manager.usersOnline(section.id())));
        }
        return candidates;
    }

    private List<Candidate> filter(List<Candidate> all, String filter) {
        List<String> words = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        if (filter.isBlank()) {
            return all;
        }
        return all.stream().filter(candidate -> matches(candidate, words)).toList();
    }

    private boolean matches(Candidate candidate, List<String> words) {
        String text =
                String.join(
                                "\n",
                                candidate.section().id(),
                                candidate.value("name"),
                                candidate.value("category"),
                                candidate.value("type"),
                                candidate.value("browse"),
                                candidate.value("access"),
                                candidate.state().map(ServiceState::name).orElse(""),
                                language.say(candidate.why()))
                        .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private static Comparator<Candidate> order(Query.Order order) {
        return switch (order) {
            case FILE -> Comparator.comparingInt(candidate -> candidate.section().line());
            case DOMAIN -> Comparator.comparing(candidate -> candidate.section().id());
            case STATE -> Comparator.comparingInt(RowList::urgency);
            case USERS -> Comparator.comparingInt(candidate -> candidate.users().orElse(-1));
            default -> {
                String key = order.name().toLowerCase(Locale.ROOT);
                yield Comparator.comparing(
                        candidate -> candidate.value(key), String.CASE_INSENSITIVE_ORDER);
            }
        };
    }

    private static int urgency(Candidate candidate) {
        return candidate.state().map(BY_URGENCY::indexOf).orElse(BY_URGENCY.size());
    }

    private Row row(Candidate candidate) {
        Section section = candidate.section();
        return new Row(
                section.id(),
                section.line(),
                candidate.value("name"),
                candidate.value("category"),
                candidate.value("type"),
                candidate.value("browse"),
                candidate.value("access"),
                section.enabled(),
                candidate.state(),
                candidate.why(),
                Optional.ofNullable(candidate.status()).map(ServiceStatus::since),
                candidate.users(),
                section.problems().stream().map(language::inFile).toList());
    }

    /** What is wrong above the first section, where no service is to say it at. */
    private String fileProblem(ServicesText.Version version) {
        List<Section> sections = version.file().sections();
        int first = sections.isEmpty() ? Integer.MAX_VALUE : sections.get(0).line();
        return language.firstError(
                version.file().problems().stream().filter(problem -> problem.line() < first));
    }
}
