package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.time.Clock;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.RoomEvent;

/**
 * What libpurple tells of chats, through {@code PurpleConversationUiOps} and signals. Messages of now are taken at the signal
 * {@code receiving-chat-msg}, because libpurple keeps what it writes into a conversation for as long as that lives.
 */
final class ChatOps {

    private static final int STOP = 1;
    private static final int GO_ON = 0;
    private static final int DECLINE = -1;

    private final Edge edge;
    private final Loop loop;
    private final Logins logins;
    private final Notices notices;
    private final Clock clock;
    private final EventSink sink;

    private Rooms rooms;
    private ChatComponents chatComponents;

    private final PurpleCallbacks.Subject created = this::created;
    private final PurpleCallbacks.Subject destroyed = this::destroyed;
    private final PurpleCallbacks.AddOccupants added = this::added;
    private final PurpleCallbacks.RenameOccupant renamed = this::renamed;
    private final PurpleCallbacks.UpdateOccupant updated = this::updated;
    private final PurpleCallbacks.ChatSignal joined = this::joined;
    private final PurpleCallbacks.ChatSignal left = this::left;
    private final PurpleCallbacks.ChatChanged gone = this::gone;
    private final PurpleCallbacks.ChatChanged topic = this::topic;
    private final PurpleCallbacks.ReceivingIm receiving = this::receiving;
    private final PurpleCallbacks.ChatInvited invited = this::invited;
    private final PurpleCallbacks.ChatJoinFailed failed = this::failed;
    private final Memory handle = new Memory(8);

    ChatOps(Edge edge, Loop loop, Logins logins, Notices notices, Clock clock, EventSink sink) {
        this.edge = edge;
        this.loop = loop;
        this.logins = logins;
        this.notices = notices;
        this.clock = clock;
        this.sink = sink;
    }

    /** Its part of the table of {@code PurpleConversationUiOps}. */
    void fill(FunctionTable table) {
        table.set(Layout.CONVERSATION_CREATE_CONVERSATION, created)
                .set(Layout.CONVERSATION_DESTROY_CONVERSATION, destroyed)
                .set(Layout.CONVERSATION_CHAT_ADD_USERS, added)
                .set(Layout.CONVERSATION_CHAT_RENAME_USER, renamed)
                .set(Layout.CONVERSATION_CHAT_UPDATE_USER, updated);
    }

    /** After libpurple has started. */
    void connect(Rooms all, ChatComponents components) {
        rooms = all;
        chatComponents = components;
        connect("chat-joined", CallbackReference.getFunctionPointer(joined));
        connect("chat-left", CallbackReference.getFunctionPointer(left));
        connect("chat-buddy-left", CallbackReference.getFunctionPointer(gone));
        connect("chat-topic-changed", CallbackReference.getFunctionPointer(topic));
        connect("receiving-chat-msg", CallbackReference.getFunctionPointer(receiving));
        connect("chat-invited", CallbackReference.getFunctionPointer(invited));
        connect("chat-join-failed", CallbackReference.getFunctionPointer(failed));
    }

    private void connect(String signal, Pointer function) {
        Purple.purple_signal_connect(
                Purple.purple_conversations_get_handle(), signal, handle, function, null);
    }

    static boolean isChat(Pointer conversation) {
        return Purple.purple_conversation_get_type(conversation) == Purple.PURPLE_CONV_TYPE_CHAT;
    }

    private void created(Pointer conversation) {
        edge.run(
                "create_conversation",
                () -> {
                    Login login =
                            logins.ofAccount(Purple.purple_conversation_get_account(conversation));
                    if (login != null && !login.isEnding() && isChat(conversation)) {
                        rooms.created(login, conversation);
                    }
                });
    }

    private void destroyed(Pointer conversation) {
        edge.run("destroy_conversation", () -> rooms.destroyed(conversation));
    }

    private void joined(Pointer conversation, Pointer data) {
        edge.run(
                "chat-joined",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room != null) {
                        rooms.here(room, List.of());
                    }
                });
    }

    private void added(Pointer conversation, Pointer occupants, int arrivals) {
        edge.run(
                "chat_add_users",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room != null) {
                        rooms.here(
                                room,
                                C.list(occupants).stream()
                                        .map(Purple::purple_conv_chat_cb_get_name)
                                        .map(C::orEmpty)
                                        .toList());
                    }
                });
    }

    private void renamed(Pointer conversation, Pointer before, Pointer now, Pointer alias) {
        edge.run(
                "chat_rename_user",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room != null) {
                        rooms.tell(room, new RoomEvent.Renamed(C.string(before), C.string(now)));
                    }
                });
    }

    private void updated(Pointer conversation, Pointer nick) {
        edge.run(
                "chat_update_user",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room != null && room.entered) {
                        rooms.here(room, List.of(C.string(nick)));
                    }
                });
    }

    private void gone(Pointer conversation, Pointer nick, Pointer reason, Pointer data) {
        edge.run(
                "chat-buddy-left",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room == null) {
                        return;
                    }
                    RoomEvent.Out how = how(room, Markup.toText(C.string(reason)));
                    rooms.tell(
                            room,
                            new RoomEvent.Gone(C.string(nick), how.how(), how.by(), how.reason()));
                });
    }

    private void left(Pointer conversation, Pointer data) {
        edge.run(
                "chat-left",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room != null && !room.login.isEnding()) {
                        rooms.left(room, how(room, ""));
                    }
                });
    }

    /** What the dialect knows of it, for libpurple tells no more than words for people. */
    private static RoomEvent.Out how(Room room, String words) {
        RoomEvent.Out known = room.login.dialect().departure();
        return known == null ? new RoomEvent.Out("LEFT", "", words) : known;
    }

    private void topic(Pointer conversation, Pointer who, Pointer text, Pointer data) {
        edge.run(
                "chat-topic-changed",
                () -> {
                    Room room = rooms.of(conversation);
                    if (room != null) {
                        rooms.subject(room, C.string(who), C.string(text));
                    }
                });
    }

    private int receiving(
            Pointer account,
            Pointer sender,
            Pointer message,
            Pointer conversation,
            Pointer flags,
            Pointer data) {
        return edge.call(
                "receiving-chat-msg",
                GO_ON,
                () -> {
                    Room room = conversation == null ? null : rooms.of(conversation);
                    int how = flags.getInt(0);
                    if (room == null || (how & Purple.PURPLE_MESSAGE_DELAYED) != 0) {
                        return GO_ON;
                    }
                    take(
                            room,
                            C.string(sender.getPointer(0)),
                            C.string(message.getPointer(0)),
                            how,
                            clock.millis());
                    return STOP;
                });
    }

    /** What is written into a chat's conversation: of another time, or libpurple's own words. */
    void written(Pointer conversation, String name, String html, int flags, long time) {
        loop.later(
                () -> {
                    if (rooms.of(conversation) != null) {
                        Purple.purple_conversation_clear_message_history(conversation);
                    }
                });
        Room room = rooms.of(conversation);
        if (room == null) {
            return;
        }
        if ((flags & Purple.PURPLE_MESSAGE_ERROR) != 0) {
            notices.tell(room.login, Markup.toHtml(room.name) + ": " + html);
        } else if ((flags & Purple.PURPLE_MESSAGE_SYSTEM) == 0) {
            take(room, name, html, flags, time * 1000);
        }
    }

    private void take(Room room, String nick, String html, int flags, long time) {
        String text = Markup.toText(html);
        boolean own =
                (flags & Purple.PURPLE_MESSAGE_SEND) != 0
                        || !nick.isEmpty() && nick.equals(room.nick());
        if (own && room.login.dialect().isEcho(room, text)) {
            return;
        }
        rooms.tell(room, new RoomEvent.Said(nick, text, time));
    }

    /** Declined, so that libpurple asks nobody, and nobody told of that: see {@link ChatComponents}. The user is told, and may join. */
    private int invited(
            Pointer account,
            Pointer inviter,
            Pointer room,
            Pointer message,
            Pointer components,
            Pointer data) {
        return edge.call(
                "chat-invited",
                DECLINE,
                () -> {
                    Login login = logins.ofAccount(account);
                    if (login != null && !login.isEnding()) {
                        String name = rooms.names().toPlugin(C.string(room));
                        String reason = Markup.toText(C.string(message));
                        String password = ChatComponents.password(components);
                        sink.send(
                                new Room(login, name)
                                        .event(
                                                new RoomEvent.Invited(
                                                        login.normalize(C.string(inviter)),
                                                        reason,
                                                        password)));
                    }
                    return DECLINE;
                });
    }

    private void failed(Pointer connection, Pointer components, Pointer data) {
        edge.run(
                "chat-join-failed",
                () -> {
                    Login login = logins.ofConnection(connection);
                    if (login == null) {
                        return;
                    }
                    for (Room room : rooms.of(login)) {
                        if (room.conversation == null
                                && chatComponents.mention(
                                        connection,
                                        components,
                                        rooms.names().toPurple(room.name))) {
                            rooms.refuse(room, "OTHER", "");
                        }
                    }
                });
    }
}
