package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every services file there can be. */
class ServicesFilePropertyTest {

    @Property
    void anyBytesAreReadAndPrintedAsTheyWere(@ForAll byte[] content) {
        checkReadable(content);
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void anyFileIsReadAndPrintedAsItWas(@ForAll("files") byte[] content) {
        checkReadable(content);
    }

    private static void checkReadable(byte[] content) {
        ServicesFile file = ServicesFile.parse(content);
        assertArrayEquals(content, file.print());
        for (Section section : file.sections()) {
            boolean error =
                    section.problems().stream()
                            .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
            assertTrue(error || section.definition().isPresent(), section.toString());
            assertTrue(!error || section.definition().isEmpty(), section.toString());
        }
        List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        for (Problem problem : file.problems()) {
            assertTrue(problem.line() >= 1 && problem.line() <= lines.size(), problem.toString());
            int length =
                    lines.get(problem.line() - 1)
                            .codePointCount(0, lines.get(problem.line() - 1).length());
            assertTrue(problem.column() >= 1 && problem.column() <= length + 1, problem.toString());
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void anEditOfAKeyChangesOnlyItsLine(
            @ForAll("files") byte[] content, @ForAll("values") String value, @ForAll int choice) {
        ServicesFile file = ServicesFile.parse(content);
        List<Section> sections =
                file.sections().stream().filter(section -> !section.entries().isEmpty()).toList();
        Assume.that(!sections.isEmpty());
        Section section = sections.get(Math.floorMod(choice, sections.size()));
        Entry entry = section.entries().get(Math.floorMod(choice, section.entries().size()));
        Assume.that(entry.key().matches("[a-z0-9][a-z0-9._-]*"));
        Assume.that(section.equals(file.section(section.id()).orElseThrow()));
        Assume.that(
                section.entries().stream().filter(other -> other.key().equals(entry.key())).count()
                        == 1);

        ServicesFile edited = file.set(section.id(), entry.key(), value);

        List<Line> before = Line.split(content, 0);
        List<Line> after = Line.split(edited.print(), 0);
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i).ending(), after.get(i).ending());
            if (i != entry.line() - 1) {
                assertEquals(before.get(i).text(), after.get(i).text());
            }
        }
        assertEquals(
                value, edited.section(section.id()).orElseThrow().value(entry.key()).orElseThrow());
        String old = before.get(entry.line() - 1).text();
        KeyValue place = KeyValue.find(old).orElseThrow();
        assertEquals(place.withValue(old, value), after.get(entry.line() - 1).text());
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void severalEditsInOneGoAreTheSameAsOneAfterTheOther(
            @ForAll("files") byte[] content,
            @ForAll("values") String first,
            @ForAll("values") String second,
            @ForAll int choice) {
        ServicesFile file = ServicesFile.parse(content);
        Assume.that(!file.sections().isEmpty());
        String id = file.sections().get(Math.floorMod(choice, file.sections().size())).id();
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("history", List.of(first, second));
        values.put("name", choice % 3 == 0 ? List.of() : List.of(first));
        values.put("other", choice % 2 == 0 ? List.of() : List.of(second));

        ServicesFile stepwise = file;
        for (Map.Entry<String, List<String>> key : values.entrySet()) {
            stepwise = stepwise.set(id, key.getKey(), key.getValue());
        }
        assertArrayEquals(stepwise.print(), file.edit(id, "", values).print());
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whatIsAddedCanBeRemovedAgain(
            @ForAll("files") byte[] content, @ForAll("values") String value) {
        ServicesFile file = ServicesFile.parse(content);
        ServicesFile added = file.add("added.example.org", List.of(new Setting("name", value)));
        assertEquals(
                value,
                added.section("added.example.org").orElseThrow().value("name").orElseThrow());
        assertEquals(
                file.sections().stream().map(Section::id).toList(),
                added.remove("added.example.org").sections().stream().map(Section::id).toList());
        String before = new String(file.print(), StandardCharsets.UTF_8).stripTrailing();
        String after =
                new String(added.remove("added.example.org").print(), StandardCharsets.UTF_8);
        assertTrue(after.startsWith(before) || before.endsWith("#"), after);
    }

    @Property
    void parametersSurviveTheirText(@ForAll("parameters") Parameters parameters) {
        ServicesFile file =
                ServicesFile.parse(
                        ("[a.x]\ncategory=gateway\ntype=irc\nparams=" + parameters.text() + "\n")
                                .getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), file.problems());
        assertEquals(
                List.of(parameters),
                file.definitions().stream().map(ServiceDefinition::parameters).toList());
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        Arbitrary<String> values =
                Arbitraries.strings().withChars("ab;\\= ").ofMaxLength(8).map(String::strip);
        Arbitrary<String> keys =
                Arbitraries.strings().withChars("ab;\\").ofMinLength(1).ofMaxLength(4);
        return Arbitraries.maps(keys, values)
                .ofMaxSize(4)
                .map(pairs -> new Parameters("prpl-irc", pairs));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("é\uFFFD😀")
                .ofMaxLength(20)
                .map(String::strip)
                .filter(value -> Characters.firstIllegal(value) < 0);
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> keys =
                Arbitraries.of(
                        "category",
                        "Type",
                        "NAME",
                        "browse",
                        "ns",
                        "module",
                        "params",
                        "access",
                        "history",
                        "formdata",
                        "enabled",
                        "other",
                        "",
                        "a b");
        Arbitrary<String> values =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                "gateway",
                                "irc",
                                "proxy",
                                "bytestreams",
                                "service",
                                "public",
                                "no",
                                "purple",
                                "modules\\purple.dll",
                                "x.jar",
                                "conf/a.xml",
                                "../a",
                                "a;b/{name}",
                                "v:L:hidden",
                                "prpl-irc;server=a;b=\\;",
                                ""),
                        Arbitraries.strings().ofMaxLength(12));
        Arbitrary<String> spaces = Arbitraries.of("", "", " ", "\t");
        Arbitrary<String> entries =
                Combinators.combine(spaces, keys, spaces, spaces, values, spaces)
                        .as((a, key, b, c, value, d) -> a + key + b + "=" + c + value + d);
        Arbitrary<String> others =
                Arbitraries.of(
                        "",
                        "  ",
                        "# comment",
                        "; x=y",
                        "[a.example.org]",
                        "[b.example.org]",
                        "[a b]",
                        " [c.example.org] ",
                        "[A.example.org",
                        "nonsense",
                        "[]",
                        "]",
                        "=",
                        "\uFEFF");
        Arbitrary<String> endings = Arbitraries.of("\n", "\n", "\r\n", "\r");
        Arbitrary<String> lines =
                Combinators.combine(Arbitraries.oneOf(entries, others), endings).as(String::concat);
        Arbitrary<byte[]> noise =
                Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(new byte[0])),
                        Tuple.of(
                                1,
                                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(3)));
        return Combinators.combine(
                        Arbitraries.of("", "", "\uFEFF"),
                        lines.list().ofMaxSize(12),
                        noise,
                        lines.list().ofMaxSize(6),
                        Arbitraries.of("", "name=last", "#"))
                .as(
                        (mark, head, middle, tail, last) ->
                                join(
                                        mark + String.join("", head),
                                        middle,
                                        String.join("", tail) + last));
    }

    private static byte[] join(String head, byte[] middle, String tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(middle);
        out.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
