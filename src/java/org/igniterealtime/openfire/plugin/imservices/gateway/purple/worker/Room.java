package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/** A room that an account is in, or on its way into: one of libpurple's chats, once it is there. For the loop thread. */
final class Room {

    final Login login;

    /** As the plugin calls it. */
    final String name;

    /** Of {@code System.nanoTime}: when it was asked for, or when the network said that the account is in. */
    long since = System.nanoTime();

    /** The {@code PurpleConversation}; null until the network has let the account in. */
    Pointer conversation;

    /** Who was called that set {@link #subject}. */
    String subjectBy = "";

    String subject = "";

    /** The plugin has been told that the account is in. */
    boolean entered;

    /** The plugin wants it no more. */
    boolean unwanted;

    /** The network has not been asked yet, because it allows for so many lines only. */
    boolean queued;

    /** As the people in the room are called: libpurple keeps the own nickname normalized. */
    private String own = "";

    Room(Login login, String name) {
        this.login = login;
        this.name = name;
    }

    /** The {@code PurpleConvChat}. */
    Pointer chat() {
        return Purple.purple_conversation_get_chat_data(conversation);
    }

    int id() {
        return Purple.purple_conv_chat_get_id(chat());
    }

    /** What the account is called there. */
    String nick() {
        String normal = C.orEmpty(Purple.purple_conv_chat_get_nick(chat()));
        if (!has(own) || !isNormal(own, normal)) {
            own = has(normal) ? normal : spelled(normal);
        }
        return own;
    }

    private boolean isNormal(String nick, String normal) {
        return nick.equals(normal)
                || C.orEmpty(Purple.purple_normalize(login.account, nick)).equals(normal);
    }

    private String spelled(String normal) {
        for (Pointer occupant : C.list(Purple.purple_conv_chat_get_users(chat()))) {
            String name = C.orEmpty(Purple.purple_conv_chat_cb_get_name(occupant));
            if (isNormal(name, normal)) {
                return name;
            }
        }
        return normal;
    }

    boolean has(String nick) {
        return Purple.purple_conv_chat_find_user(chat(), nick) != 0;
    }

    /** {@code PURPLE_CBFLAGS_...} of somebody who is there. */
    int flags(String nick) {
        return Purple.purple_conv_chat_user_get_flags(chat(), nick);
    }

    RoomEvent.Person person(String nick) {
        int flags = flags(nick);
        return new RoomEvent.Person(nick, rank(flags), (flags & Purple.PURPLE_CBFLAGS_AWAY) != 0);
    }

    /** An {@code Occupant.Rank} by name. */
    static String rank(int flags) {
        if ((flags & Purple.PURPLE_CBFLAGS_FOUNDER) != 0) {
            return "OWNER";
        } else if ((flags & Purple.PURPLE_CBFLAGS_OP) != 0) {
            return "ADMIN";
        } else if ((flags & Purple.PURPLE_CBFLAGS_HALFOP) != 0) {
            return "MODERATOR";
        }
        return (flags & Purple.PURPLE_CBFLAGS_VOICE) != 0 ? "MEMBER" : "NONE";
    }

    Event.InRoom event(RoomEvent what) {
        return new Event.InRoom(login.number, name, what);
    }
}
