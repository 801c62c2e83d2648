package org.igniterealtime.openfire.plugin.imservices.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.definition.Browse;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Parameters;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
import org.igniterealtime.openfire.plugin.imservices.gateway.ManualTime;
import org.igniterealtime.openfire.plugin.imservices.gateway.RecordingHost;
import org.igniterealtime.openfire.plugin.imservices.gateway.StanzaMatch;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Users.Field;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.Packet;

/** Searches: XEP-0055 version 1.3, XEP-0059 version 1.0. */
class DirectoryTest {

    private static final String DOMAIN = "users.example.org";
    private static final String SEARCH = "jabber:iq:search";
    private static final String FORM = "<x xmlns='jabber:x:data' type='submit'>";

    private final ManualTime time = new ManualTime();
    private final Deque<Packet> sent = new ArrayDeque<>();
    private final RecordingHost host = new RecordingHost(DOMAIN, time, time.clock(), sent::add);
    private final ListedUsers users =
            new ListedUsers()
                    .add("romeo", "Romeo Montague", "romeo@montague.example")
                    .add("juliet", "Juliet Capulet", "juliet@capulet.example")
                    .add("nurse", "Angelica", "");

    private DirectoryService service;

    private void start(String... parameters) throws ServiceException {
        host.users = users;
        service = (DirectoryService) new DirectoryModule().create(definition(parameters), host);
        service.start();
    }

    private static ServiceDefinition definition(String... parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            String[] pair = parameter.split("=", 2);
            values.put(pair[0], pair[1]);
        }
        return new ServiceDefinition(
                DOMAIN,
                "People",
                Category.DIRECTORY,
                "user",
                Browse.PUBLIC,
                List.of(),
                "directory",
                new Parameters("", values),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** Section 2.1, example 1; section 3, example 6: both kinds of form. */
    @Test
    void offersForms() throws Exception {
        start();
        Element query = ask("get", "").getChildElement();
        assertEquals(
                List.of("instructions", "first", "last", "nick", "email", "x"),
                query.elements().stream().map(Element::getName).toList());
        Element form = query.element("x");
        assertEquals("form", form.attributeValue("type"));
        assertEquals(
                List.of("FORM_TYPE", "search", "Username", "Name", "Email"),
                form.elements("field").stream().map(f -> f.attributeValue("var")).toList());
        assertEquals(SEARCH, form.element("field").elementText("value"));
    }

    /** Section 2.1, examples 3 and 4. */
    @Test
    void findsByPlainFields() throws Exception {
        start();
        assertEquals(
                null,
                StanzaMatch.difference(
                        StanzaMatch.parse(
                                "<query xmlns='jabber:iq:search'><item jid='juliet@example.org'>"
                                        + "<first>Juliet</first><last>Capulet</last>"
                                        + "<nick>juliet</nick>"
                                        + "<email>juliet@capulet.example</email></item></query>"),
                        StanzaMatch.parse(
                                ask("set", "<last>capulet</last>").getChildElement().asXML())));
        assertEquals("juliet", found("<first>Juliet</first><email>CAPULET</email>"));
        assertEquals("", found("<first>Juliet</first><email>montague</email>"));
        assertEquals("nurse", found("<first>Angelica</first>"));
    }

    /** Section 3, examples 7 and 8. */
    @Test
    void findsByForm() throws Exception {
        start();
        IQ answer = ask("set", FORM + field("search", "capulet") + field("Name", "1") + "</x>");
        Element form = answer.getChildElement().element("x");
        assertEquals("result", form.attributeValue("type"));
        assertEquals(
                List.of("jid", "Username", "Name", "Email"),
                form.element("reported").elements("field").stream()
                        .map(f -> f.attributeValue("var"))
                        .toList());
        assertEquals(
                List.of("juliet@example.org", "juliet", "Juliet Capulet", "juliet@capulet.example"),
                form.element("item").elements("field").stream()
                        .map(f -> f.elementText("value"))
                        .toList());
        assertEquals("juliet romeo", found(FORM + field("search", ".example") + "</x>"));
        assertEquals(
                "", found(FORM + field("search", ".example") + field("Username", "true") + "</x>"));
        assertEquals("romeo", found(FORM + field("nick", "rom") + "</x>"));
        assertEquals("romeo", found(FORM + field("search", "ro*") + field("Name", "1") + "</x>"));
    }

    @Test
    void needsSomethingToSearch() throws Exception {
        start("least=3");
        refused("not-acceptable", ask("set", ""));
        refused("not-acceptable", ask("set", FORM + field("search", " ") + "</x>"));
        refused("not-acceptable", ask("set", "<nick>ro</nick>"));
        refused("not-acceptable", ask("set", "<nick>**r*o*</nick>"));
        refused(
                "not-acceptable",
                ask("set", FORM + field("search", "romeo") + field("Name", "0") + "</x>"));
        assertEquals("romeo", found("<nick>rom</nick>"));
    }

    @Test
    void findsEverybodyWhereThatIsAllowed() throws Exception {
        start("least=0");
        assertEquals("juliet nurse romeo", found("<nick>*</nick>"));
    }

    @Test
    void showsOnlyWhatWasChosen() throws Exception {
        start("email=0", "wildcards=0");
        Element form = ask("get", "").getChildElement();
        assertEquals(null, form.element("email"));
        assertFalse(form.element("x").asXML().contains("Email"));
        String answer = ask("set", FORM + field("search", "juliet") + "</x>").toXML();
        assertTrue(answer.contains("Juliet Capulet") && !answer.contains("capulet.example"));
        assertFalse(ask("set", "<nick>juliet</nick>").toXML().contains("capulet.example"));
        refused("not-acceptable", ask("set", "<email>capulet</email>"));
        assertEquals("", found("<nick>jul*</nick>"));
    }

    @Test
    void limits() throws Exception {
        start("least=0", "limit=2");
        Element form =
                ask("set", FORM + field("search", "*") + "</x>").getChildElement().element("x");
        assertEquals(2, form.elements("item").size());
        assertTrue(form.elementText("instructions").contains("2"));
    }

    @Test
    void pages() throws Exception {
        start("least=0");
        String set = "<nick>*</nick><set xmlns='http://jabber.org/protocol/rsm'><max>1</max>";
        assertEquals("juliet", found(set + "</set>"));
        assertEquals("nurse", found(set + "<after>juliet@example.org</after></set>"));
        assertEquals("romeo", found(set + "<before/></set>"));
        Element answer = ask("set", set + "</set>").getChildElement();
        assertEquals("3", answer.element("set").elementText("count"));
        refused("item-not-found", ask("set", set + "<after>mab@example.org</after></set>"));
        refused("bad-request", ask("set", "<nick>*</nick>" + SET + "<max>x</max></set>"));
    }

    private static final String SET = "<set xmlns='http://jabber.org/protocol/rsm'>";

    @Test
    void hidesUsersAndGroups() throws Exception {
        users.groups.put("Staff", "nurse");
        start("least=0", "excludeUsers=Romeo, tybalt", "excludeGroups=Staff");
        assertEquals("", host.state);
        assertEquals("juliet", found("<nick>*</nick>"));
        // A card would tell that there is somebody.
        refused("service-unavailable", card("romeo"));
        refused("service-unavailable", card("nurse"));
        refused("service-unavailable", card("mab"));
        assertEquals(IQ.Type.result, card("juliet").getType());
    }

    /** A misspelt group would show whom it should hide. */
    @Test
    void saysThatAGroupIsMissing() throws Exception {
        start("excludeGroups=Staff");
        assertTrue(host.state.contains("Staff"), host.state);
        users.groups.put("Staff", "nurse");
        time.pass(Duration.ofMinutes(1));
        assertEquals("", host.state);
    }

    @Test
    void showsCards() throws Exception {
        users.cards.put("juliet", "<vCard xmlns='vcard-temp'><FN>Juliet!</FN></vCard>");
        start();
        assertEquals("Juliet!", card("juliet").getChildElement().elementText("FN"));
        Element made = card("romeo").getChildElement();
        assertEquals("Romeo Montague", made.elementText("FN"));
        assertEquals("romeo@example.org", made.elementText("JABBERID"));
        assertEquals("romeo@montague.example", made.element("EMAIL").elementText("USERID"));
    }

    @Test
    void showsNoCardsWhereTheyAreOff() throws Exception {
        start("cards=0");
        refused("service-unavailable", card("romeo"));
    }

    /** One answer to whatever is asked, as long as the store cannot be searched; and the administrator is told. */
    @Test
    void saysThatTheStoreCannotBeSearched() throws Exception {
        users.searchable = Set.of();
        start();
        assertEquals(
                "The user store of this server cannot be searched, so nobody is found.",
                host.state);
        refused("feature-not-implemented", ask("get", ""));
        refused("feature-not-implemented", ask("set", "<nick>romeo</nick>"));
        refused("feature-not-implemented", ask("set", FORM + field("search", "x") + "</x>"));
        assertFalse(info().contains(SEARCH));
        users.searchable = EnumSet.of(Field.NAME);
        time.pass(Duration.ofMinutes(1));
        assertEquals("", host.state);
        assertTrue(info().contains(SEARCH));
        assertEquals(null, ask("get", "").getChildElement().element("nick"));
    }

    @Test
    void survivesAStoreThatFails() throws Exception {
        users.broken = new IllegalStateException("the store is away: a test");
        start();
        refused("internal-server-error", ask("set", "<nick>romeo</nick>"));
        users.broken = null;
        assertEquals("romeo", found("<nick>romeo</nick>"));
        assertEquals(2, host.figures.get("searches").getAsDouble());
    }

    /** XEP-0004 section 3.1. */
    @Test
    void takesACancel() throws Exception {
        start();
        IQ answer = ask("set", "<x xmlns='jabber:x:data' type='cancel'/>");
        assertEquals(List.of(), answer.getChildElement().elements());
    }

    @Test
    void isADirectory() throws Exception {
        start();
        String info = info();
        assertTrue(info.contains("category=\"directory\" type=\"user\" name=\"People\""), info);
        assertTrue(info.contains(SEARCH) && info.contains("http://jabber.org/protocol/rsm"));
        service.update(
                new ServiceDefinition(
                        DOMAIN,
                        "Others",
                        Category.DIRECTORY,
                        "user",
                        Browse.PRIVATE,
                        List.of(),
                        "directory",
                        Parameters.NONE,
                        Optional.empty(),
                        List.of(),
                        List.of()));
        assertTrue(info().contains("name=\"Others\""));
    }

    @Test
    void leavesNothingBehind() throws Exception {
        start();
        service.receive(request("get", "", DOMAIN));
        service.stop();
        service.stop();
        assertEquals("resource-constraint", condition((IQ) sent.remove()));
        time.run();
        service.receive(request("get", "", DOMAIN));
        assertEquals("service-unavailable", condition((IQ) sent.remove()));
        assertEquals("[]", sent.toString());
        assertEquals(Set.of(), host.figures.keySet());
    }

    @Test
    void refusesWrongParameters() {
        for (String wrong :
                List.of("limit=0", "match=perhaps", "Limit=3", "name=maybe", "unknown=1")) {
            ServiceException problem =
                    assertThrows(ServiceException.class, () -> start(wrong), wrong);
            assertTrue(
                    problem.getMessage().contains(wrong.substring(0, wrong.indexOf('='))),
                    problem.getMessage());
        }
        assertThrows(ServiceException.class, () -> start("username=0", "name=false", "email=off"));
    }

    @Test
    void saysAllThatIsWrong() {
        String problem =
                assertThrows(ServiceException.class, () -> start("limit=0", "match=x", "nme=1"))
                        .getMessage();
        for (String key : List.of("limit", "match", "nme")) {
            assertTrue(problem.contains(key), problem);
        }
    }

    /** Each account costs the store a question. */
    @Test
    void asksForNoMoreThanItShows() throws Exception {
        for (int n = 0; n < 1000; n++) {
            users.add("guest" + n, "Guest", "");
        }
        start("limit=10");
        Element form =
                ask("set", FORM + field("search", "guest") + "</x>").getChildElement().element("x");
        assertEquals(10, form.elements("item").size());
        assertTrue(form.elementText("instructions").contains("10"));
        assertTrue(users.given < 20, users.given + " accounts");
    }

    /** Every parameter has a name and a help, in words. */
    @Test
    void offersItsParameters() {
        for (String language : List.of("en", "de", "fr", "es", "cs", "zh")) {
            Texts texts = new Texts(java.util.Locale.forLanguageTag(language));
            TypeOffer offer =
                    new TypeOffer(
                            Category.DIRECTORY,
                            "user",
                            "directory",
                            "",
                            "",
                            "",
                            Settings.parameters(texts));
            offer.parameters()
                    .forEach(
                            parameter -> {
                                assertFalse(parameter.label().startsWith("directory."));
                                assertFalse(parameter.help().startsWith("directory."));
                            });
        }
    }

    private String info() {
        IQ request =
                new IQ(
                        StanzaMatch.parse(
                                "<iq type='get' id='q' from='alice@example.org/home' to='"
                                        + DOMAIN
                                        + "'><query xmlns='http://jabber.org/protocol/disco#info'/>"
                                        + "</iq>"));
        service.receive(request);
        return sent.remove().toXML();
    }

    private IQ card(String name) {
        service.receive(
                new IQ(
                        StanzaMatch.parse(
                                "<iq type='get' id='q' from='alice@example.org/home' to='"
                                        + name
                                        + "@"
                                        + DOMAIN
                                        + "'><vCard xmlns='vcard-temp'/></iq>")));
        time.run();
        return (IQ) sent.remove();
    }

    private IQ ask(String type, String content) {
        service.receive(request(type, content, DOMAIN));
        time.run();
        return (IQ) sent.remove();
    }

    private static IQ request(String type, String content, String to) {
        return new IQ(
                StanzaMatch.parse(
                        "<iq type='"
                                + type
                                + "' id='q' from='alice@example.org/home' to='"
                                + to
                                + "'><query xmlns='jabber:iq:search'>"
                                + content
                                + "</query></iq>"));
    }

    private static String field(String name, String value) {
        return "<field var='" + name + "'><value>" + value + "</value></field>";
    }

    /** The names of those who are found, with blanks between them. */
    private String found(String content) {
        IQ answer = ask("set", content);
        assertEquals(IQ.Type.result, answer.getType(), answer.toXML());
        Element query = answer.getChildElement();
        Element form = query.element("x");
        List<Element> items = form == null ? query.elements("item") : form.elements("item");
        return String.join(
                " ",
                items.stream()
                        .map(
                                item ->
                                        form == null
                                                ? item.attributeValue("jid")
                                                : item.element("field").elementText("value"))
                        .map(jid -> jid.substring(0, jid.indexOf('@')))
                        .toList());
    }

    private static void refused(String condition, IQ answer) {
        assertEquals(condition, condition(answer), answer.toXML());
    }

    private static String condition(IQ answer) {
        assertEquals(IQ.Type.error, answer.getType(), answer.toXML());
        return answer.getError().getCondition().toXMPP();
    }
}
