package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * {@code PurpleRequestUiOps}: questions that libpurple has. Those about an account go to its user. All others are declined once the
 * callback has returned, because what waits for an answer hangs: files, for there is no disk of the user's here; and what is about no
 * account, which is how a certificate comes that libpurple could not verify.
 */
final class RequestOps {

    private static final String FILE = "FILE";
    private static final String NOT_THE_USERS = "NOT_THE_USERS";
    private static final String TOO_MUCH = "TOO_MUCH";

    /** How a question is made of what a callback got: the login is null for nobody's. */
    private interface Asker {
        Question question(Login login);
    }

    /** A question that is declined as soon as its asker has returned. */
    private record Refused(int number, Login login, Question question, String why) {}

    private final Edge edge;
    private final Loop loop;
    private final Context context;
    private final Notices notices;
    private final Logins logins;
    private final Questions questions;
    private final EventSink sink;

    /** By the handle that libpurple got for each. */
    private final Map<Long, Refused> refused = new HashMap<>();

    private long nextHandle = 1;
    private String refusal = "";

    private final PurpleCallbacks.RequestInput input =
            (title,
                    primary,
                    secondary,
                    value,
                    multiline,
                    masked,
                    hint,
                    okText,
                    ok,
                    noText,
                    no,
                    account,
                    who,
                    conversation,
                    data) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, primary, secondary)
                                            .input(
                                                    C.string(value),
                                                    multiline != 0,
                                                    masked != 0,
                                                    ok,
                                                    no,
                                                    data));
    private final PurpleCallbacks.RequestChoice choice =
            (title,
                    primary,
                    secondary,
                    value,
                    okText,
                    ok,
                    noText,
                    no,
                    account,
                    who,
                    conversation,
                    data,
                    choices) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, primary, secondary)
                                            .choice(value, choices, ok, no, data));
    private final PurpleCallbacks.RequestAction action =
            (title, primary, secondary, value, account, who, conversation, data, count, actions) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, primary, secondary)
                                            .action(value, count, actions, data));
    private final PurpleCallbacks.RequestActionWithIcon actionWithIcon =
            (title,
                    primary,
                    secondary,
                    value,
                    account,
                    who,
                    conversation,
                    icon,
                    size,
                    data,
                    count,
                    actions) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, primary, secondary)
                                            .action(value, count, actions, data));
    private final PurpleCallbacks.RequestFields fields =
            (title,
                    primary,
                    secondary,
                    fieldList,
                    okText,
                    ok,
                    noText,
                    no,
                    account,
                    who,
                    conversation,
                    data) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, primary, secondary)
                                            .fields(fieldList, login, ok, no, data));
    private final PurpleCallbacks.RequestFile file =
            (title, name, saving, ok, no, account, who, conversation, data) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, name, null)
                                            .file(Purple.PURPLE_REQUEST_FILE, no, data));
    private final PurpleCallbacks.RequestFolder folder =
            (title, name, ok, no, account, who, conversation, data) ->
                    ask(
                            account,
                            login ->
                                    Asking.text(title, name, null)
                                            .file(Purple.PURPLE_REQUEST_FOLDER, no, data));
    private final PurpleCallbacks.CloseUi close = this::close;
    private final FunctionTable table =
            new FunctionTable(Layout.REQUEST_UI_OPS)
                    .set(Layout.REQUEST_INPUT, input)
                    .set(Layout.REQUEST_CHOICE, choice)
                    .set(Layout.REQUEST_ACTION, action)
                    .set(Layout.REQUEST_FIELDS, fields)
                    .set(Layout.REQUEST_FILE, file)
                    .set(Layout.REQUEST_CLOSE, close)
                    .set(Layout.REQUEST_FOLDER, folder)
                    .set(Layout.REQUEST_ACTION_WITH_ICON, actionWithIcon);

    RequestOps(
            Edge edge,
            Loop loop,
            Context context,
            Notices notices,
            Logins logins,
            Questions questions,
            EventSink sink) {
        this.edge = edge;
        this.loop = loop;
        this.context = context;
        this.notices = notices;
        this.logins = logins;
        this.questions = questions;
        this.sink = sink;
    }

    void install() {
        Purple.purple_request_set_ui_ops(table.address());
    }

    /** While a question is being declined here: what it was. It is why the connection ends, when it does. */
    String refusal() {
        return refusal;
    }

    /** Asks the user, or declines later: the asker is still at work. */
    private Pointer ask(Pointer account, Asker asker) {
        long handle = nextHandle++;
        edge.run(
                "a question",
                () -> {
                    Login login = logins.ofAccount(account);
                    Question question = asker.question(login);
                    String why = objection(login, question);
                    if (why.isEmpty()) {
                        questions.ask(handle, login, question, System.nanoTime());
                        loop.later(() -> questions.bound(login));
                    } else {
                        int number = login == null ? context.account() : login.number;
                        refused.put(handle, new Refused(number, login, question, why));
                        loop.later(() -> decline(handle));
                    }
                });
        return new Pointer(handle);
    }

    /** Why the user cannot be asked; empty when he can. */
    private static String objection(Login login, Question question) {
        if (question.type() == Purple.PURPLE_REQUEST_FILE
                || question.type() == Purple.PURPLE_REQUEST_FOLDER) {
            return FILE;
        }
        if (login == null || login.isEnding()) {
            return NOT_THE_USERS;
        }
        return question.isTooLong() || !login.prompts.take(System.nanoTime()) ? TOO_MUCH : "";
    }

    private void decline(long handle) {
        Refused what = refused.remove(handle);
        if (what == null) {
            // Taken back meanwhile.
            return;
        }
        Question question = what.question();
        context.run(
                what.number(),
                () -> {
                    refusal = question.words().replace('\n', ' ');
                    try {
                        if (what.login() == null || !what.login().isEnding()) {
                            question.decline().run();
                        }
                    } finally {
                        refusal = "";
                        Purple.purple_request_close(question.type(), new Pointer(handle));
                        question.dispose().run();
                    }
                    tell(logins.of(what.number()), what);
                });
    }

    private void tell(Login login, Refused what) {
        String words = what.question().words();
        if (login == null) {
            notices.tell((Login) null, Markup.toHtml(words));
        } else if (login.isOnline() || !what.why().equals(NOT_THE_USERS)) {
            // Before it is online, what is not the user's is the reason why it is not going to be.
            if (login.notices.take(System.nanoTime())) {
                sink.send(new Event.AskedInVain(login.number, what.why(), words));
            }
        }
    }

    private void close(int type, Pointer handle) {
        edge.run(
                "close_request",
                () -> {
                    long number = Pointer.nativeValue(handle);
                    Refused what = refused.remove(number);
                    if (what != null) {
                        what.question().dispose().run();
                    }
                    questions.closed(number);
                });
    }
}
