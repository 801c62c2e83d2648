package org.igniterealtime.openfire.plugin.imservices.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;

class RoomDeedTest {

    private static Optional<RoomDeed> deed(String type, String namespace, String content)
            throws DocumentException {
        return RoomDeed.of(
                new IQ(
                        DocumentHelper.parseText(
                                        "<iq type='%s' id='1' from='boss@x/desk' to='lobby@rooms.x'><query xmlns='%s'>%s</query></iq>"
                                                .formatted(type, namespace, content))
                                .getRootElement()));
    }

    @Test
    void whoOnlyAsksDoesNothing() throws Exception {
        assertTrue(deed("get", RoomDeed.OWNER, "").isEmpty());
        assertTrue(deed("get", RoomDeed.ADMIN, "<item affiliation='outcast'/>").isEmpty());
        assertTrue(deed("set", "jabber:iq:register", "").isEmpty());
        assertTrue(
                deed("set", RoomDeed.OWNER, "<x xmlns='jabber:x:data' type='cancel'/>").isEmpty());
    }

    @Test
    void anEndHasItsReason() throws Exception {
        RoomDeed deed =
                deed("set", RoomDeed.OWNER, "<destroy><reason>Late</reason></destroy>").get();
        assertEquals("IM Services: room lobby@rooms.x destroyed", deed.what().toString());
        assertEquals("(Late)", deed.details());
        assertEquals("", deed("set", RoomDeed.OWNER, "<destroy/>").get().details());
    }

    @Test
    void passwordsAreNotTold() throws Exception {
        RoomDeed deed =
                deed(
                                "set",
                                RoomDeed.OWNER,
                                """
                                <x xmlns='jabber:x:data' type='submit'>
                                <field var='FORM_TYPE'><value>muc#roomconfig</value></field>
                                <field var='muc#roomconfig_roomname'><value>A room</value></field>
                                <field var='muc#roomconfig_roomadmins'><value>a@x</value><value>b@x</value></field>
                                <field var='muc#roomconfig_passwordprotectedroom'><value>1</value></field>
                                <field var='muc#roomconfig_roomsecret'><value>speak friend</value></field>
                                <field var='other' type='text-private'><value>mellon</value></field>
                                <field><value>lost</value></field></x>
                                """)
                        .get();
        assertEquals(
                """
                muc#roomconfig_roomname = A room
                muc#roomconfig_roomadmins = a@x, b@x
                muc#roomconfig_passwordprotectedroom = 1
                muc#roomconfig_roomsecret = \u2026
                other = \u2026
                 = lost""",
                deed.details());
        assertFalse(deed.toString().contains("mellon"));
    }

    @Test
    void peopleAreNamed() throws Exception {
        RoomDeed deed =
                deed(
                                "set",
                                RoomDeed.ADMIN,
                                "<item nick='tybalt' role='none'><reason>Enough</reason></item>"
                                        + "<item jid='tybalt@x' affiliation='outcast'/>")
                        .get();
        assertEquals(
                "nick = tybalt, role = none (Enough)\njid = tybalt@x, affiliation = outcast",
                deed.details());
    }
}
