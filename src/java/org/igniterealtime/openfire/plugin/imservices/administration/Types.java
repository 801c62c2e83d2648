package org.igniterealtime.openfire.plugin.imservices.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.runtime.Offers;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;

/**
 * The types of service: the catalogue, and what the modules offer. Modules are asked on the executor's threads, and again when somebody
 * looks and the answer is not fresh; they know by themselves whether anything has changed. Never blocks; may be called by several
 * threads.
 */
public final class Types implements AutoCloseable {

    private static final String GATEWAY_NAMESPACES = "jabber:iq:register;jabber:iq:gateway";
    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(10);

    private final ServiceCatalog catalog;
    private final Offers choice;
    private final Workshop workshop;
    private final Language language;
    private final ScheduledExecutorService executor;
    private final Clock clock;

    // Guarded by this.
    private List<TypeOffer> offers = List.of();
    private Locale locale;
    private Instant asked = Instant.MIN;
    private boolean asking;
    private boolean running;
    private boolean closed;
    private Future<?> question;

    Types(
            ServiceCatalog catalog,
            Offers choice,
            Workshop workshop,
            Language language,
            ScheduledExecutorService executor,
            Clock clock) {
        this.catalog = catalog;
        this.choice = choice;
        this.workshop = workshop;
        this.language = language;
        this.executor = executor;
        this.clock = clock;
    }

    /** All types, as far as they are known by now. */
    public synchronized TypeList list() {
        Locale now = language.locale();
        if (!now.equals(locale)) {
            locale = now;
            offers = List.of();
            asked = Instant.MIN;
        }
        if (!asking && !closed && clock.instant().isAfter(asked.plus(FRESH))) {
            asking = true;
            question = executor.submit(() -> ask(now));
        }
        boolean complete = !asked.equals(Instant.MIN);
        List<TypeOffer> known = offers.isEmpty() ? catalogued() : offers;
        return new TypeList(
                complete,
                complete ? "" : language.say("types.asking"),
                known.stream().map(offer -> entry(offer, new Texts(now))).toList());
    }

    /** The type of that name, or the one of that protocol. */
    Optional<TypeEntry> find(Category category, String type, String module, String protocol) {
        List<TypeEntry> types = list().types();
        Optional<TypeEntry> named =
                types.stream()
                        .filter(each -> each.category() == category && each.type().equals(type))
                        .filter(each -> each.module().equals(module))
                        .findFirst();
        boolean isOther =
                named.isEmpty() || !protocol.isEmpty() && !protocolOf(named.get()).equals(protocol);
        return isOther
                ? types.stream()
                        .filter(each -> each.module().equals(module))
                        .filter(each -> !protocol.isEmpty() && protocolOf(each).equals(protocol))
                        .findFirst()
                : named;
    }

    /** The keys of all parameters that are passwords, in lower case. */
    Set<String> secretKeys() {
        return list().types().stream()
                .flatMap(type -> type.parameters().stream())
                .filter(parameter -> parameter.kind() == Parameter.Kind.SECRET)
                .map(parameter -> parameter.key().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The protocol that the type's parameters begin with; empty when it needs none. */
    static String protocolOf(TypeEntry type) {
        int end = type.params().indexOf(';');
        String first = end < 0 ? type.params() : type.params().substring(0, end);
        return first.contains("=") ? "" : first;
    }

    /** The types of the catalogue, as long as no module has said anything of them. */
    private List<TypeOffer> catalogued() {
        return catalog.types().stream()
                .map(
                        type ->
                                new TypeOffer(
                                        type.category(),
                                        type.key(),
                                        type.module(),
                                        type.protocol(),
                                        type.key(),
                                        "",
                                        List.of()))
                .toList();
    }

    /** What is offered, and what the catalogue knows besides. */
    private TypeEntry entry(TypeOffer offer, Texts texts) {
        Optional<ServiceType> known = catalog.find(offer.category(), offer.type());
        String note = known.map(ServiceType::textKey).orElse("");
        return new TypeEntry(
                offer.category(),
                offer.type(),
                offer.label(),
                namespaces(offer.category()),
                known.map(ServiceType::module).orElse(offer.module()),
                params(
                        known.map(ServiceType::protocol).orElse(offer.protocol()),
                        known.map(ServiceType::parameters).orElse("")),
                offer.missing(),
                known.map(ServiceType::network).orElse(ServiceType.Network.NONE),
                note.isEmpty() ? "" : texts.get(note),
                offer.parameters());
    }

    private static String namespaces(Category category) {
        return category == Category.GATEWAY ? GATEWAY_NAMESPACES : "";
    }

    private static String params(String protocol, String parameters) {
        return protocol.isEmpty() || parameters.isEmpty()
                ? protocol + parameters
                : protocol + ";" + parameters;
    }

    private void ask(Locale inLocale) {
        synchronized (this) {
            if (closed) {
                return;
            }
            running = true;
        }
        List<TypeOffer> answers = List.of();
        try {
            answers = choice.all(inLocale);
        } catch (InterruptedException e) {
            // The plugin ends.
            Thread.currentThread().interrupt();
        } finally {
            answered(inLocale, answers);
        }
    }

    /** Breaks a question off that is under way, and waits for its end up to 10 s. Must not be called on a thread of the executor. */
    @Override
    public synchronized void close() {
        closed = true;
        if (question != null && question.cancel(true)) {
            long deadline = System.nanoTime() + END.toNanos();
            try {
                while (running && deadline > System.nanoTime()) {
                    wait(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void answered(Locale inLocale, List<TypeOffer> found) {
        asking = false;
        running = false;
        notifyAll();
        if (inLocale.equals(locale)) {
            offers = List.copyOf(found);
            asked = clock.instant();
        }
    }
}
