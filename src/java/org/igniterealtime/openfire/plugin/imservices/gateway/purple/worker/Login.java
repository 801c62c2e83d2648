package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import com.sun.jna.Pointer;
import java.text.Normalizer;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Layout;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.binding.Purple;

/** An account of libpurple's that is logged in or on its way. For the loop thread. */
final class Login {

    private static final double NOTICES_AT_ONCE = 10;
    private static final double PROMPTS_AT_ONCE = 20;
    private static final double NOTICES_PER_SECOND = 1.0 / 6;

    /** The plugin's number for it. */
    final int number;

    /** The {@code PurpleAccount}. */
    final Pointer account;

    /** {@code Disconnect.Cause} by name. The first reason is the one that counts. */
    private String cause;

    private String reason = "";
    private boolean online;
    private boolean ending;
    private Dialect dialect;

    /** Questions that reach the user. */
    final Allowance prompts = new Allowance(PROMPTS_AT_ONCE, NOTICES_PER_SECOND);

    final Allowance notices = new Allowance(NOTICES_AT_ONCE, NOTICES_PER_SECOND);

    Login(int number, Pointer account) {
        this.number = number;
        this.account = account;
    }

    /** Right after the account was made, before it connects. */
    void speak(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The {@code PurpleConnection}; null when there is none. */
    Pointer connection() {
        return Purple.purple_account_get_connection(account);
    }

    /** What libpurple is to send: with the text's looks where the protocol has them ({@code PurpleConnectionFlags}). */
    String markup(String text, String html) {
        return html.isEmpty() || !has(Purple.PURPLE_CONNECTION_HTML) ? Markup.toHtml(text) : html;
    }

    /** Whether the connection has a flag; only while there is one. */
    boolean has(int flag) {
        return (connection().getInt(Layout.PURPLE_CONNECTION_FLAGS) & flag) != 0;
    }

    boolean isOnline() {
        return online;
    }

    /** The contact's name in the one spelling that the plugin knows it by. */
    String normalize(String name) {
        String normalized = C.orEmpty(Purple.purple_normalize(account, name));
        // libpurple takes letters with accents apart, everybody else puts them together.
        return Normalizer.normalize(normalized, Normalizer.Form.NFC);
    }

    void setOnline(boolean online) {
        this.online = online;
    }

    /** Whether it goes offline, or is to. */
    boolean isEnding() {
        return ending;
    }

    void setEnding() {
        ending = true;
    }

    /** Why it is about to go offline, unless a reason is known already. */
    void blame(String cause, String reason) {
        if (this.cause == null) {
            this.cause = cause;
            this.reason = reason;
        }
    }

    String cause() {
        return cause == null ? "NETWORK_ERROR" : cause;
    }

    String reason() {
        return reason;
    }
}
