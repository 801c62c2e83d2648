package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkRooms;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptAnswer;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One log-in: it waits for a worker, is on it, and is over. Its number is never used again, so that what a worker says late
 * concerns nobody.
 *
 * <p>Two locks: the object's own for its state, held for a moment; and {@code calls}, which keeps the listener's calls apart
 * and is held while the listener works. A thread never waits for the second while it holds the first.
 */
final class PurpleAccount implements NetworkAccount {

    private static final Logger LOG = LoggerFactory.getLogger(PurpleAccount.class);

    /** Longer texts would not fit into a frame, and no network takes them. */
    private static final int LONGEST_TEXT = 250_000;

    private enum State {
        WAITING,
        LOGGING_IN,
        ONLINE,
        LEAVING,
        OFFLINE
    }

    /** Takes back an account that logs out before it has a worker. Whether it had none. */
    interface Places {
        boolean withdraw(PurpleAccount account);
    }

    private final int number;
    private final Account account;
    private final String loginName;
    private final Map<String, String> options;
    private final AccountListener listener;
    private final Places places;
    private final Executor executor;

    private final NetworkRooms rooms =
            new PurpleRooms((room, what) -> post(new Command.InRoom(number(), room, what)));

    private final ReentrantLock calls = new ReentrantLock();

    /** What the executor has to tell the listener; whoever holds {@link #calls}, or is the next to, tells it. */
    private final Queue<Consumer<AccountListener>> answers = new ConcurrentLinkedQueue<>();

    private State state = State.WAITING;
    private final Outbox outbox = new Outbox();
    private List<Command> early = new ArrayList<>();
    private Presence presence;
    private WorkerLink link;

    /**
     * @param loginName the name as libpurple wants it, splits included
     * @param options the protocol's options
     * @param executor for answers that the caller must not wait for
     */
    PurpleAccount(
            int number,
            Account account,
            String loginName,
            Map<String, String> options,
            AccountListener listener,
            Places places,
            Executor executor) {
        this.number = number;
        this.account = account;
        this.loginName = loginName;
        this.options = options;
        this.listener = listener;
        this.places = places;
        this.executor = executor;
        this.presence = account.presence();
    }

    int number() {
        return number;
    }

    Account account() {
        return account;
    }

    @Override
    public void send(long id, String to, Text text) {
        Failure failure = null;
        synchronized (this) {
            if (state == State.OFFLINE || state == State.LEAVING) {
                failure = new Failure(Failure.Kind.OFFLINE, "");
            } else if (text.plain().length() + to.length() > LONGEST_TEXT) {
                failure = new Failure(Failure.Kind.REFUSED, "The message is too long");
            } else if (!outbox.add(new Outbox.Entry(id, to, fitting(text)))) {
                failure = new Failure(Failure.Kind.QUEUE_FULL, "");
            } else {
                pump();
            }
        }
        if (failure != null) {
            Failure answer = failure;
            answers.add(l -> l.undelivered(id, answer));
            executor.execute(this::tellAnswers);
        }
    }

    /** Gives the worker as many messages as it may have. */
    synchronized void pump() {
        if (state != State.ONLINE) {
            return;
        }
        for (Outbox.Entry next = outbox.next(); next != null; next = outbox.next()) {
            // A full link calls again when it has room; one that has ended takes the account with
            // it.
            if (!link.send(command(next))) {
                return;
            }
            outbox.gave();
        }
    }

    @Override
    public synchronized void typing(String to, Typing typing) {
        // Of a moment that has passed by the time the account is online.
        if (state == State.ONLINE) {
            link.post(new Command.Typing(number, to, typing.name()));
        }
    }

    /** Looks that are too much are left away. */
    private static Text fitting(Text text) {
        boolean fits = text.plain().length() + text.html().length() <= LONGEST_TEXT;
        return fits ? text : Text.plain(text.plain());
    }

    private Command.Send command(Outbox.Entry entry) {
        Text text = entry.text();
        return new Command.Send(number, entry.id(), entry.to(), text.plain(), text.html());
    }

    @Override
    public void addContact(Contact contact) {
        post(new Command.AddContact(number, contact.name(), contact.alias(), contact.groups()));
    }

    @Override
    public void removeContact(String name) {
        post(new Command.RemoveContact(number, name));
    }

    @Override
    public void authorize(String contact, boolean allowed) {
        post(new Command.Authorize(number, contact, allowed));
    }

    @Override
    public void answer(PromptAnswer answer) {
        post(new Command.Answer(number, answer.id(), answer.given(), answer.values()));
    }

    @Override
    public synchronized void setPresence(Presence wanted) {
        if (state == State.WAITING) {
            presence = wanted;
        } else {
            post(new Command.SetPresence(number, wanted.show().name(), wanted.status()));
        }
    }

    @Override
    public Optional<NetworkRooms> rooms() {
        return Optional.of(rooms);
    }

    private synchronized void post(Command command) {
        if (state == State.WAITING) {
            early.add(command);
        } else if (state != State.OFFLINE && state != State.LEAVING) {
            link.post(command);
        }
    }

    @Override
    public void logOut() {
        if (places.withdraw(this)) {
            executor.execute(() -> end(new Disconnect(Disconnect.Cause.LOGGED_OUT, ""), Set.of()));
            return;
        }
        synchronized (this) {
            if (state == State.LOGGING_IN || state == State.ONLINE) {
                state = State.LEAVING;
                link.post(new Command.LogOut(number));
            }
        }
    }

    /** The account has its worker, and it is ready: logs in, with all that was asked for in the meantime. */
    synchronized void attach(WorkerLink worker) {
        if (state != State.WAITING) {
            return;
        }
        link = worker;
        state = State.LOGGING_IN;
        link.post(
                new Command.LogIn(
                        number,
                        loginName,
                        account.password(),
                        options,
                        presence.show().name(),
                        presence.status()));
        early.forEach(link::post);
        early = List.of();
    }

    /** Whether it has been given to a worker that runs: whether it can have done it harm. */
    synchronized boolean isAttached() {
        return link != null;
    }

    /** Called by the link's reader, as all that follow. */
    void online() {
        synchronized (this) {
            if (state != State.LOGGING_IN) {
                return;
            }
            state = State.ONLINE;
        }
        tell(AccountListener::online);
        pump();
    }

    void delivered(long upTo) {
        List<Long> ids;
        synchronized (this) {
            ids = outbox.confirm(upTo);
        }
        pump();
        tell(l -> ids.forEach(l::delivered));
    }

    void undelivered(long id, Failure failure) {
        boolean known;
        synchronized (this) {
            known = outbox.refuse(id);
        }
        if (known) {
            pump();
            tell(l -> l.undelivered(id, failure));
        }
    }

    /** Anything else that the worker reports. */
    void report(Consumer<AccountListener> call) {
        tell(call);
    }

    /**
     * The account is over: answers every message, then says so. The second time it does nothing.
     *
     * @param unwritten the messages that were posted to the link and have certainly not left it
     */
    void end(Disconnect disconnect, Set<Long> unwritten) {
        Outbox.Remains remains;
        synchronized (this) {
            if (state == State.OFFLINE) {
                return;
            }
            state = State.OFFLINE;
            early = List.of();
            remains = outbox.drain(unwritten);
        }
        Failure uncertain = new Failure(Failure.Kind.UNCERTAIN, disconnect.reason());
        Failure unsent = new Failure(Failure.Kind.OFFLINE, disconnect.reason());
        tell(
                l -> {
                    remains.uncertain().forEach(id -> l.undelivered(id, uncertain));
                    remains.unsent().forEach(id -> l.undelivered(id, unsent));
                });
        tell(l -> l.offline(disconnect));
    }

    private void tell(Consumer<AccountListener> call) {
        calls.lock();
        try {
            give(call);
        } finally {
            calls.unlock();
        }
        tellAnswers();
    }

    /**
     * Does not wait for the lock: a listener may hold up the link's reader until the executor has worked for it, and the
     * executor must not have all its threads here by then.
     */
    private void tellAnswers() {
        while (!answers.isEmpty() && calls.tryLock()) {
            try {
                for (Consumer<AccountListener> call; (call = answers.poll()) != null; ) {
                    give(call);
                }
            } finally {
                calls.unlock();
            }
        }
    }

    private void give(Consumer<AccountListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("{}: the session did not take what the network reports", account, e);
        }
    }
}
