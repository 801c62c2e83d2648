package org.igniterealtime.openfire.plugin.imservices.administration.commands;

import static org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit.column;
import static org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit.id;
import static org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit.notes;
import static org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit.options;
import static org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit.status;
import static org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.commands.CommandsKit;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xmpp.packet.IQ;

/** All commands on the real administration of a services file. */
class ServiceOperationsTest {

    private static final String IRC = "irc.example.org";
    private static final String SERVICES =
            """
            # kept
            [irc.example.org]
            category=gateway
            type=irc
            name=IRC <b>
            params=prpl-irc;server=irc.example.net

            [rooms.example.org]
            category=conference
            type=public
            enabled=no
            history=lobby;logs/a.txt
            history=attic;logs/b.txt
            """;

    @TempDir private Path home;

    private AdministrationScene scene;
    private CommandsKit kit;

    @BeforeEach
    void begin() throws Exception {
        scene = new AdministrationScene(home, SERVICES);
        kit = new CommandsKit(scene.operations());
    }

    @AfterEach
    void end() throws Exception {
        scene.close();
    }

    @Test
    void everyChangeIsAudited() {
        kit.execute("disable", Map.of("domain", IRC));
        assertEquals(1, scene.audit().size(), scene.audit().toString());
        assertTrue(scene.audit().get(0).startsWith("admin admin@example.org/desk "));
        kit.execute("list", Map.of("filter", ""));
        kit.execute("show", Map.of("domain", IRC));
        assertEquals(1, scene.audit().size(), "only changes are");
    }

    @Test
    void listIsATable() throws Exception {
        IQ form = kit.execute("list", Map.of());
        assertEquals("100", value(form, "limit"));
        IQ list = kit.send("list", id(form), "complete", Map.of());
        assertEquals("completed", status(list));
        assertEquals(List.of(IRC, "rooms.example.org"), column(list, "domain"));
        assertEquals(List.of("IRC <b>", ""), column(list, "name"));
        assertEquals(List.of("1", "0"), column(list, "enabled"));
    }

    @Test
    void reasonsAreSaidInTheLanguageOfTheCommand() throws Exception {
        Await.until(
                "the file has been read",
                Limits.ANSWER,
                () -> !reasons(Locale.ENGLISH).get(1).isEmpty());
        assertEquals("enabled=no in the services file", reasons(Locale.ENGLISH).get(1));
        assertEquals("enabled=no in der Dienstedatei", reasons(Locale.GERMAN).get(1));
    }

    private List<String> reasons(Locale locale) {
        IQ first = kit.request(CommandsKit.ADMIN, "list", null, null, null);
        first.getElement()
                .addAttribute(QName.get("lang", Namespace.XML_NAMESPACE), locale.toLanguageTag());
        IQ form = kit.commands().answer(first);
        return column(kit.send("list", id(form), "complete", Map.of()), "reason");
    }

    @Test
    void listInParts() {
        IQ part = kit.execute("list", Map.of("limit", "1", "order", "domain", "descending", "1"));
        assertEquals(List.of("rooms.example.org"), column(part, "domain"));
        assertTrue(notes(part).stream().anyMatch(note -> note.contains("offset=1")));
        assertEquals(List.of(IRC), column(kit.execute("list", Map.of("filter", "irc")), "domain"));
        IQ wrong = kit.execute("list", Map.of("limit", "many", "offset", "-1", "order", "odd"));
        assertEquals("executing", status(wrong));
        assertEquals(3, notes(wrong).size());
        assertEquals("many", value(wrong, "limit"));
    }

    @Test
    void showIsTheSection() {
        IQ shown = kit.execute("show", Map.of("domain", "rooms.example.org"));
        assertEquals("completed", status(shown));
        assertEquals("lobby;logs/a.txt\nattic;logs/b.txt", value(shown, "history"));
        assertEquals("no", value(shown, "enabled"));
        assertNull(value(shown, "params"));
        IQ none = kit.execute("show", Map.of("domain", "none.example.org"));
        assertEquals("executing", status(none));
        assertTrue(notes(none).get(0).contains("none.example.org"));
        assertEquals("executing", status(kit.execute("show", Map.of("domain", ""))));
    }

    @Test
    void addWritesTheSection() throws Exception {
        IQ added =
                kit.execute(
                        "add",
                        Map.of(
                                "domain", "new.example.org",
                                "category", "gateway",
                                "type", "irc",
                                "enabled", "0",
                                "params", "prpl-irc;server=irc.example.net"));
        assertEquals("completed", status(added), added.toXML());
        assertEquals("new.example.org", value(added, "domain"));
        assertTrue(file().startsWith(SERVICES));
        assertTrue(file().contains("[new.example.org]\n"));
        assertTrue(file().contains("enabled=no"));
        assertFalse(file().contains("browse="), "what nobody chose is not written");
    }

    @Test
    void addOfWhatIsWrongComesBack() throws Exception {
        IQ again = kit.execute("add", Map.of("domain", IRC, "category", "gateway", "type", "irc"));
        assertEquals("executing", status(again));
        assertTrue(
                notes(again).stream().anyMatch(note -> note.startsWith("error Domain (domain)")));
        assertEquals("irc", value(again, "type"));
        IQ injected =
                kit.send(
                        "add",
                        id(again),
                        "complete",
                        Map.of("domain", "new.example.org]\n[more.example.org"));
        assertEquals("executing", status(injected));
        assertEquals(SERVICES, file());
    }

    @Test
    void editChangesWhatWasTyped() throws Exception {
        String id = kit.begin("edit");
        IQ form = kit.send("edit", id, "next", Map.of("domain", IRC));
        assertEquals("IRC <b>", value(form, "name"));
        IQ done = kit.send("edit", id, "complete", Map.of("name", "Chat", "browse", "private"));
        assertEquals("completed", status(done), done.toXML());
        assertTrue(file().startsWith("# kept\n[irc.example.org]\n"));
        assertTrue(file().contains("name=Chat\n"));
        assertTrue(file().contains("browse=private\n"));
        assertTrue(file().contains("params=prpl-irc;server=irc.example.net\n"));
    }

    @Test
    void anEditThatComesTooLateIsToldWhatChanged() throws Exception {
        String id = kit.begin("edit");
        kit.send("edit", id, "next", Map.of("domain", IRC));
        Files.writeString(services(), SERVICES.replace("IRC <b>", "By somebody else"));
        IQ conflict = kit.send("edit", id, "complete", Map.of("name", "Mine"));
        assertEquals("executing", status(conflict));
        assertTrue(notes(conflict).get(0).startsWith("error "));
        assertTrue(notes(conflict).get(1).contains("By somebody else"));
        assertEquals("Mine", value(conflict, "name"));
        assertTrue(file().contains("By somebody else"));
        IQ done = kit.send("edit", id, "complete", Map.of());
        assertEquals("completed", status(done), done.toXML());
        assertTrue(file().contains("name=Mine\n"));
    }

    @Test
    void deleteSaysWhatWouldBeLost() throws Exception {
        String id = kit.begin("delete");
        IQ question = kit.send("delete", id, "next", Map.of("domain", IRC));
        assertTrue(question.toXML().contains("Registered users: 3"), question.toXML());
        assertEquals("0", value(question, "forget"));
        assertEquals(SERVICES, file());
        IQ done = kit.send("delete", id, "complete", Map.of());
        assertEquals("completed", status(done), done.toXML());
        assertFalse(file().contains(IRC));
        assertTrue(file().contains("rooms.example.org"));
    }

    @Test
    void aRenameAsksAboutWhatItLeavesBehind() throws Exception {
        String id = kit.begin("edit");
        kit.send("edit", id, "next", Map.of("domain", IRC));
        IQ question = kit.send("edit", id, "complete", Map.of("domain", "chat.example.org"));
        assertEquals("executing", status(question));
        assertTrue(
                question.toXML().contains("3 users are registered with " + IRC), question.toXML());
        assertEquals(SERVICES, file());
        // Back: what was typed is there still.
        IQ form = kit.send("edit", id, "prev", Map.of());
        assertEquals("chat.example.org", value(form, "domain"));
        kit.send("edit", id, "complete", Map.of());
        IQ done = kit.send("edit", id, "complete", Map.of());
        assertEquals("completed", status(done), done.toXML());
        assertEquals(SERVICES.replace("[irc.", "[chat."), file());
    }

    @Test
    void aRenameThatCannotBeIsNotAskedAbout() throws Exception {
        String id = kit.begin("edit");
        kit.send("edit", id, "next", Map.of("domain", IRC));
        IQ again = kit.send("edit", id, "complete", Map.of("domain", "rooms.example.org"));
        assertEquals("executing", status(again));
        assertTrue(notes(again).get(0).startsWith("error Domain"), notes(again)::toString);
        assertEquals("rooms.example.org", value(again, "domain"));
    }

    @Test
    void enableAndDisableOfferWhatCanBe() throws Exception {
        assertEquals(
                List.of("rooms.example.org"), options(kit.execute("enable", Map.of()), "domain"));
        assertEquals(List.of(IRC), options(kit.execute("disable", Map.of()), "domain"));
        assertEquals("completed", status(kit.execute("disable", Map.of("domain", IRC))));
        assertTrue(file().contains("enabled=no\n\n[rooms"), file());
        assertEquals("completed", status(kit.execute("enable", Map.of("domain", IRC))));
        IQ none = kit.execute("enable", Map.of("domain", "none.example.org"));
        assertEquals("completed", status(none));
        assertTrue(notes(none).get(0).startsWith("error "), "XEP-0050 section 3.6");
    }

    @Test
    void checkOfTheFile() throws Exception {
        IQ clean = kit.execute("check", Map.of("what", "file"));
        assertEquals(List.of(), column(clean, "text"));
        Files.writeString(services(), SERVICES + "\n[x.example.org]\ncategory=odd\n");
        IQ found = kit.execute("check", Map.of("what", "file"));
        assertEquals("completed", status(found));
        assertTrue(column(found, "line").contains("15"), found.toXML());
        assertTrue(column(found, "severity").contains("error"));
        assertEquals("executing", status(kit.execute("check", Map.of("what", "odd"))));
    }

    @Test
    void checkOfAService() throws Exception {
        String id = kit.begin("check");
        kit.send("check", id, "next", Map.of("what", "service"));
        IQ found =
                kit.send(
                        "check",
                        id,
                        "complete",
                        Map.of("domain", IRC, "category", "gateway", "type", "odd"));
        assertEquals("completed", status(found));
        assertTrue(column(found, "key").contains("type"), found.toXML());
        assertFalse(column(found, "key").contains("domain"), "it would be replaced");
        assertEquals(SERVICES, file());
    }

    private Path services() {
        return home.resolve("conf/IMServices.dat");
    }

    private String file() throws Exception {
        return Files.readString(services());
    }
}
