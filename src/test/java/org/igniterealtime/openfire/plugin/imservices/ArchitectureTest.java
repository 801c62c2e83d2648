package org.igniterealtime.openfire.plugin.imservices;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.junit.jupiter.api.Test;

/** Holds the code against the table of rooms in ARCHITECTURE.md. */
class ArchitectureTest {

    private static final String ROOT = "org.igniterealtime.openfire.plugin.imservices";
    private static final String ENTRY = "ImServicesPlugin";

    /** The rooms of the table that are only planned. */
    private static final Set<String> PLANNED = Set.of();

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void aRoomKnowsOnlyWhomTheTableLetsItKnow() throws IOException {
        Map<String, List<String>> rooms = rooms();
        for (Map.Entry<String, List<String>> room : rooms.entrySet()) {
            DescribedPredicate<JavaClass> others = resideInAPackage(ROOT + "..");
            for (String known : room.getValue()) {
                others = others.and(DescribedPredicate.not(resideInAPackage(ROOT + "." + known)));
            }
            String own = ROOT + "." + room.getKey();
            noClasses()
                    .that()
                    .resideInAPackage(own)
                    .should()
                    .dependOnClassesThat(others.and(DescribedPredicate.not(resideInAPackage(own))))
                    .allowEmptyShould(PLANNED.contains(room.getKey()))
                    .because("ARCHITECTURE.md lets " + room.getKey() + " know " + room.getValue())
                    .check(CODE);
        }
    }

    @Test
    void theTableNamesEveryRoom() throws IOException {
        Set<String> packages = new TreeSet<>(PLANNED);
        for (JavaClass type : CODE) {
            if (!type.getPackageName().equals(ROOT)) {
                packages.add(type.getPackageName().substring(ROOT.length() + 1));
            }
        }
        assertEquals(packages, new TreeSet<>(rooms().keySet()));
    }

    @Test
    void onlyTheServersRoomAndTheEntryTouchOpenfire() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                resideInAPackage(ROOT + ".openfire")
                                        .or(resideInAPackage(ROOT).and(simpleName(ENTRY)))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jivesoftware..")
                .check(CODE);
    }

    @Test
    void onlyTheConsoleKnowsServlets() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + ".console")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.servlet..")
                .check(CODE);
    }

    @Test
    void onlyTheWorkerAndTheBindingTouchNativeCode() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                resideInAnyPackage(
                                        ROOT + ".gateway.purple.worker",
                                        ROOT + ".gateway.purple.binding")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(CODE);
    }

    @Test
    void whatIsPureKnowsNoXmpp() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".gateway.network", ROOT + ".gateway.purple.wire")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.xmpp..", "org.dom4j..")
                .check(CODE);
    }

    @Test
    void accessListsKnowOfDefinitionsOnlyHowAProblemIsSaid() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".access")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + ".definition")
                                .and(
                                        DescribedPredicate.not(
                                                simpleName("Problem")
                                                        .or(simpleName("Severity"))
                                                        .or(simpleName("Phrase"))
                                                        .or(simpleName("Words")))))
                .check(CODE);
    }

    /** A phrase that is put together elsewhere might have no translation; see {@code WordingTextsTest}. */
    @Test
    void onlyWordsMakePhrases() {
        noClasses()
                .that(
                        DescribedPredicate.not(
                                resideInAPackage(ROOT + ".definition")
                                        .and(simpleName("Phrase").or(simpleName("Words")))))
                .should()
                .callConstructor(Phrase.class, String.class, String.class, List.class)
                .check(CODE);
    }

    @Test
    void noTwoRoomsKnowEachOther() {
        SlicesRuleDefinition.slices()
                .assignedFrom(
                        new SliceAssignment() {
                            @Override
                            public SliceIdentifier getIdentifierOf(JavaClass type) {
                                return SliceIdentifier.of(type.getPackageName());
                            }

                            @Override
                            public String getDescription() {
                                return "rooms";
                            }
                        })
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void noLogGoesPastTheLogger() {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + ".gateway.purple.worker")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CODE);
    }

    /** Room to the rooms it may know, from the table {@code | `room/` | what | knows |}. */
    private static Map<String, List<String>> rooms() throws IOException {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        Pattern row = Pattern.compile("\\| `([a-z/]+)/` \\|[^|]*\\|([^|]*)\\|");
        for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
            Matcher cells = row.matcher(line);
            if (cells.matches()) {
                rooms.put(cells.group(1).replace('/', '.'), known(cells.group(2)));
            }
        }
        if (rooms.isEmpty()) {
            fail("ARCHITECTURE.md has no table of rooms");
        }
        return withFullNames(rooms);
    }

    private static List<String> known(String cell) {
        List<String> known = new ArrayList<>();
        Matcher names = Pattern.compile("`([a-z.]+)`").matcher(cell);
        while (names.find()) {
            known.add(names.group(1));
        }
        return known;
    }

    /** The table calls {@code gateway.purple.wire} just {@code wire}. */
    private static Map<String, List<String>> withFullNames(Map<String, List<String>> rooms) {
        Map<String, List<String>> full = new LinkedHashMap<>();
        rooms.forEach(
                (room, known) ->
                        full.put(
                                room,
                                known.stream()
                                        .map(
                                                name ->
                                                        rooms.containsKey(name)
                                                                ? name
                                                                : "gateway.purple." + name)
                                        .toList()));
        return full;
    }
}
