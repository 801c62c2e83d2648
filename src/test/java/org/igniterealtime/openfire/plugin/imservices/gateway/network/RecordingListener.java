package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Keeps what a network tells, lets a test wait for it, and notes breaches of {@link AccountListener}'s own rules. */
public final class RecordingListener implements AccountListener {

    /** What was told. */
    public sealed interface Told {}

    public record Online() implements Told {}

    public record Offline(Disconnect reason) implements Told {}

    public record Received(String from, String text, String html, Instant time) implements Told {}

    public record SentElsewhere(String to, String text) implements Told {}

    public record Typed(String from, Typing state) implements Told {}

    public record Delivered(long id) implements Told {}

    public record Undelivered(long id, Failure failure) implements Told {}

    public record Seen(String name, Presence presence) implements Told {}

    public record Listed(Contact contact) implements Told {}

    public record Unlisted(String name) implements Told {}

    public record Asked(String name, String alias, String message) implements Told {}

    public record Noticed(String text) implements Told {}

    public record Prompted(Prompt prompt) implements Told {}

    public record PromptEnded(long id, PromptListener.End why) implements Told {}

    private final List<Told> told = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private final AtomicReference<Thread> inside = new AtomicReference<>();
    private boolean online;
    private boolean offline;

    @Override
    public void online() {
        note(new Online());
    }

    @Override
    public void offline(Disconnect reason) {
        note(new Offline(reason));
    }

    @Override
    public void message(String from, Text text, Instant time) {
        note(new Received(from, text.plain(), text.html(), time));
    }

    @Override
    public void sentElsewhere(String to, Text text, Instant time) {
        note(new SentElsewhere(to, text.plain()));
    }

    @Override
    public void typing(String from, Typing state) {
        note(new Typed(from, state));
    }

    @Override
    public void delivered(long id) {
        note(new Delivered(id));
    }

    @Override
    public void undelivered(long id, Failure failure) {
        note(new Undelivered(id, failure));
    }

    @Override
    public void contactPresence(String name, Presence presence) {
        note(new Seen(name, presence));
    }

    @Override
    public void contact(Contact contact) {
        note(new Listed(contact));
    }

    @Override
    public void contactRemoved(String name) {
        note(new Unlisted(name));
    }

    @Override
    public void authorizationRequested(String name, String alias, String message) {
        note(new Asked(name, alias, message));
    }

    @Override
    public void notice(String text) {
        note(new Noticed(text));
    }

    @Override
    public PromptListener prompts() {
        return prompts;
    }

    private final PromptListener prompts =
            new PromptListener() {
                @Override
                public void asked(Prompt prompt) {
                    note(new Prompted(prompt));
                }

                @Override
                public void ended(long id, End why) {
                    note(new PromptEnded(id, why));
                }

                @Override
                public void refused(Refusal why, String question) {
                    note(new Noticed(why + " " + question));
                }

                @Override
                public void address(String uri) {
                    note(new Noticed(uri));
                }
            };

    private void note(Told event) {
        Thread before = inside.getAndSet(Thread.currentThread());
        synchronized (this) {
            if (before != null && before != Thread.currentThread()) {
                breaches.add("two threads at once, with " + event);
            }
            // Only the answers to messages that were sent too late may follow.
            boolean late = event instanceof Undelivered;
            if (offline && !late) {
                breaches.add("after offline: " + event);
            }
            if (event instanceof Online && online) {
                breaches.add("online twice");
            }
            online |= event instanceof Online;
            offline |= event instanceof Offline;
            told.add(event);
            notifyAll();
        }
        inside.compareAndSet(Thread.currentThread(), null);
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    public synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    public synchronized <T extends Told> List<T> told(Class<T> type) {
        return told.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Waits until what was told fulfils the condition. */
    public synchronized void await(
            String what, Duration patience, Predicate<List<Told>> condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.test(told)) {
            long rest = (end - System.nanoTime()) / 1_000_000;
            if (rest <= 0) {
                throw new AssertionError(
                        "not within " + patience + ": " + what + "; was told " + told);
            }
            try {
                wait(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    /** Waits for so many events of a kind and returns all of that kind. */
    public <T extends Told> List<T> await(Class<T> type, int count, Duration patience) {
        await(
                count + " times " + type.getSimpleName(),
                patience,
                all -> all.stream().filter(type::isInstance).count() >= count);
        return told(type);
    }
}
