package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.FunctionTable;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.PurpleCallbacks;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.VaList;

/**
 * {@code PurpleRequestUiOps}: questions that libpurple has. Nobody is there to ask, and what waits for an answer hangs; so
 * each is declined, after the callback has returned, and the user is told what was asked. A certificate that libpurple
 * could not verify is refused the same way.
 */
final class RequestOps {

    /** What a button that declines is called; libpurple runs in English. */
    private static final List<String> DECLINING =
            List.of("reject", "cancel", "no", "deny", "decline", "refuse", "ignore", "close");

    private final Edge edge;
    private final Loop loop;
    private final Context context;
    private final Notices notices;
    private final Logins logins;

    /** Questions not answered yet, by the handle that libpurple got for each. */
    private final Map<Pointer, Runnable> open = new HashMap<>();

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
                            Purple.PURPLE_REQUEST_INPUT,
                            account,
                            new Pointer[] {title, primary, secondary},
                            () -> callText(no, data));
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
                            Purple.PURPLE_REQUEST_CHOICE,
                            account,
                            new Pointer[] {title, primary, secondary},
                            () -> callNumber(no, data, 0));
    private final PurpleCallbacks.RequestAction action =
            (title, primary, secondary, value, account, who, conversation, data, count, actions) ->
                    askAction(title, primary, secondary, account, data, count, actions);
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
                    actions) -> askAction(title, primary, secondary, account, data, count, actions);
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
                            Purple.PURPLE_REQUEST_FIELDS,
                            account,
                            new Pointer[] {title, primary, secondary},
                            () -> {
                                if (no != null) {
                                    Function.getFunction(no)
                                            .invokeVoid(new Object[] {data, fieldList});
                                }
                                Purple.purple_request_fields_destroy(fieldList);
                            });
    private final PurpleCallbacks.RequestFile file =
            (title, name, saving, ok, no, account, who, conversation, data) ->
                    ask(
                            Purple.PURPLE_REQUEST_FILE,
                            account,
                            new Pointer[] {title, name},
                            () -> callText(no, data));
    private final PurpleCallbacks.RequestFolder folder =
            (title, name, ok, no, account, who, conversation, data) ->
                    ask(
                            Purple.PURPLE_REQUEST_FOLDER,
                            account,
                            new Pointer[] {title, name},
                            () -> callText(no, data));
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

    RequestOps(Edge edge, Loop loop, Context context, Notices notices, Logins logins) {
        this.edge = edge;
        this.loop = loop;
        this.context = context;
        this.notices = notices;
        this.logins = logins;
    }

    void install() {
        Purple.purple_request_set_ui_ops(table.address());
    }

    /** While a question is being declined: what it was. It is why the connection ends, when it does. */
    String refusal() {
        return refusal;
    }

    private Pointer askAction(
            Pointer title,
            Pointer primary,
            Pointer secondary,
            Pointer account,
            Pointer data,
            long count,
            Pointer actions) {
        List<String> labels = new ArrayList<>();
        List<Pointer> functions = new ArrayList<>();
        edge.run(
                "reading a question's buttons",
                () -> {
                    if (!VaList.isReadable()) {
                        return;
                    }
                    VaList arguments = new VaList(actions);
                    for (long i = 0; i < count; i++) {
                        labels.add(C.string(arguments.nextPointer()));
                        functions.add(arguments.nextPointer());
                    }
                });
        return ask(
                Purple.PURPLE_REQUEST_ACTION,
                account,
                new Pointer[] {title, primary, secondary},
                () -> {
                    int chosen = declining(labels);
                    if (chosen >= 0) {
                        callNumber(functions.get(chosen), data, chosen);
                    }
                });
    }

    /** The button that declines; the last one when none is called so; -1 when there are none. */
    static int declining(List<String> labels) {
        for (int i = 0; i < labels.size(); i++) {
            String label =
                    labels.get(i).replaceAll("[^\\p{L} ]", "").strip().toLowerCase(Locale.ROOT);
            if (DECLINING.contains(label)) {
                return i;
            }
        }
        return labels.size() - 1;
    }

    /** Takes note of a question and answers it later: its asker is still at work. */
    private Pointer ask(int type, Pointer account, Pointer[] texts, Runnable decline) {
        Pointer handle = new Pointer(nextHandle++);
        edge.run(
                "a question",
                () -> {
                    Login login = logins.ofAccount(account);
                    int number = login == null ? context.account() : login.number;
                    List<String> words = new ArrayList<>();
                    for (Pointer text : texts) {
                        String line = Markup.toText(C.string(text)).strip();
                        if (!line.isEmpty() && !words.contains(line)) {
                            words.add(line);
                        }
                    }
                    open.put(handle, decline);
                    loop.later(() -> decline(handle, type, number, words));
                });
        return handle;
    }

    private void decline(Pointer handle, int type, int number, List<String> words) {
        Runnable decline = open.remove(handle);
        if (decline == null) {
            // Taken back meanwhile.
            return;
        }
        context.run(
                number,
                () -> {
                    refusal = String.join(" ", words);
                    try {
                        decline.run();
                    } finally {
                        refusal = "";
                    }
                    Purple.purple_request_close(type, handle);
                    Login login = logins.of(number);
                    if (login == null || login.isOnline()) {
                        notices.tell(login, Markup.toHtml(String.join("\n", words)));
                    }
                });
    }

    private void close(int type, Pointer handle) {
        edge.run("close_request", () -> open.remove(handle));
    }

    private static void callText(Pointer function, Pointer data) {
        if (function != null) {
            Function.getFunction(function).invokeVoid(new Object[] {data, null});
        }
    }

    private static void callNumber(Pointer function, Pointer data, int number) {
        if (function != null) {
            Function.getFunction(function).invokeVoid(new Object[] {data, number});
        }
    }
}
