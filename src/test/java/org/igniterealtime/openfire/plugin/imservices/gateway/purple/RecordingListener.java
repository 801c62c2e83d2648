package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;

/** Notes what it is told, and whether the rules for telling were kept. */
class RecordingListener implements AccountListener {

    private static final Duration LIMIT = Limits.ANSWER;

    private final AtomicInteger inside = new AtomicInteger();
    private final List<String> violations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Map<Long, String> answers = new TreeMap<>();
    private final List<Long> order = new ArrayList<>();
    private final List<Disconnect> offline = new ArrayList<>();
    private int onlines;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** From now on calls wait until the latch is open. */
    void waitAt(CountDownLatch latch) {
        gate = latch;
    }

    private void note(String event, boolean mayFollowOffline, Runnable record) {
        if (inside.incrementAndGet() != 1) {
            synchronized (this) {
                violations.add(event + " came while another call was under way");
            }
        }
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (!offline.isEmpty() && !mayFollowOffline) {
                violations.add(event + " came after offline");
            }
            record.run();
        }
        inside.decrementAndGet();
    }

    private void event(String event) {
        note(event, false, () -> events.add(event));
    }

    private void answer(long id, String answer) {
        note(
                answer,
                true,
                () -> {
                    order.add(id);
                    String former = answers.put(id, answer);
                    if (former != null) {
                        violations.add(id + " was answered " + former + " and " + answer);
                    }
                });
    }

    @Override
    public void online() {
        note("online", false, () -> onlines++);
    }

    @Override
    public void offline(Disconnect reason) {
        note("offline", false, () -> offline.add(reason));
    }

    @Override
    public void message(String from, Text text, Instant time) {
        event(from + ": " + text.plain() + (text.html().isEmpty() ? "" : " as " + text.html()));
    }

    @Override
    public void sentElsewhere(String to, Text text, Instant time) {
        event("wrote to " + to + ": " + text.plain());
    }

    @Override
    public void typing(String from, Typing state) {
        event(from + " is " + state);
    }

    @Override
    public void delivered(long id) {
        answer(id, "delivered");
    }

    @Override
    public void undelivered(long id, Failure failure) {
        answer(id, failure.kind().name());
    }

    @Override
    public void contactPresence(String name, Presence presence) {
        event(name + " is " + presence.show() + " " + presence.status());
    }

    @Override
    public void contact(Contact contact) {
        event(contact.name() + " is listed as " + contact.alias() + " in " + contact.groups());
    }

    @Override
    public void contactRemoved(String name) {
        event(name + " is removed");
    }

    @Override
    public void authorizationRequested(String name, String alias, String message) {
        event(name + " asks: " + message);
    }

    @Override
    public void notice(String text) {
        event("notice: " + text);
    }

    @Override
    public PromptListener prompts() {
        return new PromptListener() {
            @Override
            public void asked(Prompt prompt) {
                event(prompt.toString());
            }

            @Override
            public void ended(long id, End why) {
                event(id + " ended: " + why);
            }

            @Override
            public void refused(Refusal why, String question) {
                event("refused: " + why + " " + question);
            }

            @Override
            public void address(String uri) {
                event("address: " + uri);
            }
        };
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    synchronized Map<Long, String> answers() {
        return new TreeMap<>(answers);
    }

    synchronized List<Long> order() {
        return List.copyOf(order);
    }

    synchronized long count(String answer) {
        return answers.values().stream().filter(answer::equals).count();
    }

    synchronized boolean isOnline() {
        return onlines == 1 && offline.isEmpty();
    }

    synchronized List<Disconnect> offline() {
        return List.copyOf(offline);
    }

    RecordingListener awaitOnline() throws Exception {
        Await.until("online", LIMIT, this::isOnline, this::offline);
        return this;
    }

    Disconnect awaitOffline() throws Exception {
        Await.until("offline", LIMIT, () -> !offline().isEmpty(), this::events);
        return offline().get(0);
    }

    void awaitEvent(String event) throws Exception {
        Await.until(event, LIMIT, () -> events().contains(event), this::events);
    }

    void awaitAnswers(int count) throws Exception {
        Await.until(
                count + " answers", LIMIT, () -> answers().size() >= count, () -> answers().size());
    }
}
