package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Relay;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.Told;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody else has the nickname: XEP-0100 version 1.0 section 4.4.2, RFC 2812 ERR_NICKNAMEINUSE. */
class NicknameInUseIT {

    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void theUserIsToldOnceAndGetsNoOtherNickname() throws Exception {
        Relay relay = scene.with(Relay.to(scene.ngircd().port()));
        scene.start(Scene.ircSection(Scene.IRC, relay.port()));
        scene.awaitService(Scene.IRC);
        XmppUser alice = scene.user("alice");
        IrcClient romeo = scene.irc("romeo");

        // ngircd's own words.
        gateway.registerRefused(
                alice, "romeo", "", StanzaError.Condition.conflict, "Nickname already in use");
        assertEquals(1, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);

        romeo.close();
        IrcClient juliet = scene.irc("juliet");
        juliet.awaitPresence("romeo", false);
        gateway.registerAndWait(alice, "romeo");
        juliet.awaitPresence("romeo", true);

        // Somebody else takes it while she is away.
        alice.send(alice.presence(Presence.Type.unavailable));
        juliet.awaitPresence("romeo", false);
        IrcClient other = scene.irc("romeo");
        alice.available();
        Told.failure(alice, Scene.IRC, StanzaError.Condition.conflict, "Nickname already in use");
        assertEquals(3, relay.awaitQuiet(Duration.ofSeconds(8)), "it is not tried again");
        Told.nothingMore(alice, Scene.IRC);

        other.close();
        juliet.awaitPresence("romeo", false);
        alice.send(alice.presence(Presence.Type.unavailable));
        alice.available();
        alice.awaitPresence(Scene.IRC, Presence.Type.available);
        juliet.awaitPresence("romeo", true);
        assertEquals(4, relay.connections());
    }
}
