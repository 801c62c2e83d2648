package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceCatalog;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.igniterealtime.openfire.plugin.imservices.service.TypeOffer;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The types of service that there are: those of the catalogue in its order, each with what is missing for it, then what
 * modules offer besides. The list is kept for a few seconds in each language. Safe for use by several threads.
 */
public final class Offers {

    private static final Logger LOG = LoggerFactory.getLogger(Offers.class);

    /** For so long; loading the jars of the modules folder anew costs more than a page should. */
    static final Duration KEPT = Duration.ofSeconds(10);

    /** Nobody's server has more administrators' languages; clients could name many. */
    private static final int MOST_LANGUAGES = 16;

    private final Modules modules;
    private final Workshop workshop;
    private final ServiceCatalog catalog;

    /** Held while modules are asked. */
    private final Lock asking = new ReentrantLock();

    private final Map<Locale, Kept> kept = new HashMap<>();

    private record Kept(List<TypeOffer> offers, Instant until) {}

    /** What a type is told apart by. */
    private record Word(Category category, String type) {}

    /** What modules have answered. */
    private static final class Answers {
        final Map<Word, TypeOffer> offers = new LinkedHashMap<>();
        final Map<String, Phrase> failures = new HashMap<>();
        final List<String> modules = new ArrayList<>();
    }

    public Offers(Modules modules, Workshop workshop, ServiceCatalog catalog) {
        this.modules = modules;
        this.workshop = workshop;
        this.catalog = catalog;
    }

    /**
     * All types, with labels in a language. Blocks, perhaps for a minute, because modules ask other processes: never to be
     * called on a thread of the server.
     *
     * @throws InterruptedException when the thread is interrupted; nothing of the question is left then
     */
    public List<TypeOffer> all(Locale locale) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            Kept before = kept.get(locale);
            if (before != null && workshop.clock().instant().isBefore(before.until())) {
                return before.offers();
            }
            List<TypeOffer> offers = merged(ask(locale), workshop.texts(locale));
            if (kept.size() >= MOST_LANGUAGES) {
                kept.clear();
            }
            kept.put(locale, new Kept(offers, workshop.clock().instant().plus(KEPT)));
            return offers;
        } finally {
            asking.unlock();
        }
    }

    private Answers ask(Locale locale) throws InterruptedException {
        Answers answers = new Answers();
        List<Modules.Use> uses = modules.openAll();
        try {
            for (Modules.Use use : uses) {
                ask(use.module(), locale, answers);
            }
        } finally {
            uses.forEach(Modules.Use::close);
        }
        return answers;
    }

    private void ask(ServiceModule module, Locale locale, Answers answers)
            throws InterruptedException {
        String id = module.id();
        answers.modules.add(id);
        try {
            for (TypeOffer offer : module.offers(workshop, locale)) {
                answers.offers.putIfAbsent(new Word(offer.category(), offer.type()), offer);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            // A module may throw anything; the others are to be offered all the same.
            LOG.error("The module {} of IM Services does not tell what it offers", id, e);
            answers.failures.put(id, Reasons.of(e));
        }
    }

    private List<TypeOffer> merged(Answers answers, Texts texts) {
        List<TypeOffer> all = new ArrayList<>();
        for (ServiceType type : catalog.types()) {
            TypeOffer offer = answers.offers.remove(new Word(type.category(), type.key()));
            all.add(offer == null ? notOffered(type, answers, texts) : offer);
        }
        all.addAll(answers.offers.values());
        return List.copyOf(all);
    }

    /** A type that its module says nothing of, or whose module is not there. */
    private static TypeOffer notOffered(ServiceType type, Answers answers, Texts texts) {
        Optional<Phrase> failure = Optional.ofNullable(answers.failures.get(type.module()));
        String missing = "";
        if (failure.isPresent()) {
            missing = texts.get("runtime.missing.failed", type.module(), texts.say(failure.get()));
        } else if (!answers.modules.contains(type.module())) {
            missing = texts.get("runtime.missing.module", type.module());
        }
        return new TypeOffer(
                type.category(),
                type.key(),
                type.module(),
                type.protocol(),
                texts.find("definition.type." + type.category().key() + "." + type.key())
                        .orElse(type.key()),
                missing,
                List.of());
    }
}
