package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private final List<Event> events = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Login alice = new Login(1, null);
    private final Login bob = new Login(2, null);
    private final Questions questions =
            new Questions(
                    events::add,
                    (id, type) -> told.add("close " + id + " of type " + type),
                    login -> told.add("settled " + login.number));

    private void ask(long id, Login login, long now) {
        questions.ask(
                id,
                login,
                new Question(
                        3,
                        "T",
                        "P",
                        "",
                        List.of(),
                        values -> told.add("answer " + id + " " + values),
                        () -> told.add("decline " + id),
                        () -> told.add("dispose " + id)),
                now);
    }

    private List<Event> ended() {
        return events.stream().filter(Event.AskedNoMore.class::isInstance).toList();
    }

    @Test
    void theFirstAnswerCountsAndIsNotToldBack() {
        ask(1, alice, 0);
        assertEquals(new Event.Asked(1, 1, "T", "P", "", List.of()), events.get(0));
        questions.answer(1, bob, true, Map.of());
        assertEquals(List.of(), told, "it is not his");
        questions.answer(1, alice, true, Map.of("a", List.of("b")));
        questions.answer(1, alice, false, Map.of());
        assertEquals(
                List.of("answer 1 {a=[b]}", "close 1 of type 3", "dispose 1", "settled 1"), told);
        assertEquals(List.of(), ended());
    }

    @Test
    void whatLibpurpleClosesIsWithdrawn() {
        ask(1, alice, 0);
        questions.closed(1);
        questions.closed(1);
        assertEquals(List.of("dispose 1", "settled 1"), told);
        assertEquals(List.of(new Event.AskedNoMore(1, 1, "WITHDRAWN")), ended());
        questions.answer(1, alice, true, Map.of());
        assertEquals(2, told.size(), "it is too late");
    }

    @Test
    void whatAnAnswerMakesLibpurpleCloseIsDisposedOfOnce() {
        questions.ask(
                1,
                alice,
                new Question(
                        3,
                        "",
                        "",
                        "",
                        List.of(),
                        values -> questions.closed(1),
                        () -> {},
                        () -> told.add("dispose")),
                0);
        questions.answer(1, alice, true, Map.of());
        assertEquals(List.of("close 1 of type 3", "dispose", "settled 1"), told);
        assertEquals(List.of(), ended());
    }

    @Test
    void whatNobodyAnswersIsDeclinedInTheEnd() {
        ask(1, alice, 0);
        ask(2, bob, 1000);
        questions.tick(Questions.PATIENCE_NANOS);
        assertEquals(List.of(), told);
        questions.tick(Questions.PATIENCE_NANOS + 1);
        assertEquals(List.of(new Event.AskedNoMore(1, 1, "LATE")), ended());
        assertTrue(told.contains("decline 1"));
        assertFalse(questions.isAsked(alice));
        assertTrue(questions.isAsked(bob));
    }

    @Test
    void theOldestOfTooManyIsDeclined() {
        ask(100, bob, 0);
        for (int i = 1; i <= Questions.OPEN_EACH + 1; i++) {
            ask(i, alice, i);
            questions.bound(alice);
        }
        assertEquals(List.of(new Event.AskedNoMore(1, 1, "TOO_MANY")), ended());
        assertTrue(told.contains("decline 1"));
        assertTrue(questions.isAsked(bob));
    }

    @Test
    void anAccountThatIsGoneIsAskedNothingAndNothingIsCalled() {
        ask(1, alice, 0);
        ask(2, alice, 0);
        ask(3, bob, 0);
        alice.setEnding();
        questions.forget(alice);
        assertEquals(
                List.of("close 1 of type 3", "dispose 1", "close 2 of type 3", "dispose 2"), told);
        assertEquals(List.of(), ended());
        assertTrue(questions.isAsked(bob));
    }
}
