package org.igniterealtime.openfire.plugin.imservices.administration;

import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.ACTOR;
import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.assertIs;
import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.done;
import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.section;
import static org.igniterealtime.openfire.plugin.imservices.administration.AdministrationKit.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.runtime.ServiceState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes do to the file, to the services and to the audit log. */
class ServicesAdministrationTest {

    private static final String FILE =
            "# The file\n\n# Bridge A\n"
                    + section("a.example.org", "name = A ", "colour=red")
                    + "\n# Bridge B\n"
                    + section("b.example.org", "params=server=x;password=top;secret");

    @TempDir Path home;
    private AdministrationKit kit;

    @BeforeEach
    void start() throws Exception {
        kit = new AdministrationKit(home, FILE.replace(";secret", ""));
        assertTrue(kit.services().awaitApplied(kit.version(), AdministrationKit.LIMIT));
    }

    @AfterEach
    void stop() throws Exception {
        kit.close();
    }

    private String before() {
        return FILE.replace(";secret", "");
    }

    private Optional<ServiceState> state(String domain) {
        return kit.services().rows(Query.ALL).rows().stream()
                .filter(row -> row.domain().equals(domain))
                .findFirst()
                .flatMap(Row::state);
    }

    private void await(String domain, ServiceState wanted) throws Exception {
        Await.until(
                domain + " is " + wanted,
                AdministrationKit.LIMIT,
                () -> state(domain).equals(Optional.of(wanted)));
    }

    @Test
    void anAddedServiceStandsAtTheEndAndStarts() throws Exception {
        kit.applied(
                kit.services()
                        .add(
                                ACTOR,
                                sheet("C.example.org", "name", "<script>", "history", "a;a.txt"),
                                kit.version()));
        assertEquals(
                before()
                        + "\n[c.example.org]\ncategory=gateway\ntype=test\nname=<script>\n"
                        + "module=scripted\nhistory=a;a.txt\n",
                kit.text());
        await("c.example.org", ServiceState.RUNNING);
        assertEquals(1, kit.audit.size());
        assertTrue(kit.audit.get(0).contains("c.example.org added"), kit.audit.get(0));
        assertTrue(kit.audit.get(0).contains("+ name=<script>"), kit.audit.get(0));
        assertIs(
                Outcome.Refused.class,
                kit.services().add(ACTOR, sheet("c.example.org"), kit.version()));
    }

    @Test
    void anEditChangesWhatTheFormHasChanged() throws Exception {
        SheetVersion seen = kit.services().sheet("A.example.org").orElseThrow();
        assertEquals("A", seen.sheet().first("name"));
        Sheet edited = seen.sheet().with("name", "New").with("browse", "private");
        kit.applied(kit.services().edit(ACTOR, "a.example.org", edited, seen.version()));
        assertEquals(
                before().replace("name = A ", "name = New ")
                        .replace("colour=red\n", "colour=red\nbrowse=private\n"),
                kit.text());
        String unchanged = kit.version();
        assertEquals(
                unchanged, done(kit.services().edit(ACTOR, "a.example.org", edited, unchanged)));
        assertEquals(1, kit.audit.size());
    }

    @Test
    void aRenameKeepsCommentsAndPlace() throws Exception {
        kit.registrations.put("a.example.org", 3);
        SheetVersion seen = kit.services().sheet("a.example.org").orElseThrow();
        Sheet renamed = seen.sheet().with("domain", "z.example.org");
        List<FieldProblem> said = kit.services().check(renamed, "a.example.org");
        assertTrue(
                said.stream().anyMatch(problem -> problem.text().startsWith("3 users")),
                said.toString());
        kit.applied(kit.services().edit(ACTOR, "a.example.org", renamed, seen.version()));
        assertEquals(before().replace("[a.ex", "[z.ex"), kit.text());
        await("z.example.org", ServiceState.RUNNING);
        assertEquals(Optional.empty(), state("a.example.org"));
    }

    @Test
    void aServiceIsSwitchedOffAndOn() throws Exception {
        kit.applied(kit.services().enable(ACTOR, "a.example.org", false, kit.version()));
        assertEquals(before().replace("colour=red\n", "colour=red\nenabled=no\n"), kit.text());
        await("a.example.org", ServiceState.DISABLED);
        kit.applied(kit.services().enable(ACTOR, "a.example.org", true, kit.version()));
        assertEquals(before().replace("colour=red\n", "colour=red\nenabled=yes\n"), kit.text());
        await("a.example.org", ServiceState.RUNNING);
    }

    @Test
    void aDeletionTakesWhatBelongsToTheServiceAndForgetsWhenAsked() throws Exception {
        kit.registrations.put("a.example.org", 2);
        assertEquals(new Losses(2, 0), kit.services().losses("a.example.org"));
        done(kit.services().delete(ACTOR, "a.example.org", true, kit.version()));
        assertEquals(
                before().substring(0, 12) + before().substring(before().indexOf("# Bridge B")),
                kit.text());
        assertEquals(0, kit.services().losses("a.example.org").registrations());
        assertIs(
                Outcome.Refused.class,
                kit.services().delete(ACTOR, "a.example.org", false, kit.version()));
    }

    @Test
    void aDeletionThatForgetsNobodyIsDoneWithARemark() throws Exception {
        kit.registrations.put("a.example.org", 2);
        kit.registrationsStay = true;
        Outcome.Done done =
                assertIs(
                        Outcome.Done.class,
                        kit.services().delete(ACTOR, "a.example.org", true, kit.version()));
        assertEquals(kit.version(), done.version());
        assertFalse(kit.text().contains("a.example.org"), "the section is gone");
        assertTrue(done.remark().contains("The database is read-only."), done.remark());
        assertEquals(2, kit.services().losses("a.example.org").registrations());
    }

    @Test
    void passwordsAreNotInTheAuditLog() {
        SheetVersion seen = sheetOf("b.example.org");
        done(
                kit.services()
                        .edit(
                                ACTOR,
                                "b.example.org",
                                seen.sheet().with("params", "server=y;password=new"),
                                seen.version()));
        String entry = kit.audit.get(0);
        assertTrue(entry.contains("- params=server=x;password=…"), entry);
        assertTrue(entry.contains("+ params=server=y;password=…"), entry);
        assertFalse(entry.contains("top") || entry.contains("new"), entry);
        assertTrue(entry.contains("by admin (a test)"), entry);
    }

    private SheetVersion sheetOf(String domain) {
        try {
            return kit.services().sheet(domain).orElseThrow();
        } catch (AdministrationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChangeElsewhereIsNoConflict() throws Exception {
        SheetVersion seen = sheetOf("a.example.org");
        Files.writeString(kit.file, before().replace("password=top", "password=x"));
        done(
                kit.services()
                        .edit(
                                ACTOR,
                                "a.example.org",
                                seen.sheet().with("name", "New"),
                                seen.version()));
        assertEquals(
                before().replace("password=top", "password=x").replace("name = A ", "name = New "),
                kit.text());
    }

    @Test
    void aChangeOfTheSameSectionIsAConflictWithAllThreeVersions() throws Exception {
        SheetVersion seen = sheetOf("a.example.org");
        String theirs = before().replace("name = A ", "name = Theirs");
        Files.writeString(kit.file, theirs);
        Sheet mine = seen.sheet().with("name", "Mine");
        Outcome.Conflict conflict =
                assertIs(
                        Outcome.Conflict.class,
                        kit.services().edit(ACTOR, "a.example.org", mine, seen.version()));
        assertEquals(theirs, kit.text());
        assertTrue(conflict.base().orElseThrow().contains("name = A"), conflict.toString());
        assertTrue(conflict.theirs().contains("name = Theirs"), conflict.toString());
        assertTrue(conflict.yours().contains("name = Mine"), conflict.toString());
        assertFalse(conflict.theirChanges().isEmpty() || conflict.yourChanges().isEmpty());
        // Who has seen theirs may overrule it.
        done(kit.services().edit(ACTOR, "a.example.org", mine, conflict.version()));
        assertEquals(before().replace("name = A ", "name = Mine"), kit.text());
    }

    @Test
    void aBaseThatIsForgottenIsSaidAndTheOtherTwoAreShown() throws Exception {
        Outcome.Conflict conflict =
                assertIs(
                        Outcome.Conflict.class,
                        kit.services()
                                .edit(
                                        ACTOR,
                                        "a.example.org",
                                        sheet("a.example.org", "name", "Mine"),
                                        "0123"));
        assertEquals(Optional.empty(), conflict.base());
        assertTrue(conflict.theirs().contains("name = A"));
        assertTrue(conflict.yours().contains("name = Mine"));
        assertFalse(conflict.yourChanges().isEmpty());
    }

    @Test
    void aSectionThatIsGoneIsAConflictForWhoEditsIt() throws Exception {
        SheetVersion seen = sheetOf("a.example.org");
        Files.writeString(kit.file, "");
        Outcome.Conflict conflict =
                assertIs(
                        Outcome.Conflict.class,
                        kit.services()
                                .edit(
                                        ACTOR,
                                        "a.example.org",
                                        seen.sheet().with("name", "Mine"),
                                        seen.version()));
        assertEquals("", conflict.theirs());
        assertTrue(conflict.yours().contains("name = Mine"), conflict.yours());
        assertEquals("", kit.text());
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        kit.refusals.put("example.org", Phrase.english("that is the server's own"));
        check(sheet("example.org"), "domain");
        check(sheet("a b"), "domain");
        check(sheet("x]y"), "domain");
        check(sheet(""), "domain");
        check(sheet("a.example.org"), "domain");
        check(sheet("c.example.org", "category", "nothing"), "category");
        check(sheet("c.example.org", "category", ""), "category");
        check(sheet("c.example.org", "type", ""), "type");
        check(sheet("c.example.org", "browse", "maybe"), "browse");
        check(sheet("c.example.org", "params", "a;b"), "params");
        check(sheet("c.example.org", "access", "../x"), "access");
        check(sheet("c.example.org", "access", "conf/openfire.xml"), "access");
        check(sheet("", "access", "conf/openfire.xml"), "access");
        check(sheet("c.example.org", "history", "a;a.txt", "history", "nothing"), "history");
        check(sheet("c.example.org", "formdata", "x"), "formdata");
        check(sheet("c.example.org", "enabled", "perhaps"), "enabled");
        check(sheet("c.example.org", "name", "two\nlines"), "name");
        check(sheet("c.example.org", "colour", "red"), "colour");
        assertEquals(List.of(), kit.services().check(sheet("c.example.org"), ""));
        List<FieldProblem> said =
                kit.services().check(sheet("c.example.org", "access", "conf/none.xml"), "");
        assertEquals(List.of("access"), said.stream().map(FieldProblem::key).toList());
        assertFalse(said.get(0).isError());
    }

    private void check(Sheet sheet, String key) {
        List<FieldProblem> problems = kit.services().check(sheet, "");
        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.isError() && problem.key().equals(key)),
                sheet + ": " + problems);
        assertIs(Outcome.Refused.class, kit.services().add(ACTOR, sheet, ""));
    }

    @Test
    void aRestartIsOneAndIsAudited() throws Exception {
        await("a.example.org", ServiceState.RUNNING);
        kit.hosting.takeEvents();
        done(kit.services().restart(ACTOR, "a.example.org"));
        Await.until(
                "a restart",
                AdministrationKit.LIMIT,
                () ->
                        kit.hosting.has("stop a.example.org")
                                && kit.hosting.has("open a.example.org"));
        assertIs(Outcome.Failed.class, kit.services().restart(ACTOR, "none.example.org"));
        assertEquals(1, kit.audit.size());
    }

    @Test
    void aProtectedFileIsNotWritten() throws Exception {
        Files.setPosixFilePermissions(kit.file, PosixFilePermissions.fromString("r--r--r--"));
        String reason =
                assertIs(
                                Outcome.Failed.class,
                                kit.services().add(ACTOR, sheet("c.example.org"), ""))
                        .reason();
        assertTrue(reason.contains("IMServices.dat") && reason.contains("right"), reason);
        assertEquals(before(), kit.text());
        assertEquals(List.of(), kit.audit);
    }

    @Test
    void concurrentChangesAreAllMade() throws Exception {
        List<Callable<Outcome>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String domain = "n" + i + ".example.org";
            tasks.add(() -> kit.services().add(ACTOR, sheet(domain), ""));
            boolean on = i % 2 == 0;
            tasks.add(() -> kit.services().enable(ACTOR, "a.example.org", on, ""));
        }
        List<Future<Outcome>> results = kit.executor.invokeAll(tasks);
        for (Future<Outcome> result : results) {
            done(result.get());
        }
        String domains =
                kit.services().rows(Query.ALL).rows().stream()
                        .map(Row::domain)
                        .sorted()
                        .collect(Collectors.joining(" "));
        assertTrue(
                domains.startsWith("a.example.org b.example.org n0.example.org n1.example.org"),
                domains);
        assertEquals(10, kit.services().rows(Query.ALL).total());
    }

    @Test
    void aFileInAnotherEncodingIsLeftAlone() throws Exception {
        byte[] utf16 = "[a.x]\n".getBytes(StandardCharsets.UTF_16);
        Files.write(kit.file, utf16);
        assertIs(Outcome.Failed.class, kit.services().add(ACTOR, sheet("c.example.org"), ""));
        assertFalse(kit.services().rows(Query.ALL).fileProblem().isEmpty());
        assertEquals(-1, Files.mismatch(kit.file, Files.write(home.resolve("same"), utf16)));
    }
}
