package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * A network that does what a test tells it, a fake: log-ins succeed, messages are taken, unless told otherwise. It calls
 * listeners on the executor it is given; {@code Runnable::run} makes it speak at once.
 */
public final class ScriptedNetwork implements Network {

    /** An account that was logged in, with everything that was asked of it. */
    public final class Scripted implements NetworkAccount {

        public final Account account;
        public final AccountListener listener;
        public final List<String> calls = new ArrayList<>();
        public final List<String> sent = new ArrayList<>();
        private final List<String> looks = new ArrayList<>();
        public final List<Long> unanswered = new ArrayList<>();
        private final Set<Long> prompts = new HashSet<>();
        public final ScriptedRooms.Account inRooms;
        private boolean over;

        private Scripted(Account account, AccountListener listener) {
            this.account = account;
            this.listener = listener;
            this.inRooms = rooms.account(account.name(), listener.rooms());
        }

        @Override
        public Optional<NetworkRooms> rooms() {
            return Optional.of(inRooms);
        }

        @Override
        public synchronized void send(long id, String to, Text text) {
            if (over) {
                Failure failure = new Failure(Failure.Kind.OFFLINE, "");
                executor.execute(() -> listener.undelivered(id, failure));
                return;
            }
            sent.add(to + ": " + text.plain());
            looks.add(text.html());
            if (silent) {
                unanswered.add(id);
                return;
            }
            if (isRoom(to)) {
                boolean taken = rooms.say(to, inRooms, text.plain());
                Failure no = new Failure(Failure.Kind.REFUSED, "Not in there");
                executor.execute(
                        () -> {
                            if (taken) {
                                listener.delivered(id);
                            } else {
                                listener.undelivered(id, no);
                            }
                        });
                return;
            }
            Failure refusal = refusals.get(to);
            if (refusal == null && ScriptedNetwork.this.takes(account.name(), to, text.plain())) {
                executor.execute(() -> listener.delivered(id));
            } else {
                Failure failure =
                        refusal != null
                                ? refusal
                                : new Failure(Failure.Kind.NO_SUCH_CONTACT, "No such nick");
                executor.execute(() -> listener.undelivered(id, failure));
            }
        }

        @Override
        public synchronized void typing(String to, Typing state) {
            calls.add("typing to " + to + ": " + state);
            Person person = people.get(normalize(to));
            if (!over && person != null) {
                person.typing(account.name(), state);
            }
        }

        @Override
        public synchronized void addContact(Contact contact) {
            calls.add("add " + contact.name());
            if (!over && watched(contact.name())) {
                executor.execute(
                        () -> listener.contactPresence(contact.name(), Presence.AVAILABLE));
            }
        }

        @Override
        public synchronized void removeContact(String name) {
            calls.add("remove " + name);
        }

        @Override
        public synchronized void setPresence(Presence presence) {
            calls.add("presence " + presence.show() + " " + presence.status());
        }

        @Override
        public synchronized void authorize(String contact, boolean allowed) {
            calls.add((allowed ? "allow " : "deny ") + contact);
        }

        @Override
        public synchronized void answer(PromptAnswer answer) {
            if (!over && prompts.remove(answer.id())) {
                calls.add(
                        "answer "
                                + answer.id()
                                + (answer.given()
                                        ? " " + new TreeMap<>(answer.values())
                                        : " declined"));
            }
        }

        /** Asks the user; the answer is among the calls. */
        public synchronized void ask(Prompt prompt) {
            prompts.add(prompt.id());
            executor.execute(() -> listener.prompts().asked(prompt));
        }

        /** Takes a question back, or lets it end otherwise. */
        public synchronized void endPrompt(long id, PromptListener.End why) {
            if (prompts.remove(id)) {
                executor.execute(() -> listener.prompts().ended(id, why));
            }
        }

        @Override
        public void logOut() {
            end(new Disconnect(Disconnect.Cause.LOGGED_OUT, ""));
        }

        public void online() {
            executor.execute(listener::online);
        }

        /** Ends the log-in; what was not answered is uncertain. */
        public synchronized void end(Disconnect reason) {
            if (over) {
                return;
            }
            over = true;
            rooms.over(inRooms);
            accounts.remove(account.id(), this);
            Failure failure = new Failure(Failure.Kind.UNCERTAIN, "");
            List<Long> open = List.copyOf(unanswered);
            unanswered.clear();
            executor.execute(
                    () -> {
                        open.forEach(id -> listener.undelivered(id, failure));
                        listener.offline(reason);
                    });
        }

        public void fail(Disconnect.Cause cause, String reason) {
            end(new Disconnect(cause, reason));
        }

        /** Confirms the oldest messages that are not answered. */
        public synchronized void confirm(int count) {
            for (int i = 0; i < count; i++) {
                long id = unanswered.remove(0);
                executor.execute(() -> listener.delivered(id));
            }
        }

        public synchronized List<String> calls() {
            return List.copyOf(calls);
        }

        /** The HTML of what was sent. */
        public synchronized List<String> looks() {
            return List.copyOf(looks);
        }

        public synchronized List<String> sent() {
            return List.copyOf(sent);
        }
    }

    /** Somebody who is on the network. */
    public interface Person {
        void written(String from, String text);

        default void typing(String from, Typing state) {}
    }

    private final Executor executor;

    /** Its rooms: names with a {@code #} in front. */
    public final ScriptedRooms rooms;

    private final Map<String, Scripted> accounts = new ConcurrentHashMap<>();
    private final List<Scripted> all = new ArrayList<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Failure> refusals = new ConcurrentHashMap<>();
    private final Set<String> refusedNames = ConcurrentHashMap.newKeySet();
    private volatile AccountForm form =
            new AccountForm(AccountForm.PasswordUse.OPTIONAL, "Scripted");
    private volatile Set<Ability> abilities = Set.of(Ability.RECEIPTS, Ability.ROOMS);
    private volatile boolean automatic = true;
    private volatile boolean silent;
    private volatile boolean anybody;
    private volatile String unusable;
    private volatile boolean stopped;

    public ScriptedNetwork(Executor executor) {
        this.executor = executor;
        this.rooms = new ScriptedRooms(executor);
    }

    // What a test sets

    public ScriptedNetwork form(AccountForm.PasswordUse password) {
        form = new AccountForm(password, "Scripted");
        return this;
    }

    public ScriptedNetwork able(Ability... what) {
        abilities = Set.of(what);
        return this;
    }

    /** Log-ins wait for {@link Scripted#online} or {@link Scripted#fail}. */
    public ScriptedNetwork manual() {
        automatic = false;
        return this;
    }

    /** Messages wait for {@link Scripted#confirm}, or are not answered. */
    public ScriptedNetwork silent(boolean value) {
        silent = value;
        return this;
    }

    /** Takes messages to everybody. */
    public ScriptedNetwork takingAll() {
        anybody = true;
        return this;
    }

    public void unusable(String reason) {
        unusable = reason;
    }

    public void refuseMessagesTo(String name, Failure failure) {
        refusals.put(name, failure);
    }

    public void refuseLogInOf(String name) {
        refusedNames.add(name);
    }

    public void person(String name, Person person) {
        people.put(normalize(name), person);
    }

    public void leaves(String name) {
        String normal = normalize(name);
        people.remove(normal);
        for (Scripted account : accounts.values()) {
            if (account.calls().contains("add " + normal)) {
                executor.execute(() -> account.listener.contactPresence(normal, Presence.OFFLINE));
            }
        }
    }

    /** The present log-in of the account. */
    public Scripted account(String id) {
        Scripted account = accounts.get(id);
        if (account == null) {
            throw new AssertionError(id + " is not logged in; these are: " + accounts.keySet());
        }
        return account;
    }

    public boolean isLoggedIn(String id) {
        return accounts.containsKey(id);
    }

    /** Every log-in so far. */
    public List<Scripted> logIns() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    public boolean isStopped() {
        return stopped;
    }

    private boolean watched(String name) {
        return people.containsKey(normalize(name));
    }

    private boolean takes(String from, String to, String text) {
        Person person = people.get(normalize(to));
        if (person != null) {
            person.written(from, text);
        }
        return person != null || anybody;
    }

    // Network

    @Override
    public void start() throws NetworkException {
        if (unusable != null) {
            throw new NetworkException(unusable);
        }
    }

    @Override
    public AccountForm accountForm() {
        return form;
    }

    @Override
    public Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public String normalize(String name) {
        return name.toLowerCase(Locale.ROOT).strip();
    }

    @Override
    public boolean hasContactsInRooms() {
        return true;
    }

    @Override
    public boolean isRoom(String name) {
        return name.startsWith("#");
    }

    @Override
    public NetworkAccount logIn(Account account, AccountListener listener) {
        Scripted scripted = new Scripted(account, listener);
        if (accounts.putIfAbsent(account.id(), scripted) != null) {
            throw new IllegalStateException(account + " is logged in already");
        }
        synchronized (all) {
            all.add(scripted);
        }
        if (refusedNames.contains(account.name())) {
            scripted.fail(Disconnect.Cause.AUTHENTICATION_FAILED, "Wrong password for you");
        } else if (automatic) {
            scripted.online();
        }
        return scripted;
    }

    @Override
    public void stop() {
        stopped = true;
        accounts.values().forEach(Scripted::logOut);
        if (executor instanceof ExecutorService own) {
            own.shutdown();
        }
    }

    /** Somebody types to an account, or ceases to. */
    public void type(String accountId, String from, Typing state) {
        Scripted account = account(accountId);
        executor.execute(() -> account.listener.typing(normalize(from), state));
    }

    /** Somebody writes to an account. */
    public void write(String accountId, String from, String text, Instant time) {
        write(accountId, from, Text.plain(text), time);
    }

    public void write(String accountId, String from, Text text, Instant time) {
        Scripted account = account(accountId);
        executor.execute(() -> account.listener.message(normalize(from), text, time));
    }
}
