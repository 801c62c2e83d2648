package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;

/** Who is logged in or on the way: by the plugin's number, and by libpurple's account. For the loop thread. */
final class Logins {

    private final Map<Integer, Login> byNumber = new HashMap<>();
    private final Map<Pointer, Login> byAccount = new HashMap<>();

    void add(Login login) {
        byNumber.put(login.number, login);
        byAccount.put(login.account, login);
    }

    void remove(Login login) {
        byNumber.remove(login.number);
        byAccount.remove(login.account);
    }

    /** Null when there is none. */
    Login of(int number) {
        return byNumber.get(number);
    }

    /** The login of a {@code PurpleAccount}; null when there is none. */
    Login ofAccount(Pointer account) {
        return account == null ? null : byAccount.get(account);
    }

    /** The login of a {@code PurpleConnection}; null when there is none. */
    Login ofConnection(Pointer connection) {
        return connection == null
                ? null
                : ofAccount(Purple.purple_connection_get_account(connection));
    }

    int online() {
        int online = 0;
        for (Login login : byNumber.values()) {
            if (login.isOnline()) {
                online++;
            }
        }
        return online;
    }

    boolean isEmpty() {
        return byNumber.isEmpty();
    }

    /** For each, also when it is removed meanwhile. */
    void forEach(Consumer<Login> work) {
        List<Login> all = new ArrayList<>(byNumber.values());
        all.forEach(work);
    }
}
