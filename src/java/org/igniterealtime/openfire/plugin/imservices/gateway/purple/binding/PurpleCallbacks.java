package org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;

/**
 * The functions that libpurple calls. All arguments are plain numbers and addresses, which JNA passes without conversion;
 * what they point to is valid until the callback returns, unless libpurple's header says otherwise.
 */
public final class PurpleCallbacks {

    private PurpleCallbacks() {}

    public interface TimeoutAdd extends Callback {
        int callback(int interval, Pointer function, Pointer data);
    }

    public interface InputAdd extends Callback {
        int callback(int fd, int condition, Pointer function, Pointer data);
    }

    /** {@code timeout_remove}, {@code input_remove}. */
    public interface RemoveSource extends Callback {
        int callback(int id);
    }

    /** Something happened to a connection, buddy list node, request handle: no result. */
    public interface Subject extends Callback {
        void callback(Pointer subject);
    }

    public interface ConnectionNotice extends Callback {
        void callback(Pointer connection, Pointer text);
    }

    public interface ReportDisconnectReason extends Callback {
        void callback(Pointer connection, int reason, Pointer text);
    }

    /** {@code notify_added}, {@code request_add}. */
    public interface AddedByOther extends Callback {
        void callback(
                Pointer account, Pointer remoteUser, Pointer id, Pointer alias, Pointer message);
    }

    public interface RequestAuthorize extends Callback {
        Pointer callback(
                Pointer account,
                Pointer remoteUser,
                Pointer id,
                Pointer alias,
                Pointer message,
                int onList,
                Pointer authorize,
                Pointer deny,
                Pointer data);
    }

    public interface WriteConv extends Callback {
        void callback(
                Pointer conversation,
                Pointer name,
                Pointer alias,
                Pointer message,
                int flags,
                long time);
    }

    /** {@code chat_add_users}. */
    public interface AddOccupants extends Callback {
        void callback(Pointer conversation, Pointer occupants, int arrivals);
    }

    public interface RenameOccupant extends Callback {
        void callback(Pointer conversation, Pointer before, Pointer now, Pointer alias);
    }

    public interface UpdateOccupant extends Callback {
        void callback(Pointer conversation, Pointer nick);
    }

    public interface HasFocus extends Callback {
        int callback(Pointer conversation);
    }

    public interface NotifyMessage extends Callback {
        Pointer callback(int type, Pointer title, Pointer primary, Pointer secondary);
    }

    public interface NotifyFormatted extends Callback {
        Pointer callback(Pointer title, Pointer primary, Pointer secondary, Pointer text);
    }

    public interface NotifyUri extends Callback {
        Pointer callback(Pointer uri);
    }

    public interface NotifyEmail extends Callback {
        Pointer callback(
                Pointer connection, Pointer subject, Pointer from, Pointer to, Pointer url);
    }

    /** The addresses of arrays, which may be null. */
    public interface NotifyEmails extends Callback {
        Pointer callback(
                Pointer connection,
                long count,
                int detailed,
                Pointer subjects,
                Pointer senders,
                Pointer recipients,
                Pointer urls);
    }

    public interface NotifyUserInfo extends Callback {
        Pointer callback(Pointer connection, Pointer who, Pointer info);
    }

    public interface RequestInput extends Callback {
        Pointer callback(
                Pointer title,
                Pointer primary,
                Pointer secondary,
                Pointer defaultValue,
                int multiline,
                int masked,
                Pointer hint,
                Pointer okText,
                Pointer ok,
                Pointer cancelText,
                Pointer cancel,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer data);
    }

    public interface RequestChoice extends Callback {
        Pointer callback(
                Pointer title,
                Pointer primary,
                Pointer secondary,
                int defaultValue,
                Pointer okText,
                Pointer ok,
                Pointer cancelText,
                Pointer cancel,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer data,
                Pointer choices);
    }

    public interface RequestAction extends Callback {
        Pointer callback(
                Pointer title,
                Pointer primary,
                Pointer secondary,
                int defaultAction,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer data,
                long count,
                Pointer actions);
    }

    public interface RequestActionWithIcon extends Callback {
        Pointer callback(
                Pointer title,
                Pointer primary,
                Pointer secondary,
                int defaultAction,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer icon,
                long iconSize,
                Pointer data,
                long count,
                Pointer actions);
    }

    public interface RequestFields extends Callback {
        Pointer callback(
                Pointer title,
                Pointer primary,
                Pointer secondary,
                Pointer fields,
                Pointer okText,
                Pointer ok,
                Pointer cancelText,
                Pointer cancel,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer data);
    }

    public interface RequestFile extends Callback {
        Pointer callback(
                Pointer title,
                Pointer name,
                int saving,
                Pointer ok,
                Pointer cancel,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer data);
    }

    public interface RequestFolder extends Callback {
        Pointer callback(
                Pointer title,
                Pointer name,
                Pointer ok,
                Pointer cancel,
                Pointer account,
                Pointer who,
                Pointer conversation,
                Pointer data);
    }

    public interface CloseUi extends Callback {
        void callback(int type, Pointer handle);
    }

    public interface ResolveHost extends Callback {
        int callback(Pointer query, Pointer resolved, Pointer failed);
    }

    // Signals; the last argument is the data given when connecting.

    public interface BuddySignal extends Callback {
        void callback(Pointer buddy, Pointer data);
    }

    public interface BuddyStatusChanged extends Callback {
        void callback(Pointer buddy, Pointer before, Pointer now, Pointer data);
    }

    public interface NodeAliased extends Callback {
        void callback(Pointer node, Pointer before, Pointer data);
    }

    /** {@code buddy-typing}, {@code buddy-typed}, {@code buddy-typing-stopped}. */
    public interface BuddyTyping extends Callback {
        void callback(Pointer account, Pointer name, Pointer data);
    }

    /** {@code receiving-im-msg}: true keeps the message from going any further. */
    public interface ReceivingIm extends Callback {
        int callback(
                Pointer account,
                Pointer sender,
                Pointer message,
                Pointer conversation,
                Pointer flags,
                Pointer data);
    }

    /** {@code jabber-sending-xmlnode}: the address of a stanza's address. */
    public interface SendingXmlnode extends Callback {
        void callback(Pointer connection, Pointer stanza, Pointer data);
    }

    /** {@code jabber-receiving-iq}: true keeps the stanza from going any further. */
    public interface ReceivingIq extends Callback {
        int callback(
                Pointer connection,
                Pointer type,
                Pointer id,
                Pointer from,
                Pointer stanza,
                Pointer data);
    }

    /** {@code jabber-receiving-message}: true keeps the stanza from going any further. */
    public interface ReceivingMessage extends Callback {
        int callback(
                Pointer connection,
                Pointer type,
                Pointer id,
                Pointer from,
                Pointer to,
                Pointer stanza,
                Pointer data);
    }

    /** {@code irc-receiving-text}: the address of a line's address. */
    public interface ReceivingText extends Callback {
        void callback(Pointer connection, Pointer line, Pointer data);
    }

    /** {@code chat-joined}, {@code chat-left}. */
    public interface ChatSignal extends Callback {
        void callback(Pointer conversation, Pointer data);
    }

    /** {@code chat-topic-changed} with who and topic, {@code chat-buddy-left} with name and reason. */
    public interface ChatChanged extends Callback {
        void callback(Pointer conversation, Pointer who, Pointer text, Pointer data);
    }

    /** {@code chat-invited}: below zero declines, above zero accepts, zero asks the user. */
    public interface ChatInvited extends Callback {
        int callback(
                Pointer account,
                Pointer inviter,
                Pointer room,
                Pointer message,
                Pointer components,
                Pointer data);
    }

    /** {@code in_progress} of {@code PurpleRoomlistUiOps}. */
    public interface RoomlistProgress extends Callback {
        void callback(Pointer list, int going);
    }

    public interface ChatJoinFailed extends Callback {
        void callback(Pointer connection, Pointer components, Pointer data);
    }
}
