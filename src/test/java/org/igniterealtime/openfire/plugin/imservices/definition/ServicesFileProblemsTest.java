package org.igniterealtime.openfire.plugin.imservices.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each problem of a services file: what is said, where, and whether the section can still be used. */
class ServicesFileProblemsTest {

    private static final String GATEWAY = "[irc.example.org]\ncategory=gateway\ntype=irc\n";
    private static final String TYPES =
            "icq, aim, yahoo, msn, irc, myspace, qq, gadu-gadu, xmpp, twitter, facebook, simple,"
                    + " sametime, silc, groupwise, bonjour, email";
    private static final String CATEGORIES = "conference, gateway, proxy, directory, service";
    private static final String COMMENT = "a line that begins with # or ; is a comment";
    private static final String MODULES =
            "a built-in (bytestreams, conference, directory, mail, monitor, purple), or a .jar or"
                    + " .so file in the modules folder of Openfire's home";

    private static Arguments error(String text, String... problems) {
        return Arguments.of(text, false, List.of(problems));
    }

    private static Arguments warning(String text, String... problems) {
        return Arguments.of(text, true, List.of(problems));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                error(
                        "nonsense",
                        "4:1: the line has no =; expected key=value, or [domain]; " + COMMENT),
                error("  = x", "4:3: there is no key before the =; expected key=value"),
                warning(
                        "  Colour=red",
                        "4:3: the key colour is not known; expected one of category, type, name, browse,"
                                + " ns, module, params, access, history, formdata, enabled"),
                error(
                        "Acces=conf/irc-access.xml",
                        "4:1: the key acces is not known and looks like access; expected access; the"
                                + " service does not start open to everybody"),
                warning(
                        "address=x",
                        "4:1: the key address is not known; expected one of category, type, name, browse,"
                                + " ns, module, params, access, history, formdata, enabled"),
                error(
                        "Type=irc",
                        "4:1: the key type stands already in line 3; expected each key once in a"
                                + " section; only history may be repeated"),
                error(
                        "name=a\u0001b",
                        "4:7: the line holds the character U+0001; expected text without control"
                                + " characters"),
                error(
                        "browse= open",
                        "4:9: browse is \"open\"; expected public (listed by the server) or private (not"
                                + " listed)"),
                error("enabled=1", "4:9: enabled is \"1\"; expected yes or no"));
    }

    static Stream<Arguments> modulesAndParameters() {
        return Stream.of(
                error(
                        "module=foo.dll",
                        "4:8: no module can be called \"foo.dll\"; expected " + MODULES),
                error(
                        "module=../x.jar",
                        "4:8: no module can be called \"../x.jar\"; expected " + MODULES),
                error(
                        "module=/opt/x.so",
                        "4:8: no module can be called \"/opt/x.so\"; expected " + MODULES),
                error("module=a b", "4:8: no module can be called \"a b\"; expected " + MODULES),
                error(
                        "params=prpl-irc;port",
                        "4:17: params holds \"port\", which has no =; expected key=value; only the first"
                                + " part may be a protocol's id, and \\; stands for a semicolon within a"
                                + " value"),
                error(
                        "params=x=1;  x=2",
                        "4:14: params holds the key x twice; expected each key once"),
                error(
                        "params=a=1;=2",
                        "4:12: params holds a value without a key; expected key=value"),
                warning(
                        "params=dir=C:\\x",
                        "4:14: params holds a single backslash, which is read as one; expected \\\\ for a"
                                + " backslash, \\; for a semicolon"),
                error(
                        "ns=jabber:iq:register;a b",
                        "4:24: the namespace \"a b\" holds \" \"; expected namespaces with ; between, for"
                                + " example jabber:iq:register;jabber:iq:gateway"),
                warning("ns=urn:a;urn:a", "4:10: ns holds urn:a twice; expected each once"));
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                error(
                        "access=/etc/access.xml",
                        "4:8: the path /etc/access.xml is not relative; expected a path relative to"
                                + " Openfire's home, for example conf/access.xml"),
                error(
                        "access=C:\\access.xml",
                        "4:8: the path C:\\access.xml is not relative; expected a path relative to"
                                + " Openfire's home, for example conf/access.xml"),
                error(
                        "access=conf/../../a.xml",
                        "4:8: the path conf/../../a.xml leads out of Openfire's home; expected a path"
                                + " within Openfire's home"),
                error(
                        "access=conf/",
                        "4:8: the path conf/ names no file; expected the path of a file, relative to"
                                + " Openfire's home"),
                error(
                        "history=lobby",
                        "4:9: history is \"lobby\", without a semicolon; expected room;path, for example"
                                + " lobby;logs/{service}/{name}/yyyymmdd.txt"),
                error("history=;logs/a", "4:9: history names no room; expected room;path"),
                error(
                        "history=é;  \\\\share\\x",
                        "4:13: the path \\\\share\\x is not relative; expected a path relative to Openfire's"
                                + " home, for example conf/x"),
                error(
                        "history=a;logs/{room}.txt",
                        "4:16: history's path holds {room}; expected {name} for the room, {service} for"
                                + " the domain, or yyyy mm dd hh nn ss for the date and time"));
    }

    static Stream<Arguments> formFields() {
        String types =
                "a type of XEP-0004: boolean, fixed, hidden, jid-multi, jid-single, list-multi,"
                        + " list-single, text-multi, text-private, text-single";
        return Stream.of(
                error(
                        "formdata=a:text-single",
                        "4:10: formdata holds \"a:text-single\"; expected var:label:type, for example"
                                + " email:Your e-mail address:text-single"),
                error(
                        "formdata=a:A:text",
                        "4:14: the field a is of the type \"text\"; expected " + types),
                error(
                        "formdata=a:A:hidden; a:B:hidden",
                        "4:22: formdata holds the field a twice; expected each once"),
                error(
                        "formdata=:A:hidden",
                        "4:10: a field of formdata has no name; expected var:label:type"));
    }

    @ParameterizedTest
    @MethodSource({"lines", "modulesAndParameters", "paths", "formFields"})
    void inALine(String line, boolean usable, List<String> problems) {
        check((GATEWAY + line + "\n").getBytes(StandardCharsets.UTF_8), usable, problems);
    }

    static Stream<Arguments> sections() {
        return Stream.of(
                error(
                        "[a.x]\nname=A\n",
                        "1:1: the section has no category; expected category= " + CATEGORIES,
                        "1:1: the section has no type; expected type= a type of the category"),
                error(
                        "[a.x]\ncategory=proxy\ntype=\n",
                        "1:1: the section has no type; expected type= bytestreams"),
                error(
                        "[a.x]\ncategory=chat\ntype=irc\n",
                        "2:10: there is no category \"chat\"; expected " + CATEGORIES),
                error(
                        "[a.x]\ncategory=gateway\ntype=ircc\nparams=prpl-irc\nmodule=purple\n",
                        "3:6: the category gateway has no type \"ircc\"; expected " + TYPES),
                error(
                        "[a.x]\ncategory=conference\ntype = irc\n",
                        "3:8: the category conference has no type \"irc\"; expected private, public (irc"
                                + " is of category=gateway)"),
                error(
                        "[a b]\ncategory=proxy\ntype=bytestreams\n",
                        "1:1: \"a b\" is no domain; expected a domain name, for example irc.example.org"),
                error(
                        "[]\ncategory=proxy\ntype=bytestreams\n",
                        "1:1: the section has no name; expected a domain name, for example"
                                + " irc.example.org"),
                error(
                        " [a.x\ncategory=proxy\ntype=bytestreams\n",
                        "1:6: the section's name does not end; expected ]"),
                error(
                        "[a.x] # proxy\ncategory=proxy\ntype=bytestreams\n",
                        "1:6: there is text behind the section's name; expected only [domain] in the"
                                + " line; "
                                + COMMENT),
                warning(
                        "[a.x]\ncategory=gateway\ntype=service\n",
                        "3:6: type=service under category=gateway is read as category=service; expected"
                                + " category=service"),
                warning(
                        "category=proxy\n[a.x]\ncategory=proxy\ntype=bytestreams\n",
                        "1:1: there is text before the first section; expected a section's name,"
                                + " [domain], above it; "
                                + COMMENT),
                warning(
                        "[a.x]\ncategory=proxy\ntype=bytestreams\n[A.X]\ncategory=proxy\ntype=bytestreams\n",
                        "4:1: the section [a.x] stands already in line 1; expected each domain once; this"
                                + " second section is not used"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void inASection(String text, boolean usable, List<String> problems) {
        check(text.getBytes(StandardCharsets.UTF_8), usable, problems);
    }

    private static void check(byte[] content, boolean usable, List<String> problems) {
        ServicesFile file = ServicesFile.parse(content);
        assertEquals(problems, file.problems().stream().map(Problem::toString).toList());
        assertEquals(usable ? 1 : 0, file.definitions().size());
    }

    @Test
    void typeServiceUnderAnotherCategoryIsOfTheCategoryService() {
        ServiceDefinition definition =
                ServicesFile.parse(
                                "[a.x]\ncategory=gateway\ntype=service"
                                        .getBytes(StandardCharsets.UTF_8))
                        .definitions()
                        .get(0);
        assertEquals(Category.SERVICE, definition.category());
        assertEquals("monitor", definition.module());
        assertEquals(List.of(), definition.namespaces());
    }

    @Test
    void typeServiceIsThatWithAForeignModuleToo() {
        check(
                "[a.x]\ncategory=proxy\ntype=service\nmodule=other.jar"
                        .getBytes(StandardCharsets.UTF_8),
                true,
                List.of(
                        "3:6: type=service under category=proxy is read as category=service; expected"
                                + " category=service"));
    }

    @Test
    void whatIsNotUtf8HarmsItsSectionOnlyAndNoComment() {
        byte[] content =
                "[a.x]\ncategory=proxy\ntype=bytestreams\nname=é~\n#~\n[b.x]\ncategory=proxy\ntype=bytestreams\n"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < content.length; i++) {
            content[i] = content[i] == '~' ? (byte) 0xFC : content[i];
        }
        ServicesFile file = ServicesFile.parse(content);
        assertEquals(
                List.of(
                        "4:7: the text is not UTF-8; expected the file in UTF-8",
                        "5:2: the comment is not UTF-8; expected the file in UTF-8"),
                file.problems().stream().map(Problem::toString).toList());
        assertEquals(
                List.of("b.x"),
                file.definitions().stream().map(ServiceDefinition::domain).toList());
    }

    @Test
    void columnsCountCharactersNotUtf16Units() {
        check(
                "[a.x]\ncategory=proxy\ntype=bytestreams\nparams=\uD83D\uDE00;b\n"
                        .getBytes(StandardCharsets.UTF_8),
                false,
                List.of(
                        "4:10: params holds \"b\", which has no =; expected key=value; only the first"
                                + " part may be a protocol's id, and \\; stands for a semicolon within a"
                                + " value"));
    }

    @Test
    void utf16IsNamed() {
        ServicesFile file = ServicesFile.parse("\uFEFF[a.x]\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                List.of(
                        "1:1: the file is UTF-16, so none of it can be used; expected the file in UTF-8"),
                file.problems().stream().map(Problem::toString).toList());
        assertThrows(IllegalArgumentException.class, () -> file.add("a.x", List.of()));
    }

    @Test
    void allProblemsAreSaidAtOnceInOrder() {
        List<Integer> lines = new ArrayList<>();
        ServicesFile.parse(
                        "x\n[a.x]\ncategory=proxy\ntype=y\nbrowse=z\n[b.x]\nq\n[c c]\naccess=/x\n"
                                .getBytes(StandardCharsets.UTF_8))
                .problems()
                .forEach(problem -> lines.add(problem.line()));
        assertEquals(List.of(1, 4, 5, 6, 6, 7, 8, 8, 8, 9), lines);
    }
}
