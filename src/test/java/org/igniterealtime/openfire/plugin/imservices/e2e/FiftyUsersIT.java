package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.kit.Gateway;
import org.igniterealtime.openfire.plugin.imservices.kit.IrcClient;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.jivesoftware.smack.packet.Presence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job for fifty users at once: all register, all are online, all exchange messages both ways, none mixed up, lost or doubled. */
class FiftyUsersIT {

    private static final int USERS = 50;
    private static final int MESSAGES = 100;
    @RegisterExtension final Scene scene = new Scene();

    private final Gateway gateway = new Gateway(Scene.IRC);

    @Test
    void fiftyUsersTalkAtOnce() throws Exception {
        scene.start();
        List<XmppUser> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(scene.user("user" + i));
        }
        for (int i = 0; i < USERS; i++) {
            gateway.register(users.get(i), nick(i), "");
        }
        for (XmppUser user : users) {
            user.awaitPresence(Scene.IRC, Presence.Type.available, Limits.LONG);
        }
        List<IrcClient> friends = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            friends.add(scene.irc("friend" + i));
            gateway.addContact(users.get(i), "friend" + i);
        }

        for (int message = 0; message < MESSAGES; message++) {
            for (int i = 0; i < USERS; i++) {
                users.get(i).say(gateway.contact("friend" + i), "out " + i + " " + message);
                friends.get(i).say(nick(i), "in " + i + " " + message);
            }
        }

        for (int i = 0; i < USERS; i++) {
            assertEquals(
                    texts("out", i), friends.get(i).awaitMessages(nick(i), MESSAGES, Limits.LONG));
            assertEquals(
                    texts("in", i),
                    users.get(i)
                            .awaitMessages(gateway.contact("friend" + i), MESSAGES, Limits.LONG));
        }
        for (int i = 0; i < USERS; i++) {
            assertEquals(List.of(), friends.get(i).messages(nick(i)), "nothing came twice");
            String friend = gateway.contact("friend" + i);
            assertEquals(
                    0,
                    users.get(i).countMessages(message -> XmppUser.isFrom(message, friend)),
                    "nothing came twice");
        }
        for (XmppUser user : users) {
            gateway.unregister(user);
        }
        assertEquals(List.of(), scene.server().probe().query("SELECT * FROM ofImsRegistration"));
    }

    private static String nick(int user) {
        return "nick" + user;
    }

    private static List<String> texts(String way, int user) {
        return IntStream.range(0, MESSAGES).mapToObj(i -> way + " " + user + " " + i).toList();
    }
}
