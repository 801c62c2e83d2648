package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** {@code PurpleAccountUiOps}: who wants to see a user's presence. */
final class AccountOps {

    private final Edge edge;
    private final Logins logins;
    private final EventSink sink;

    /** A question that waits for the user's answer. libpurple takes it back when the account goes offline. */
    private record Question(Login login, String name, Pointer allow, Pointer deny, Pointer data) {}

    private final Map<Pointer, Question> questions = new HashMap<>();
    private long nextHandle = 1;

    private final PurpleCallbacks.RequestAuthorize requestAuthorize = this::ask;
    private final PurpleCallbacks.Subject close = this::close;
    private final FunctionTable table =
            new FunctionTable(Layout.ACCOUNT_UI_OPS)
                    .set(Layout.ACCOUNT_REQUEST_AUTHORIZE, requestAuthorize)
                    .set(Layout.ACCOUNT_CLOSE_ACCOUNT_REQUEST, close);

    AccountOps(Edge edge, Logins logins, EventSink sink) {
        this.edge = edge;
        this.logins = logins;
        this.sink = sink;
    }

    void install() {
        Purple.purple_accounts_set_ui_ops(table.address());
    }

    private Pointer ask(
            Pointer account,
            Pointer remoteUser,
            Pointer id,
            Pointer alias,
            Pointer message,
            int onList,
            Pointer allow,
            Pointer deny,
            Pointer data) {
        Pointer handle = new Pointer(nextHandle++);
        edge.run(
                "request_authorize",
                () -> {
                    Login login = logins.ofAccount(account);
                    if (login == null) {
                        return;
                    }
                    String name = login.normalize(C.string(remoteUser));
                    questions.put(handle, new Question(login, name, allow, deny, data));
                    sink.send(
                            new Event.AuthorizationRequested(
                                    login.number,
                                    name,
                                    C.string(alias),
                                    Markup.toText(C.string(message))));
                });
        return handle;
    }

    /** The user's answer to all that this contact asked. None when it was taken back meanwhile. */
    void answer(Login login, String name, boolean allowed) {
        String normalized = login.normalize(name);
        Map<Pointer, Question> answered = new HashMap<>(questions);
        answered.values()
                .removeIf(
                        question ->
                                question.login() != login || !question.name().equals(normalized));
        answered.forEach(
                (handle, question) -> {
                    if (questions.remove(handle) != null) {
                        Pointer answer = allowed ? question.allow() : question.deny();
                        if (answer != null) {
                            Function.getFunction(answer).invokeVoid(new Object[] {question.data()});
                        }
                    }
                });
    }

    private void close(Pointer handle) {
        edge.run("close_account_request", () -> questions.remove(handle));
    }
}
