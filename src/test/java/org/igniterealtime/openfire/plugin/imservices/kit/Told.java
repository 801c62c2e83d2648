package org.igniterealtime.openfire.plugin.imservices.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.StanzaError;

/** What a gateway has told a user about a log-in (XEP-0100 section 4.4.2). */
public final class Told {

    private Told() {}

    /** Waits until the gateway has said, as a presence error and as a message, why the user is not logged in. Gives the message. */
    public static String failure(
            XmppUser user, String gateway, StanzaError.Condition condition, String reason)
            throws InterruptedException {
        Presence error = user.awaitPresence(gateway, Presence.Type.error, Limits.ANSWER);
        assertEquals(condition, error.getError().getCondition());
        assertTrue(
                error.getError().getDescriptiveText().contains(reason),
                error.getError().toString());
        String text =
                user.awaitMessage("the reason", message -> XmppUser.isFrom(message, gateway))
                        .getBody();
        assertTrue(text.contains(reason), text);
        return text;
    }

    /** That the gateway has said nothing more. */
    public static void nothingMore(XmppUser user, String gateway) {
        assertEquals(
                List.of(),
                user.messages(message -> XmppUser.isFrom(message, gateway)).stream()
                        .map(Message::getBody)
                        .toList());
        assertEquals(
                List.of(),
                user.presences(
                        presence ->
                                XmppUser.isFrom(presence, gateway)
                                        && presence.getType() == Presence.Type.error));
    }
}
