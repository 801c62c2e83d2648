package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit itself: its clients reach its servers. */
class ClientsIT {

    @Test
    void ircClientsTalkOnNgircd() throws Exception {
        try (Ngircd server = Ngircd.start();
                IrcClient romeo = IrcClient.connect(server.port(), "romeo")) {
            try (IrcClient juliet = IrcClient.connect(server.port(), "juliet")) {
                romeo.say("juliet", "O, wilt thou leave me so unsatisfied? – çé");
                assertEquals(
                        "O, wilt thou leave me so unsatisfied? – çé", juliet.awaitMessage("romeo"));
                romeo.awaitPresence("juliet", true);
            }
            romeo.awaitPresence("juliet", false);
        }
    }

    @Test
    void ngircdWithTlsEndsAsWell() throws Exception {
        int port;
        try (Ngircd server = Ngircd.withTls()) {
            port = server.port();
        }
        assertFalse(Ports.isOpen(port));
    }

    @Test
    void xmppUsersTalkOnOpenfire() throws Exception {
        try (OpenfireServer server = OpenfireServer.forTests()) {
            server.start();
            server.probe().addUser("alice", "secret");
            server.probe().addUser("bob", "secret");
            try (XmppUser alice = XmppUser.logIn(server, "alice", "secret");
                    XmppUser bob = XmppUser.logIn(server, "bob", "secret")) {
                alice.say(bob.jid().toString(), "one\ntwo");
                assertEquals(
                        List.of("one\ntwo"),
                        bob.awaitMessages(alice.jid().toString(), 1, Limits.ANSWER));
                alice.items(server.domain());
            }
        }
    }
}
