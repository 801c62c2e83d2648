package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.Asked;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.PromptField;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event.PromptOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions that the real libpurple asks, and what its callbacks get. */
class RequestOpsTest {

    /** {@code PurpleRequestInputCb}, {@code PurpleRequestFileCb}. */
    interface TextCallback extends Callback {
        void callback(Pointer data, Pointer text);
    }

    /** {@code PurpleRequestActionCb}, {@code PurpleRequestChoiceCb}. */
    interface NumberCallback extends Callback {
        void callback(Pointer data, int number);
    }

    private static final NativeLibrary LIBRARY;

    static {
        try {
            PurpleCore.load();
        } catch (PurpleCore.UnusableException e) {
            throw new AssertionError(e);
        }
        LIBRARY = NativeLibrary.getInstance("libpurple.so.0");
    }

    private static final Pointer ACCOUNT = new Pointer(0x1000);
    private static final Pointer OTHERS = new Pointer(0x2000);
    private static final Pointer DATA = new Pointer(0x3000);
    private static final Pointer HANDLE = new Pointer(0x4000);

    private final List<Event> events = new ArrayList<>();
    private final List<String> called = new ArrayList<>();
    private final TextCallback okText = (data, text) -> called.add(heard("ok", data, text));
    private final TextCallback noText = (data, text) -> called.add(heard("no", data, text));
    private final NumberCallback okNumber = (data, n) -> called.add("ok " + n);
    private final NumberCallback noNumber = (data, n) -> called.add("no " + n);
    private final Login login = new Login(1, ACCOUNT);
    private final Logins logins = new Logins();
    private Loop loop;
    private Questions questions;
    private RequestOps ops;

    private static String heard(String what, Pointer data, Pointer text) {
        assertEquals(DATA, data);
        return what + " " + (text == null ? null : text.getString(0, "UTF-8"));
    }

    @BeforeEach
    void install() {
        Outgoing outgoing = new Outgoing();
        Journal journal = new Journal(outgoing);
        Edge edge = new Edge(outgoing, journal);
        loop = new Loop(edge);
        Context context = new Context();
        logins.add(login);
        questions =
                new Questions(
                        events::add,
                        (id, type) -> Purple.purple_request_close(type, new Pointer(id)),
                        settled -> {});
        ops =
                new RequestOps(
                        edge,
                        loop,
                        context,
                        new Notices(logins, context, journal, events::add),
                        logins,
                        questions,
                        events::add);
        ops.install();
    }

    private static Pointer of(Callback callback) {
        return CallbackReference.getFunctionPointer(callback);
    }

    private static Pointer call(String function, Object... arguments) {
        return LIBRARY.getFunction(function, Function.C_CONVENTION, "UTF-8")
                .invokePointer(arguments);
    }

    /** Does what has been left for later. */
    private void turn() {
        loop.later(loop::quit);
        loop.run();
    }

    private Asked asked() {
        return (Asked) events.get(events.size() - 1);
    }

    private PromptField field() {
        assertEquals(1, asked().fields().size());
        return asked().fields().get(0);
    }

    private void answer(String... values) {
        questions.answer(asked().prompt(), login, true, Map.of(field().name(), List.of(values)));
    }

    private Pointer input(String value, boolean multiline, boolean masked, Pointer account) {
        return call(
                "purple_request_input",
                HANDLE,
                "Title",
                "<b>First</b>",
                "Second",
                value,
                multiline ? 1 : 0,
                masked ? 1 : 0,
                null,
                "_OK",
                of(okText),
                "_Cancel",
                of(noText),
                account,
                null,
                null,
                DATA);
    }

    @Test
    void aTextReachesItsCallback() {
        input("before", false, false, ACCOUNT);
        assertEquals("First", asked().primary());
        assertEquals(
                new PromptField("answer", "", "TEXT", List.of("before"), List.of(), false),
                field());
        answer("é 汉 \uD83D\uDE00");
        assertEquals(List.of("ok é 汉 \uD83D\uDE00"), called);
        input("before", true, false, ACCOUNT);
        assertEquals("LINES", field().kind());
        questions.answer(asked().prompt(), login, true, Map.of());
        assertEquals("ok before", called.get(1), "it stays as it was shown");
        input("old password", false, true, ACCOUNT);
        assertEquals("SECRET", field().kind());
        assertEquals(List.of(), field().values(), "what it was is not told");
        questions.answer(asked().prompt(), login, false, Map.of());
        assertEquals("no null", called.get(2));
    }

    @Test
    void aChoiceReachesItsCallbackAsItsNumber() {
        for (String wanted : List.of("-7", "2000")) {
            call(
                    "purple_request_choice",
                    HANDLE,
                    "Title",
                    "First",
                    null,
                    2000,
                    "_OK",
                    of(okNumber),
                    "_Cancel",
                    of(noNumber),
                    ACCOUNT,
                    null,
                    null,
                    DATA,
                    "_Minus",
                    -7,
                    "Plus",
                    2000,
                    "Naught",
                    0,
                    null);
            assertEquals("ONE", field().kind());
            assertEquals(List.of("2000"), field().values());
            assertEquals(
                    List.of(
                            new PromptOption("-7", "Minus"),
                            new PromptOption("2000", "Plus"),
                            new PromptOption("0", "Naught")),
                    field().options());
            answer(wanted);
        }
        assertEquals(List.of("ok -7", "ok 2000"), called);
    }

    private void action(Pointer account) {
        call(
                "purple_request_action",
                HANDLE,
                "Title",
                "First",
                "Second",
                1,
                account,
                null,
                null,
                DATA,
                4L,
                "_Accept",
                of(okNumber),
                "_Reject",
                of(noNumber),
                "Do _nothing",
                null,
                "Ask again",
                of(okNumber));
    }

    @Test
    void aButtonReachesItsOwnCallback() {
        action(ACCOUNT);
        assertEquals(
                List.of("Accept", "Reject", "Do nothing", "Ask again"),
                field().options().stream().map(PromptOption::label).toList());
        assertEquals(List.of("1"), field().values());
        answer("0");
        action(ACCOUNT);
        answer("3");
        action(ACCOUNT);
        answer("2");
        assertEquals(List.of("ok 0", "ok 3"), called, "one has no callback");
        action(ACCOUNT);
        questions.answer(asked().prompt(), login, false, Map.of());
        assertEquals("no 1", called.get(2), "to decline is the button that says so");
        action(ACCOUNT);
        answer("17");
        assertEquals("no 1", called.get(3), "there is no such button");
    }

    @Test
    void fieldsAreFilledInAndTheRestStays() {
        Pointer fields = call("purple_request_fields_new");
        Pointer group = call("purple_request_field_group_new", "About you");
        call("purple_request_fields_add_group", fields, group);
        List<Pointer> all =
                List.of(
                        call("purple_request_field_string_new", "name", "_Name", "Al", 0),
                        call("purple_request_field_string_new", "secret", "Secret", "old", 0),
                        call("purple_request_field_string_new", "fixed", "Fixed", "value", 0),
                        call("purple_request_field_int_new", "age", "Age", 41),
                        call("purple_request_field_bool_new", "sure", "Sure", 1),
                        call("purple_request_field_choice_new", "choice", "Choice", 1),
                        call("purple_request_field_list_new", "list", "List"),
                        call("purple_request_field_label_new", "label", "Read this"),
                        call("purple_request_field_account_new", "account", "Account", OTHERS),
                        call("purple_request_field_string_new", "hidden", "Hidden", "h", 0),
                        call("purple_request_field_string_new", "kept", "Kept", "k", 1));
        all.forEach(field -> call("purple_request_field_group_add_field", group, field));
        call("purple_request_field_set_required", all.get(0), 1);
        call("purple_request_field_string_set_masked", all.get(1), 1);
        call("purple_request_field_string_set_editable", all.get(2), 0);
        call("purple_request_field_choice_add", all.get(5), "red");
        call("purple_request_field_choice_add", all.get(5), "green");
        call("purple_request_field_list_set_multi_select", all.get(6), 1);
        for (String item : List.of("a", "b", "c")) {
            call("purple_request_field_list_add", all.get(6), item, new Pointer(1));
        }
        Purple.purple_request_field_list_add_selected(
                all.get(6), Purple.purple_request_field_list_get_items(all.get(6)).getPointer(0));
        call("purple_request_field_set_visible", all.get(9), 0);
        TextCallback done =
                (data, same) -> {
                    assertEquals(fields, same);
                    for (String name : List.of("name", "secret", "hidden", "kept")) {
                        called.add(
                                call("purple_request_fields_get_string", fields, name)
                                        .getString(0, "UTF-8"));
                    }
                    for (String name : List.of("integer age", "bool sure", "choice choice")) {
                        String[] words = name.split(" ");
                        called.add(
                                ""
                                        + LIBRARY.getFunction(
                                                        "purple_request_fields_get_" + words[0])
                                                .invokeInt(new Object[] {fields, words[1]}));
                    }
                    called.add(
                            C.list(call("purple_request_field_list_get_selected", all.get(6)))
                                    .stream()
                                    .map(C::string)
                                    .toList()
                                    .toString());
                    assertEquals(
                            ACCOUNT,
                            call("purple_request_fields_get_account", fields, "account"),
                            "never somebody else's");
                };
        call(
                "purple_request_fields",
                HANDLE,
                "Title",
                null,
                null,
                fields,
                "_OK",
                of(done),
                "_Cancel",
                of(noText),
                ACCOUNT,
                null,
                null,
                DATA);
        assertEquals(
                List.of(
                        "FIXED About you []",
                        "TEXT Name [Al]",
                        "SECRET Secret []",
                        "FIXED Fixed value []",
                        "NUMBER Age [41]",
                        "BOOLEAN Sure [true]",
                        "ONE Choice [1]",
                        "SEVERAL List [0]",
                        "FIXED Read this []",
                        "FIXED Account []",
                        "LINES Kept [k]"),
                asked().fields().stream()
                        .map(field -> field.kind() + " " + field.label() + " " + field.values())
                        .toList());
        assertTrue(asked().fields().get(1).required());
        questions.answer(
                asked().prompt(),
                login,
                true,
                Map.of(
                        "name", List.of("Béa"),
                        "secret", List.of("new"),
                        "age", List.of("-3"),
                        "sure", List.of("false"),
                        "choice", List.of("0"),
                        "list", List.of("1", "2"),
                        "hidden", List.of("changed"),
                        "nonsense", List.of("x")));
        assertEquals(List.of("Béa", "new", "h", "k", "-3", "0", "0", "[b, c]"), called);
    }

    @Test
    void whatLibpurpleClosesIsWithdrawn() {
        input("", false, false, ACCOUNT);
        long prompt = asked().prompt();
        LIBRARY.getFunction("purple_request_close_with_handle").invokeVoid(new Object[] {HANDLE});
        assertEquals(new Event.AskedNoMore(1, prompt, "WITHDRAWN"), events.get(1));
        questions.answer(prompt, login, true, Map.of("answer", List.of("x")));
        assertEquals(List.of(), called);
    }

    @Test
    void aFileIsRefusedWithAReason() {
        call(
                "purple_request_file",
                HANDLE,
                "Save as",
                "holiday.jpg",
                1,
                of(okText),
                of(noText),
                ACCOUNT,
                null,
                null,
                DATA);
        assertEquals(List.of(), called, "not before the callback has returned");
        turn();
        call(
                "purple_request_folder",
                HANDLE,
                "Where to",
                "/",
                of(okText),
                of(noText),
                ACCOUNT,
                null,
                null,
                DATA);
        turn();
        assertEquals(List.of("no null", "no null"), called);
        assertEquals(
                List.of(
                        new Event.AskedInVain(1, "FILE", "Save as\nholiday.jpg"),
                        new Event.AskedInVain(1, "FILE", "Where to\n/")),
                events);
    }

    /** A certificate that cannot be verified comes so: an action about no account. */
    @Test
    void whatIsNobodysOrSomebodyElsesIsDeclined() {
        action(null);
        turn();
        action(OTHERS);
        turn();
        input("", false, false, null);
        turn();
        assertEquals(List.of("no 1", "no 1", "no null"), called);
        assertTrue(events.stream().noneMatch(Asked.class::isInstance), events.toString());
    }

    @Test
    void moreThanAnybodyReadsIsDeclined() {
        call(
                "purple_request_input",
                HANDLE,
                "Title",
                "x".repeat(200_000),
                null,
                null,
                0,
                0,
                null,
                "OK",
                of(okText),
                "Cancel",
                of(noText),
                ACCOUNT,
                null,
                null,
                DATA);
        turn();
        assertEquals(List.of("no null"), called);
        assertEquals("TOO_MUCH", ((Event.AskedInVain) events.get(0)).why());
        for (int i = 0; i < 100; i++) {
            input("", false, false, ACCOUNT);
            turn();
        }
        long asked = events.stream().filter(Asked.class::isInstance).count();
        assertTrue(asked >= 20 && asked < 40, asked + " questions at once");
        assertTrue(
                events.stream().filter(Event.AskedNoMore.class::isInstance).count()
                        >= asked - Questions.OPEN_EACH);
    }
}
