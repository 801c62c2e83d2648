package org.igniterealtime.openfire.plugin.imservices.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The jabber:iq:gateway protocol: XEP-0100 section 6.3. */
class GatewayAddressTest {

    private final GatewayKit kit = new GatewayKit().start();

    @Test
    void prompts() {
        kit.in(
                "<iq type='get' id='g' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:gateway'/></iq>");
        kit.out(
                "<iq type='result' id='g' from='net.example.org' to='alice@example.org/home'>"
                        + "<query xmlns='jabber:iq:gateway'><desc>Please enter the Scripted name of the"
                        + " person you would like to contact.</desc><prompt>Contact ID</prompt></query></iq>");
    }

    @Test
    void makesAnAddress() {
        kit.in(
                "<iq type='set' id='g' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:gateway'><prompt>Foo Bar</prompt></query></iq>");
        kit.out(
                "<iq type='result' id='g' from='net.example.org' to='alice@example.org/home'>"
                        + "<query xmlns='jabber:iq:gateway'><jid>foo\\20bar@net.example.org</jid>"
                        + "<prompt>foo\\20bar@net.example.org</prompt></query></iq>");
    }

    @Test
    void refusesWhatIsNoName() {
        kit.in(
                "<iq type='set' id='g' from='alice@example.org/home' to='net.example.org'>"
                        + "<query xmlns='jabber:iq:gateway'/></iq>");
        assertTrue(kit.next().toXML().contains("not-acceptable"));
    }
}
