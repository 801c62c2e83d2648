package org.igniterealtime.openfire.plugin.imservices.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes sections of lines. Reads each line once, in order. */
final class SectionReader {

    private final DefinitionReader definitions;
    private final List<Section> sections = new ArrayList<>();
    private final Problems outside = new Problems();
    private final Map<String, Integer> linesOfDomains = new HashMap<>();
    private Draft draft;

    /** The section that is being read. */
    private record Draft(
            String name,
            Optional<String> domain,
            int line,
            List<Entry> entries,
            Problems problems) {}

    SectionReader(ServiceCatalog catalog) {
        this.definitions = new DefinitionReader(catalog);
    }

    void read(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                checkEncoding(line, i + 1);
            } else if (line.isComment()) {
                checkEncoding(line, i + 1);
            } else if (line.isHeader()) {
                finish();
                begin(line, i + 1);
            } else {
                entry(line, i + 1);
            }
        }
        finish();
    }

    List<Section> sections() {
        return sections;
    }

    /** What is wrong with lines that stand in no section. */
    List<Problem> outside() {
        return outside.all();
    }

    private Problems problems() {
        return draft == null ? outside : draft.problems();
    }

    private void begin(Line line, int number) {
        Problems problems = new Problems();
        String text = line.text().strip();
        int close = text.indexOf(']');
        String name = text.substring(1, close < 0 ? text.length() : close).strip();
        int column = line.column(line.firstInk());
        draft =
                new Draft(
                        name,
                        domain(name, number, column, problems),
                        number,
                        new ArrayList<>(),
                        problems);
        checkText(line, number);
        if (close < 0) {
            problems.error(
                    number,
                    line.column(line.text().length()),
                    Wording.NAME_NOT_ENDED.with(),
                    Wording.BRACKET_WANTED.with());
        } else if (close < text.length() - 1) {
            problems.error(
                    number,
                    line.column(line.text().indexOf(']') + 1),
                    Wording.TEXT_BEHIND_NAME.with(),
                    Wording.HEADER_ALONE_WANTED.with());
        }
        draft.domain().ifPresent(domain -> checkOnce(domain, number, column, problems));
    }

    private void checkOnce(String domain, int number, int column, Problems problems) {
        Integer before = linesOfDomains.putIfAbsent(domain, number);
        if (before != null) {
            problems.error(
                    number,
                    column,
                    Wording.SECTION_TWICE.with(domain, before),
                    Wording.DOMAIN_ONCE_WANTED.with());
        }
    }

    private static Optional<String> domain(String name, int number, int column, Problems problems) {
        try {
            if (!name.isEmpty()) {
                return Optional.of(DomainName.prepare(name));
            }
        } catch (IllegalArgumentException e) {
            // Said below: Tinder's own message only repeats the name.
        }
        problems.error(
                number,
                column,
                name.isEmpty() ? Wording.NO_NAME.with() : Wording.NO_DOMAIN.with(name),
                Wording.DOMAIN_WANTED.with());
        return Optional.empty();
    }

    private void entry(Line line, int number) {
        String text = line.text();
        Optional<KeyValue> found = KeyValue.find(text);
        if (draft == null) {
            outside.error(
                    number,
                    line.column(line.firstInk()),
                    Wording.BEFORE_SECTION.with(),
                    Wording.HEADER_WANTED.with());
        } else if (found.isEmpty()) {
            problems()
                    .error(
                            number,
                            line.column(line.firstInk()),
                            Wording.NO_EQUALS.with(),
                            Wording.LINE_WANTED.with());
        } else if (found.get().keyEnd() == found.get().keyStart()) {
            problems()
                    .error(
                            number,
                            line.column(line.firstInk()),
                            Wording.NO_KEY.with(),
                            Wording.PAIR_WANTED.with());
        } else {
            KeyValue place = found.get();
            draft.entries()
                    .add(
                            new Entry(
                                    place.key(text).toLowerCase(Locale.ROOT),
                                    place.value(text),
                                    number,
                                    line.column(place.keyStart()),
                                    line.column(place.valueStart())));
        }
        checkText(line, number);
    }

    /** What is no UTF-8 in a comment harms nothing. */
    private void checkEncoding(Line line, int number) {
        line.malformedAt()
                .ifPresent(
                        index ->
                                problems()
                                        .warning(
                                                number,
                                                line.column(index),
                                                Wording.COMMENT_NOT_UTF8.with(),
                                                Wording.UTF8_WANTED.with()));
    }

    private void checkText(Line line, int number) {
        OptionalInt malformed = line.malformedAt();
        if (malformed.isPresent()) {
            problems()
                    .error(
                            number,
                            line.column(malformed.getAsInt()),
                            Wording.TEXT_NOT_UTF8.with(),
                            Wording.UTF8_WANTED.with());
        }
        int illegal = Characters.firstIllegal(line.text());
        if (illegal >= 0) {
            problems()
                    .error(
                            number,
                            line.column(illegal),
                            Wording.CONTROL_CHARACTER.with(
                                    Characters.code(line.text().codePointAt(illegal))),
                            Wording.NO_CONTROL_WANTED.with());
        }
    }

    private void finish() {
        if (draft == null) {
            return;
        }
        Draft done = draft;
        DefinitionReader.Result result =
                definitions.read(done.domain(), done.line(), done.entries(), done.problems());
        sections.add(
                new Section(
                        done.name(),
                        done.domain(),
                        done.line(),
                        done.entries(),
                        done.problems().all(),
                        result.definition(),
                        result.enabled()));
        draft = null;
    }
}
