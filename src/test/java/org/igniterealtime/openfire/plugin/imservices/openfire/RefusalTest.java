package org.igniterealtime.openfire.plugin.imservices.openfire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dom4j.DocumentException;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.junit.jupiter.api.Test;
import org.xmpp.packet.IQ;
import org.xmpp.packet.PacketError.Condition;

class RefusalTest {

    private static IQ refused(String child) throws DocumentException {
        IQ request =
                new IQ(
                        DocumentHelper.parseText(
                                        "<iq type='set' id='7' from='a@example.org/x' to='files.example.org'>"
                                                + child
                                                + "</iq>")
                                .getRootElement());
        return (IQ) Refusal.of(request, Condition.service_unavailable).orElseThrow();
    }

    /** RFC 6120 section 8.3.1 lets an error repeat the request. */
    @Test
    void whatWasAskedComesBackEmptied() throws DocumentException {
        IQ answer =
                refused(
                        "<query xmlns='http://jabber.org/protocol/bytestreams' sid='s1'><activate>b@example.org/y</activate></query>");
        assertEquals(IQ.Type.error, answer.getType());
        assertEquals("7", answer.getID());
        assertEquals("a@example.org/x", answer.getTo().toString());
        assertEquals(Condition.service_unavailable, answer.getError().getCondition());
        Element asked = answer.getElement().element("query");
        assertEquals("http://jabber.org/protocol/bytestreams", asked.getNamespaceURI());
        assertEquals("s1", asked.attributeValue("sid"));
        assertTrue(asked.elements().isEmpty());
        assertEquals("", asked.getText());
    }

    @Test
    void nothingAskedNothingBack() throws DocumentException {
        assertEquals(1, refused("").getElement().elements().size());
    }
}
