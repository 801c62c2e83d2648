package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.search.ReportedData;
import org.jivesoftware.smackx.search.UserSearchManager;
import org.jivesoftware.smackx.vcardtemp.VCardManager;
import org.jivesoftware.smackx.vcardtemp.packet.VCard;
import org.jivesoftware.smackx.xdata.form.FillableForm;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;

/** XEP-0055 version 1.3: Smack's search manager finds accounts through the server's own user provider. */
class DirectoryIT {

    private static final String USERS = "users." + OpenfireServer.DOMAIN;
    private static final String STRICT = "strict." + OpenfireServer.DOMAIN;

    @RegisterExtension final Scene scene = new Scene();

    @Test
    void findsPeople() throws Exception {
        scene.start(
                """
                [%s]
                category=directory
                type=user
                name=People
                browse=public
                params=excludeUsers=tybalt

                [%s]
                category=directory
                type=user
                name=Strict
                browse=public
                params=email=0;match=exact;wildcards=0;least=3;limit=1;excludeGroups=Nobody;cards=0
                """
                        .formatted(USERS, STRICT));
        scene.awaitService(USERS);
        scene.awaitService(STRICT);
        scene.awaitLog("Nobody");
        var probe = scene.server().probe();
        probe.addUser("juliet", Scene.PASSWORD, "Juliet Capulet", "Juliet@Capulet.example");
        probe.addUser("tybalt", Scene.PASSWORD, "Tybalt Capulet", "tybalt@capulet.example");
        probe.addUser("nurse", Scene.PASSWORD, "Angelica 50%", "nurse@capulet.example");
        probe.addUser("friar", Scene.PASSWORD, "Laurence Capulet", "friar@capulet.example");
        for (String hidden : List.of("name.visible", "email.visible")) {
            probe.update(
                    "INSERT INTO ofUserProp (username, name, propValue) VALUES ('friar', '%s', 'false')"
                            .formatted(hidden));
        }
        XmppUser romeo = scene.user("romeo");

        UserSearchManager manager = new UserSearchManager(romeo.connection());
        DomainBareJid users = JidCreate.domainBareFrom(USERS);
        assertTrue(manager.getSearchServices().contains(users));
        assertEquals(
                "directory/user People",
                romeo.info(USERS).getIdentities().stream()
                        .map(i -> i.getCategory() + "/" + i.getType() + " " + i.getName())
                        .findFirst()
                        .orElseThrow());

        // The database tells upper case from lower; who searches need not.
        assertEquals(List.of("juliet"), found(manager, users, "CAPULET", "Name"));
        assertEquals(List.of("juliet", "nurse"), found(manager, users, "capulet", "Email"));
        assertEquals(List.of("juliet"), found(manager, users, "JULIET", "Username"));
        assertEquals(List.of("juliet"), found(manager, users, "ju*et", "Username"));
        // What is a wildcard to the database is none to the user.
        assertEquals(List.of("nurse"), found(manager, users, "50%", "Name"));
        assertEquals(List.of(), found(manager, users, "J%t", "Name"));
        assertEquals(List.of(), found(manager, users, "tybalt", "Username"));
        // Who hides his name and address is found by neither (above), and shown without.
        assertEquals(List.of("friar"), found(manager, users, "friar", "Username"));
        VCardManager cards = VCardManager.getInstanceFor(romeo.connection());
        VCard friar = cards.loadVCard(JidCreate.entityBareFrom("friar@" + USERS));
        assertEquals("friar", friar.getField("FN"));
        assertFalse(friar.toXML().toString().contains("capulet.example"), friar::toString);

        DomainBareJid strict = JidCreate.domainBareFrom(STRICT);
        assertEquals(List.of("juliet"), found(manager, strict, "juliet", "Username"));
        assertEquals(List.of(), found(manager, strict, "juli", "Username"));
        XMPPErrorException shortText =
                assertThrows(
                        XMPPErrorException.class, () -> found(manager, strict, "ju", "Username"));
        assertEquals(
                StanzaError.Condition.not_acceptable, shortText.getStanzaError().getCondition());

        // Cards: Juliet has made one, the nurse has not, Tybalt is hidden.
        try (XmppUser juliet = XmppUser.logIn(scene.server(), "juliet", Scene.PASSWORD)) {
            VCard card = new VCard();
            card.setNickName("Jule");
            VCardManager.getInstanceFor(juliet.connection()).saveVCard(card);
        }
        assertEquals(
                "Jule", cards.loadVCard(JidCreate.entityBareFrom("juliet@" + USERS)).getNickName());
        assertEquals(
                "nurse", cards.loadVCard(JidCreate.entityBareFrom("nurse@" + USERS)).getNickName());
        for (String hidden : List.of("tybalt@" + USERS, "mab@" + USERS, "juliet@" + STRICT)) {
            XMPPErrorException none =
                    assertThrows(
                            XMPPErrorException.class,
                            () -> cards.loadVCard(JidCreate.entityBareFrom(hidden)));
            assertEquals(
                    StanzaError.Condition.service_unavailable,
                    none.getStanzaError().getCondition(),
                    hidden);
        }
    }

    /** The user names of those who are found in a field. */
    private static List<String> found(
            UserSearchManager manager, DomainBareJid service, String text, String field)
            throws Exception {
        DataForm form = manager.getSearchForm(service);
        FillableForm answer = new FillableForm(form);
        answer.setAnswer("search", text);
        for (String each : List.of("Username", "Name", "Email")) {
            if (form.hasField(each)) {
                answer.setAnswer(each, each.equals(field));
            }
        }
        ReportedData data = manager.getSearchResults(answer.getDataFormToSubmit(), service);
        List<String> names = new ArrayList<>();
        for (ReportedData.Row row : data.getRows()) {
            String name = row.getValues("Username").get(0).toString();
            assertEquals(
                    name + "@" + OpenfireServer.DOMAIN, row.getValues("jid").get(0).toString());
            names.add(name);
        }
        return names;
    }
}
