package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.imservices.answers.Entity;
import org.igniterealtime.openfire.plugin.imservices.answers.Languages;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.service.Host;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xmpp.packet.JID;
import org.xmpp.packet.Presence;

/**
 * The monitor's presence: the state of the server at a glance. It changes at once when something goes wrong, every minute at the most
 * when it is put right, and every five when only numbers have changed. On the desk, one call at a time.
 */
final class Display {

    private static final Logger LOG = LoggerFactory.getLogger(Display.class);

    static final Duration BETTER_AFTER = Duration.ofMinutes(1);
    static final Duration NUMBERS_AFTER = Duration.ofMinutes(5);

    /** Looks at the server. */
    interface Look {
        Glance now() throws IOException;
    }

    private final Host host;
    private final JID address;
    private final Watchers watchers;
    private final Admission admission;
    private final Look look;
    private final Supplier<Entity> entity;
    private final Languages languages;
    private final Clock clock;
    private Glance shown;
    private Instant since;

    /** @param entity what the presence is stamped with */
    Display(
            Host host,
            JID address,
            Watchers watchers,
            Admission admission,
            Look look,
            Supplier<Entity> entity) {
        this.host = host;
        this.address = address;
        this.watchers = watchers;
        this.admission = admission;
        this.look = look;
        this.entity = entity;
        this.languages = new Languages(host);
        this.clock = host.clock();
    }

    /** Looks, and shows what has changed if it is time to. */
    void refresh() {
        Optional<Glance> now = glance();
        if (now.isEmpty() || !isDue(now.get())) {
            return;
        }
        shown = now.get();
        since = clock.instant();
        showAll();
    }

    private Optional<Glance> glance() {
        try {
            return Optional.of(look.now());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The state of the server cannot be shown in the monitor’s presence", e);
            return Optional.empty();
        }
    }

    private boolean isDue(Glance now) {
        if (shown == null || now.isWorseThan(shown)) {
            return true;
        }
        if (now.equals(shown)) {
            return false;
        }
        Duration passed = Duration.between(since, clock.instant()).abs();
        Duration wait = now.troubles().equals(shown.troubles()) ? NUMBERS_AFTER : BETTER_AFTER;
        return passed.compareTo(wait) >= 0;
    }

    /** To everybody who watches: what is shown at present, or, to who may see it no more, the end of it. */
    void showAll() {
        for (JID watcher : watchers.all()) {
            if (admission.admits(watcher)) {
                show(watcher);
            } else {
                host.farewell(Stanzas.presence(Presence.Type.unavailable, address, watcher));
            }
        }
    }

    /** To everybody who watches: it is gone. */
    void hideAll() {
        for (JID watcher : watchers.all()) {
            host.send(Stanzas.presence(Presence.Type.unavailable, address, watcher));
        }
    }

    private void show(JID to) {
        if (shown == null) {
            return;
        }
        Texts texts = languages.of(to);
        Presence presence = Stanzas.presence(null, address, to);
        if (!shown.isWell()) {
            presence.setShow(Presence.Show.dnd);
        }
        presence.setStatus(Stanzas.xml(shown.text(texts)));
        Element element = presence.getElement();
        element.addAttribute(Stanzas.LANGUAGE, texts.language());
        entity.get().stamp(presence);
        host.send(presence);
    }

    /** Subscriptions (RFC 6121 section 3) and probes (section 4.3). */
    void take(Presence presence) {
        JID from = presence.getFrom();
        if (presence.getType() == Presence.Type.unsubscribe) {
            watchers.remove(from);
            answer(from, Presence.Type.unsubscribed);
        } else if (presence.getType() == Presence.Type.unsubscribed) {
            LOG.debug("{} does not want to be seen; nobody looks", from);
        } else if (presence.getType() == Presence.Type.subscribe) {
            boolean taken = admission.admits(from) && watchers.add(from);
            answer(from, taken ? Presence.Type.subscribed : Presence.Type.unsubscribed);
            if (taken) {
                show(from.asBareJID());
            }
        } else if (presence.getType() == Presence.Type.probe && admission.admits(from)) {
            // His roster says that he may see it, and the file should say the same.
            if (watchers.add(from)) {
                show(from);
            }
        }
    }

    private void answer(JID to, Presence.Type type) {
        host.send(Stanzas.presence(type, address, to.asBareJID()));
    }
}
