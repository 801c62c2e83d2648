package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * Who is typing. libpurple tells it by signals, for there are no conversations that stay; the time after which a protocol wants
 * a state to lapse it keeps in the conversation, so that time is the gateway's own. For the loop thread.
 */
final class TypingOps {

    private record Talk(Login login, String to) {}

    private final Edge edge;
    private final Logins logins;
    private final EventLoopOps eventLoop;
    private final EventSink sink;

    /** Timers of protocols that want to be told again and again. */
    private final Map<Talk, Integer> repeating = new HashMap<>();

    private final PurpleCallbacks.BuddyTyping begins =
            (account, name, data) -> report(account, name, "TYPING");
    private final PurpleCallbacks.BuddyTyping pauses =
            (account, name, data) -> report(account, name, "PAUSED");
    private final PurpleCallbacks.BuddyTyping ceases =
            (account, name, data) -> report(account, name, "NOT_TYPING");
    private final Memory handle = new Memory(8);

    TypingOps(Edge edge, Logins logins, EventLoopOps eventLoop, EventSink sink) {
        this.edge = edge;
        this.logins = logins;
        this.eventLoop = eventLoop;
        this.sink = sink;
    }

    /** Whether a protocol can be told who types. Those that can tell it as well. */
    static boolean isOffered(Pointer protocolInfo) {
        return protocolInfo.getPointer(Layout.PURPLE_PLUGIN_PROTOCOL_INFO_SEND_TYPING) != null;
    }

    /** After libpurple has started. */
    void connect() {
        connect("buddy-typing", begins);
        connect("buddy-typed", pauses);
        connect("buddy-typing-stopped", ceases);
    }

    private void connect(String signal, PurpleCallbacks.BuddyTyping callback) {
        Purple.purple_signal_connect(
                Purple.purple_conversations_get_handle(),
                signal,
                handle,
                CallbackReference.getFunctionPointer(callback),
                null);
    }

    private void report(Pointer account, Pointer name, String state) {
        edge.run(
                "a contact's typing",
                () -> {
                    Login login = logins.ofAccount(account);
                    if (login != null && login.isOnline() && !login.isEnding()) {
                        String from = login.normalize(C.string(name));
                        sink.send(new Event.Typing(login.number, from, state));
                    }
                });
    }

    /** The user types, or ceases to. */
    void tell(Login login, String to, String state) {
        ceases(login, to);
        if (!login.isOnline()) {
            return;
        }
        int purple =
                switch (state) {
                    case "TYPING" -> Purple.PURPLE_TYPING;
                    case "PAUSED" -> Purple.PURPLE_TYPED;
                    default -> Purple.PURPLE_NOT_TYPING;
                };
        int again = Purple.serv_send_typing(login.connection(), to, purple);
        login.dialect().flush();
        if (again > 0 && purple == Purple.PURPLE_TYPING) {
            Talk talk = new Talk(login, to);
            repeating.put(
                    talk,
                    eventLoop.after(
                            again * 1000L,
                            () -> {
                                repeating.remove(talk);
                                tell(login, to, state);
                            }));
        }
    }

    /** What the user typed has been sent: nothing of it is told again. */
    void ceases(Login login, String to) {
        Integer timer = repeating.remove(new Talk(login, to));
        if (timer != null) {
            eventLoop.cancel(timer);
        }
    }

    /** The account has gone. */
    void forget(Login login) {
        repeating
                .entrySet()
                .removeIf(
                        entry -> {
                            boolean his = entry.getKey().login() == login;
                            if (his) {
                                eventLoop.cancel(entry.getValue());
                            }
                            return his;
                        });
    }
}
