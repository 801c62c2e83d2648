package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a good services file means. */
class ServicesFileTest {

    private static final String EXAMPLE =
            """
            # Chat rooms that stay open
            [conference.example.org]
            category=conference
            type=public
            name=Company rooms
            browse=public
            history=lobby;logs/{service}/{name}/yyyymmdd.txt
            history=Board; logs\\board.txt

            ; A bridge to IRC
            [IRC.example.org]
              Category = Gateway
              TYPE\t=\tirc
            name=IRC = chat
            browse=private
            ns=jabber:iq:register; jabber:iq:gateway;
            module=purple
            params=prpl-irc;server=irc.libera.chat;port=6697;ssl=1
            access=conf/irc-access.xml
            formdata=email:Your address: home:text-single; age:Age:list-single
            """;

    private static ServicesFile parse(String text) {
        return ServicesFile.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ServiceDefinition only(String text) {
        ServicesFile file = parse(text);
        assertEquals(List.of(), file.problems());
        assertEquals(1, file.definitions().size());
        return file.definitions().get(0);
    }

    private static ServiceDefinition gateway(String lines) {
        return only("[irc.example.org]\ncategory=gateway\ntype=irc\n" + lines);
    }

    @Test
    void theFormatsOwnExampleIsUnderstood() {
        ServicesFile file = parse(EXAMPLE);
        assertEquals(List.of(), file.problems());
        assertEquals(
                List.of(
                        new ServiceDefinition(
                                "conference.example.org",
                                "Company rooms",
                                Category.CONFERENCE,
                                "public",
                                Browse.PUBLIC,
                                List.of(),
                                "conference",
                                Parameters.NONE,
                                Optional.empty(),
                                List.of(
                                        new History("lobby", "logs/{service}/{name}/yyyymmdd.txt"),
                                        new History("Board", "logs/board.txt")),
                                List.of()),
                        new ServiceDefinition(
                                "irc.example.org",
                                "IRC = chat",
                                Category.GATEWAY,
                                "irc",
                                Browse.PRIVATE,
                                List.of("jabber:iq:register", "jabber:iq:gateway"),
                                "purple",
                                new Parameters(
                                        "prpl-irc",
                                        Map.of(
                                                "server",
                                                "irc.libera.chat",
                                                "port",
                                                "6697",
                                                "ssl",
                                                "1")),
                                Optional.of("conf/irc-access.xml"),
                                List.of(),
                                List.of(
                                        new FormField("email", "Your address: home", "text-single"),
                                        new FormField("age", "Age", "list-single")))),
                file.definitions());
    }

    @Test
    void whatIsMissingComesFromTheCatalogue() {
        ServiceDefinition irc = gateway("");
        assertEquals("irc.example.org", irc.name());
        assertEquals("purple", irc.module());
        assertEquals(List.of("jabber:iq:register", "jabber:iq:gateway"), irc.namespaces());
        assertEquals(new Parameters("prpl-irc", Map.of()), irc.parameters());
        assertEquals(Browse.PUBLIC, irc.browse());
        ServiceDefinition mail =
                only("[m.example.org]\ncategory=gateway\ntype=email\nmodule=\nns=\n");
        assertEquals("mail", mail.module());
        assertEquals("", mail.parameters().protocol());
        assertEquals("bytestreams", only("[p.x]\ncategory=proxy\ntype=bytestreams").module());
        assertEquals("directory", only("[p.x]\ncategory=directory\ntype=user").module());
        assertEquals("monitor", only("[p.x]\ncategory=service\ntype=events").module());
    }

    @Test
    void theProtocolNeedNotBeRepeated() {
        assertEquals(
                new Parameters("prpl-irc", Map.of("server", "irc.example.net")),
                gateway("params=server=irc.example.net").parameters());
    }

    @Test
    void modulesOfTheOtherProductAreBuiltIn() {
        for (String module :
                List.of(
                        "modules\\purple.dll",
                        "modules/purple.so",
                        "Modules\\Purple.DLL",
                        "./modules/purple.so",
                        "purple.dll",
                        "purple.so",
                        "PURPLE")) {
            assertEquals("purple", gateway("module=" + module).module(), module);
        }
    }

    @Test
    void modulesAreFilesOrWords() {
        assertEquals("Bridge-1.0.jar", gateway("module=modules/Bridge-1.0.jar").module());
        assertEquals("libdiscord.so", gateway("module=libdiscord.so").module());
        assertEquals("bridge", gateway("module=Bridge").module());
    }

    @Test
    void aModuleOfItsOwnMayBringItsOwnType() {
        ServiceDefinition pager =
                only("[p.example.org]\ncategory=gateway\ntype=Pager\nmodule=pager.jar");
        assertEquals("pager", pager.type());
        assertEquals("pager.jar", pager.module());
        assertEquals(
                "discord",
                only("[d.x]\ncategory=gateway\ntype=discord\nmodule=purple\nparams=prpl-discord")
                        .type());
    }

    @Test
    void paramsEscapeSemicolonAndBackslash() {
        assertEquals(
                Map.of("a", "x;y", "b", "c\\d", "e", "1=2", "f", ""),
                gateway("params=prpl-irc; a = x\\;y ;b=c\\\\d;;e=1=2;f=;").parameters().values());
    }

    @Test
    void pathsMayWanderWithinTheHome() {
        assertEquals(
                Optional.of("conf/access.xml"),
                gateway("access=.\\conf\\x\\..\\access.xml").access());
    }

    @Test
    void aDomainIsPrepared() {
        assertEquals(
                "xn--bcher-kva.example.org",
                only("[Bücher.Example.ORG]\ncategory=proxy\ntype=bytestreams").domain());
    }

    @Test
    void aSectionThatIsSwitchedOffIsNotServed() {
        ServicesFile file =
                parse(
                        "[a.x]\ncategory=proxy\ntype=bytestreams\nenabled=No\n[b.x]\ncategory=proxy\ntype=bytestreams\nenabled=yes\n");
        assertEquals(List.of(), file.problems());
        assertEquals(
                List.of("b.x"),
                file.definitions().stream().map(ServiceDefinition::domain).toList());
        assertFalse(file.section("A.X").orElseThrow().enabled());
        assertTrue(file.section("a.x").orElseThrow().definition().isPresent());
    }

    @Test
    void byteOrderMarkAndAllLineEndingsAreAcceptedAndKept() {
        for (String ending : List.of("\n", "\r\n", "\r")) {
            byte[] bytes =
                    ("\uFEFF" + EXAMPLE.replace("\n", ending)).getBytes(StandardCharsets.UTF_8);
            ServicesFile file = ServicesFile.parse(bytes);
            assertEquals(List.of(), file.problems());
            assertEquals(parse(EXAMPLE).definitions(), file.definitions());
            assertArrayEquals(bytes, file.print());
        }
    }

    @Test
    void theModelKeepsOrderAndUnknownKeys() {
        Section section =
                parse("[a.x]\ntype=bytestreams\nColour = red\ncategory=proxy\n").sections().get(0);
        assertEquals(
                List.of(
                        new Entry("type", "bytestreams", 2, 1, 6),
                        new Entry("colour", "red", 3, 1, 10),
                        new Entry("category", "proxy", 4, 1, 10)),
                section.entries());
        assertEquals(Optional.of("red"), section.value("colour"));
        assertTrue(section.definition().isPresent());
    }

    @Test
    void nothingIsAFileToo() {
        ServicesFile file = ServicesFile.parse(new byte[0]);
        assertEquals(List.of(), file.sections());
        assertEquals(List.of(), file.problems());
        assertEquals(0, file.print().length);
    }
}
