package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Requests that other people's clients make of ours (CTCP, quoted by 01). libpurple would show them to the user as
 * messages, and answer without limit. For the loop thread.
 */
final class IrcRequests {

    private static final char MARK = '\u0001';

    private final Allowance replies = new Allowance(2, 0.2);
    private final Consumer<byte[]> raw;
    private final Consumer<String> notice;
    private final UnaryOperator<String> text;

    /**
     * @param raw sends lines
     * @param notice tells the user something, in HTML
     * @param text what a line's bytes mean
     */
    IrcRequests(Consumer<byte[]> raw, Consumer<String> notice, UnaryOperator<String> text) {
        this.raw = raw;
        this.notice = notice;
        this.text = text;
    }

    /** Whether the message is such a request and is dealt with. */
    boolean take(IrcLine line) {
        String words = line.words();
        if (words.isEmpty() || words.charAt(0) != MARK) {
            return false;
        }
        String request = words.replace(String.valueOf(MARK), "");
        String name = request.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (line.command().equals("NOTICE")) {
            // An answer to a request that nobody made.
            return true;
        }
        switch (name) {
            case "ACTION" -> {
                // What somebody says of himself: a message.
                return false;
            }
            case "PING" -> reply(line, request);
            case "VERSION" -> reply(line, "VERSION libpurple");
            case "DCC" ->
                    notice.accept(
                            Markup.toHtml(text.apply(line.nick()))
                                    + " offers a file or a chat of its own (DCC); this is not"
                                    + " possible here.");
            default -> {
                // Nothing that libpurple knows either.
            }
        }
        return true;
    }

    private void reply(IrcLine line, String answer) {
        if (replies.take(System.nanoTime())) {
            String reply = "NOTICE " + line.nick() + " :" + MARK + answer + MARK + "\r\n";
            raw.accept(reply.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
