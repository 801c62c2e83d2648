package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import java.util.LinkedHashSet;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** What the network tells the user, not more of it than somebody would read. For the loop thread. */
final class Notices {

    private final Logins logins;
    private final Context context;
    private final Journal journal;
    private final EventSink sink;

    Notices(Logins logins, Context context, Journal journal, EventSink sink) {
        this.logins = logins;
        this.context = context;
        this.journal = journal;
        this.sink = sink;
    }

    /** Tells it to whom native code is busy with. */
    void tell(String... parts) {
        tell(logins.of(context.account()), parts);
    }

    /**
     * Tells it to the user of a login, or to the administrator when it is for nobody in particular.
     *
     * @param parts HTML, the same ones and empty ones are left out
     */
    void tell(Login login, String... parts) {
        Set<String> lines = new LinkedHashSet<>();
        for (String part : parts) {
            String line = Markup.toText(part).strip();
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String text = String.join("\n", lines);
        if (login == null) {
            journal.info("libpurple says: " + text);
        } else if (login.notices.take(System.nanoTime())) {
            sink.send(new Event.Notice(login.number, text));
        } else {
            journal.debug("A notice too many for account " + login.number + ": " + text);
        }
    }
}
