package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Command;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/**
 * Logs accounts in and out. An account lives in libpurple from its log-in until the plugin is told that it is offline; it
 * is never saved, and libpurple never connects it again by itself. For the loop thread.
 */
final class Accounts {

    /** What libpurple knows us by; account settings such as "enabled" hang on it. */
    static final String UI = "imservices";

    private final String protocol;
    private final Loop loop;
    private final Context context;
    private final Logins logins;
    private final AccountOptions options;
    private final Contacts contacts;
    private final Rooms rooms;
    private final EventSink sink;
    private final BiFunction<Login, Command.LogIn, Dialect> dialects;
    private final Consumer<Login> gone;
    private final Predicate<Login> asked;
    private final Connecting connecting;

    Accounts(
            String protocol,
            Loop loop,
            Context context,
            Logins logins,
            AccountOptions options,
            Contacts contacts,
            Rooms rooms,
            EventSink sink,
            BiFunction<Login, Command.LogIn, Dialect> dialects,
            Predicate<Login> asked,
            Consumer<Login> gone) {
        this.protocol = protocol;
        this.loop = loop;
        this.context = context;
        this.logins = logins;
        this.options = options;
        this.contacts = contacts;
        this.rooms = rooms;
        this.sink = sink;
        this.dialects = dialects;
        this.asked = asked;
        this.gone = gone;
        this.connecting = new Connecting(this::connect, this::late, asked);
    }

    void logIn(Command.LogIn command) {
        if (logins.of(command.account()) != null) {
            throw new IllegalStateException(
                    "account number " + command.account() + " is logged in already");
        }
        Pointer account = Purple.purple_account_new(command.name(), protocol);
        if (logins.ofAccount(account) != null) {
            // libpurple gives the account that is there already; two of a name cannot be told
            // apart.
            sink.send(
                    new Event.Offline(
                            command.account(),
                            "NAME_IN_USE",
                            "Somebody else is logged in with this name already."));
            return;
        }
        Login login = new Login(command.account(), account);
        login.speak(dialects.apply(login, command));
        logins.add(login);
        if (!command.password().isEmpty()) {
            Purple.purple_account_set_password(account, command.password());
        }
        Purple.purple_account_set_remember_password(account, 0);
        options.apply(account, command.options());
        login.dialect().configure();
        Statuses.set(account, command.show(), command.status());
        Purple.purple_accounts_add(account);
        connecting.add(login);
    }

    private void connect(Login login) {
        context.run(login.number, () -> Purple.purple_account_set_enabled(login.account, UI, 1));
        endUnlessBegun(login);
    }

    /** A question of the account's is over. */
    void settled(Login login) {
        loop.later(
                () -> {
                    if (logins.of(login.number) == login && connecting.holds(login)) {
                        endUnlessBegun(login);
                    }
                });
    }

    private void endUnlessBegun(Login login) {
        if (login.connection() == null && !login.isEnding() && !asked.test(login)) {
            // Not even begun, for example because a password was asked for and not given.
            login.blame("INVALID_SETTINGS", "The account cannot be connected.");
            end(login);
        }
    }

    private void late(Login login) {
        disconnect(login, "NETWORK_ERROR", "The server did not answer in time.");
    }

    void logOut(int number) {
        Login login = logins.of(number);
        if (login == null) {
            // Its Offline and this command crossed each other.
            return;
        }
        login.blame("LOGGED_OUT", "");
        end(login);
    }

    void logOutAll() {
        logins.forEach(login -> logOut(login.number));
    }

    /** Disconnects for a reason of our own. Never from within a callback of the account's own connection. */
    void disconnect(Login login, String cause, String reason) {
        if (logins.of(login.number) == login) {
            login.blame(cause, reason);
            end(login);
        }
    }

    /** libpurple says that it is connected. From within its callback. */
    void connected(Login login) {
        login.setOnline(true);
        loop.later(() -> connecting.settled(login));
    }

    /** Called about once a second. */
    void tick() {
        connecting.tick(System.nanoTime());
    }

    private void end(Login login) {
        if (login.isEnding()) {
            return;
        }
        if (login.connection() != null) {
            Purple.purple_account_disconnect(login.account);
        }
        if (!login.isEnding()) {
            disconnected(login);
        }
    }

    /** libpurple has closed the connection, whoever wanted it. From within its callback. */
    void disconnected(Login login) {
        if (login.isEnding()) {
            return;
        }
        login.setEnding();
        login.setOnline(false);
        login.dialect().offline();
        // The account is in use on the stack below this callback.
        loop.later(() -> remove(login));
    }

    private void remove(Login login) {
        connecting.settled(login);
        // Before the account, which libpurple takes out of its conversations and leaves them.
        rooms.forget(login);
        contacts.delete(login);
        logins.remove(login);
        sink.send(new Event.Offline(login.number, login.cause(), login.reason()));
        gone.accept(login);
    }
}
