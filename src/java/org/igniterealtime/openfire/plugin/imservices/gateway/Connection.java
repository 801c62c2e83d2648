package org.igniterealtime.openfire.plugin.imservices.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.AccountListener;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkAccount;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.service.Registration;

/**
 * A session's way onto the network and off it: one account at a time, logged in again after a failure where that makes
 * sense, later and later. Knows nothing of stanzas. Used in the session's mailbox only.
 */
final class Connection {

    enum State {
        OUT,
        LOGGING_IN,
        ONLINE,
        LOGGING_OUT
    }

    /** Between two changes of the presence. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final GatewayParts parts;
    private final Supplier<AccountListener> listeners;
    private final Alarm retry;
    private final Alarm pause;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());

    /** Read by other threads. */
    private volatile State state = State.OUT;

    private NetworkAccount account;
    private AccountListener listener;
    private Presence presence;
    private Presence wanted;
    private Instant onlineSince = Instant.MAX;

    /** Why there is no further attempt until the user does something; null when there is no such reason. */
    private Disconnect barred;

    Connection(GatewayParts parts, Supplier<AccountListener> listeners, Supplier<Alarm> alarms) {
        this.parts = parts;
        this.listeners = listeners;
        this.retry = alarms.get();
        this.pause = alarms.get();
    }

    State state() {
        return state;
    }

    boolean isOnline() {
        return state == State.ONLINE;
    }

    /** The account, when it is online. */
    Optional<NetworkAccount> online() {
        return isOnline() ? Optional.of(account) : Optional.empty();
    }

    /** The account, when it is online or on its way there. */
    Optional<NetworkAccount> account() {
        return isIn() ? Optional.of(account) : Optional.empty();
    }

    private boolean isIn() {
        return state == State.ONLINE || state == State.LOGGING_IN;
    }

    Optional<Disconnect> barred() {
        return Optional.ofNullable(barred);
    }

    /** Whether the listener is the one of the present log-in. */
    boolean isOf(AccountListener events) {
        return events == listener;
    }

    /** Forgets failures: the user came anew or changed what was wrong. */
    void unbar() {
        barred = null;
        retry.cancel();
    }

    /**
     * Logs in with a registration. Only when {@link State#OUT}.
     *
     * @param how as what the user is seen; available where he is nowhere and only the registration is tried
     */
    void logIn(Registration registration, Presence how) {
        Presence with = how.isOnline() ? how : Presence.AVAILABLE;
        AccountListener events = listeners.get();
        Account who =
                new Account(
                        registration.user().toString(),
                        registration.name(),
                        registration.password().reveal(),
                        registration.options(),
                        with);
        listener = events;
        presence = with;
        wanted = with;
        account = parts.network().logIn(who, events);
        state = State.LOGGING_IN;
    }

    /** Passes a presence on; one that changes again at once later, so that a client cannot flood the network. */
    void show(Presence changed) {
        wanted = changed;
        if (!pause.isSet()) {
            showWanted();
        }
    }

    private void showWanted() {
        if (isIn() && !wanted.equals(presence)) {
            presence = wanted;
            account.setPresence(presence);
            pause.set(PAUSE, this::showWanted);
        }
    }

    /** Begins to log out. */
    void logOut() {
        retry.cancel();
        if (isIn()) {
            state = State.LOGGING_OUT;
            account.logOut();
        }
    }

    void online(Instant now) {
        state = State.ONLINE;
        onlineSince = now;
    }

    /** The account is off; whether it had been online for long enough to call earlier troubles over. */
    boolean offline() {
        boolean stable =
                state == State.ONLINE
                        && !onlineSince.plus(parts.limits().stable()).isAfter(parts.now());
        state = State.OUT;
        account = null;
        listener = null;
        presence = null;
        pause.cancel();
        onlineSince = Instant.MAX;
        if (stable) {
            backoff.reset();
        }
        return stable;
    }

    /** Tries again after a while. */
    void retryLater(Runnable attempt) {
        retry.set(backoff.next(), attempt);
    }

    boolean isRetrying() {
        return retry.isSet();
    }

    /** Does not try again until {@link #unbar}. */
    void bar(Disconnect reason) {
        barred = reason;
        retry.cancel();
        backoff.reset();
    }
}
