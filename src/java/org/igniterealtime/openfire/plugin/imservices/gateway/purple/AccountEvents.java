package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Contact;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Disconnect;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Failure;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Prompt;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.End;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptListener.Refusal;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Text;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a worker's events concerns an account, and what the account makes of each. Immutable. */
final class AccountEvents {

    private static final Logger LOG = LoggerFactory.getLogger(AccountEvents.class);

    private record Entry(ToIntFunction<Event> number, BiConsumer<PurpleAccount, Event> action) {}

    private final Map<Class<?>, Entry> table = new HashMap<>();

    /** @param normalize the one spelling of a contact's name */
    AccountEvents(UnaryOperator<String> normalize) {
        on(Event.Online.class, Event.Online::account, (a, e) -> a.online());
        on(
                Event.Offline.class,
                Event.Offline::account,
                (a, e) -> {
                    Disconnect.Cause cause =
                            named(Disconnect.Cause.class, e.cause(), Disconnect.Cause.OTHER);
                    a.end(new Disconnect(cause, e.reason()), Set.of());
                });
        on(
                Event.Message.class,
                Event.Message::account,
                (a, e) -> {
                    String from = normalize.apply(e.from());
                    Instant time = Instant.ofEpochMilli(e.time());
                    Text text = new Text(e.text(), e.html());
                    a.report(l -> l.message(from, text, time));
                });
        on(
                Event.SentElsewhere.class,
                Event.SentElsewhere::account,
                (a, e) -> {
                    String to = normalize.apply(e.to());
                    Text text = new Text(e.text(), e.html());
                    Instant time = Instant.ofEpochMilli(e.time());
                    a.report(l -> l.sentElsewhere(to, text, time));
                });
        on(
                Event.Typing.class,
                Event.Typing::account,
                (a, e) -> {
                    Typing state = named(Typing.class, e.state(), Typing.NOT_TYPING);
                    String from = normalize.apply(e.from());
                    a.report(l -> l.typing(from, state));
                });
        on(Event.Delivered.class, Event.Delivered::account, (a, e) -> a.delivered(e.id()));
        on(
                Event.Undelivered.class,
                Event.Undelivered::account,
                (a, e) -> {
                    Failure.Kind kind = named(Failure.Kind.class, e.kind(), Failure.Kind.UNCERTAIN);
                    a.undelivered(e.id(), new Failure(kind, e.reason()));
                });
        on(
                Event.ContactPresence.class,
                Event.ContactPresence::account,
                (a, e) -> {
                    Presence.Show show =
                            named(Presence.Show.class, e.show(), Presence.Show.AVAILABLE);
                    String name = normalize.apply(e.name());
                    a.report(l -> l.contactPresence(name, new Presence(show, e.status())));
                });
        on(
                Event.ContactListed.class,
                Event.ContactListed::account,
                (a, e) -> {
                    Contact contact = new Contact(normalize.apply(e.name()), e.alias(), e.groups());
                    a.report(l -> l.contact(contact));
                });
        on(
                Event.ContactRemoved.class,
                Event.ContactRemoved::account,
                (a, e) -> {
                    String name = normalize.apply(e.name());
                    a.report(l -> l.contactRemoved(name));
                });
        on(
                Event.AuthorizationRequested.class,
                Event.AuthorizationRequested::account,
                (a, e) -> {
                    String name = normalize.apply(e.name());
                    a.report(l -> l.authorizationRequested(name, e.alias(), e.message()));
                });
        RoomEvents rooms = new RoomEvents(normalize);
        on(
                Event.InRoom.class,
                Event.InRoom::account,
                (a, e) -> {
                    String room = normalize.apply(e.room());
                    a.report(l -> rooms.tell(l.rooms(), room, e.what()));
                });
        on(Event.Notice.class, Event.Notice::account, (a, e) -> a.report(l -> l.notice(e.text())));
        prompts();
    }

    private void prompts() {
        on(
                Event.Asked.class,
                Event.Asked::account,
                (a, e) -> {
                    Prompt prompt = prompt(e);
                    a.report(l -> l.prompts().asked(prompt));
                });
        on(
                Event.AskedNoMore.class,
                Event.AskedNoMore::account,
                (a, e) -> {
                    End why = named(End.class, e.why(), End.WITHDRAWN);
                    a.report(l -> l.prompts().ended(e.prompt(), why));
                });
        on(
                Event.AskedInVain.class,
                Event.AskedInVain::account,
                (a, e) -> {
                    Refusal why = named(Refusal.class, e.why(), Refusal.NOT_THE_USERS);
                    a.report(l -> l.prompts().refused(why, e.question()));
                });
        on(
                Event.Address.class,
                Event.Address::account,
                (a, e) -> a.report(l -> l.prompts().address(e.uri())));
    }

    private static Prompt prompt(Event.Asked asked) {
        return new Prompt(
                asked.prompt(),
                asked.title(),
                asked.primary(),
                asked.secondary(),
                asked.fields().stream().map(AccountEvents::field).toList());
    }

    private static Prompt.Field field(Event.PromptField field) {
        return new Prompt.Field(
                field.name(),
                field.label(),
                named(Prompt.Kind.class, field.kind(), Prompt.Kind.FIXED),
                field.values(),
                field.options().stream()
                        .map(option -> new Prompt.Option(option.value(), option.label()))
                        .toList(),
                field.required());
    }

    private <E extends Event> void on(
            Class<E> type, ToIntFunction<E> number, BiConsumer<PurpleAccount, E> action) {
        table.put(
                type,
                new Entry(
                        e -> number.applyAsInt(type.cast(e)),
                        (a, e) -> action.accept(a, type.cast(e))));
    }

    /** Whether the event is an account's; if so, it has been handed to it, or the account is not there any more. */
    boolean dispatch(Event event, Map<Integer, PurpleAccount> accounts) {
        Entry entry = table.get(event.getClass());
        if (entry == null) {
            return false;
        }
        PurpleAccount account = accounts.get(entry.number().applyAsInt(event));
        if (account != null) {
            entry.action().accept(account, event);
        }
        return true;
    }

    static <E extends Enum<E>> E named(Class<E> type, String name, E otherwise) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            LOG.error("A worker speaks of {} {}, which there is not", type.getSimpleName(), name);
            return otherwise;
        }
    }
}
