package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.igniterealtime.openfire.plugin.imservices.definition.Entry;
import org.igniterealtime.openfire.plugin.imservices.definition.Section;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;

/** An edit through a sheet changes only that section's changed keys. */
class SheetPropertyTest {

    private static ServicesFile parse(String text) {
        return ServicesFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String print(ServicesFile file) {
        return new String(file.print(), StandardCharsets.UTF_8);
    }

    @Property
    void aSheetThatIsGivenBackChangesNothing(@ForAll("files") String text, @ForAll int choice) {
        ServicesFile file = parse(text);
        Section section = section(file, choice);
        assertEquals(text, print(SheetForm.edit(file, section, SheetForm.sheet(section))));
    }

    @Property
    void onlyTheChangedKeysOfTheSectionChange(
            @ForAll("files") String text,
            @ForAll int choice,
            @ForAll("keys") String key,
            @ForAll("values") String value) {
        ServicesFile file = parse(text);
        Section section = section(file, choice);
        Sheet wanted = SheetForm.sheet(section).with(key, value);
        ServicesFile edited = SheetForm.edit(file, section, wanted);
        for (Section before : file.sections()) {
            Section after = edited.sections().get(file.sections().indexOf(before));
            if (before.equals(section)) {
                assertEquals(wanted, SheetForm.sheet(after));
                assertEquals(others(before, key), others(after, key));
            } else {
                assertEquals(others(before, ""), others(after, ""));
            }
        }
        assertEquals(comments(text), comments(print(edited)));
    }

    /** The first section of a domain, which is the one that is edited. */
    private static Section section(ServicesFile file, int choice) {
        Assume.that(!file.sections().isEmpty());
        Section chosen = file.sections().get(Math.floorMod(choice, file.sections().size()));
        return file.section(chosen.id()).orElseThrow();
    }

    private static List<String> others(Section section, String key) {
        return section.entries().stream()
                .filter(entry -> !entry.key().equals(key))
                .map(SheetPropertyTest::line)
                .toList();
    }

    private static String line(Entry entry) {
        return entry.key() + "=" + entry.value();
    }

    private static List<String> comments(String text) {
        return text.lines().filter(line -> line.isBlank() || line.startsWith("#")).toList();
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(Sheet.KEYS);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("", "x", "irc", "a;b", "no", "a = b", "é");
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> entries =
                Combinators.combine(
                                Arbitraries.of("name", "Type", "history", "params", "colour", "ns"),
                                Arbitraries.of("=", " = ", "=\t"),
                                Arbitraries.of("a", "b;c", "", "x y "))
                        .as((key, equals, value) -> key + equals + value);
        Arbitrary<String> others =
                Arbitraries.of("# comment", "", "[a.example.org]", "[b.example.org]", "[c d]");
        return Arbitraries.oneOf(entries, others)
                .list()
                .ofMaxSize(14)
                .map(lines -> "[z.example.org]\n" + String.join("\n", lines) + "\n");
    }
}
