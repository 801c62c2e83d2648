package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;
import org.igniterealtime.openfire.plugin.imservices.service.Workshop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What protocols the installed libpurple has. The answer is kept until libpurple or a folder of protocols changes; who asks
 * while it is being asked waits for the same process. Safe for use by several threads.
 */
final class InstalledProtocols {

    /** After so long it is asked again whether a trouble is still there: nobody tells when libpurple is installed. */
    static final Duration TROUBLE_KEPT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(InstalledProtocols.class);

    /** Why there is no answer. */
    enum Trouble {
        NONE,
        /** libpurple is not installed. */
        NO_LIBRARY,
        /** It is there and does not start. */
        BROKEN,
        /** The process has ended on its own: a protocol may have crashed it. */
        CRASHED,
        /** It took too long. */
        LATE,
        /** No process could be started. */
        NO_PROCESS
    }

    /**
     * What is known.
     *
     * @param detail what exactly, in English; empty when there is no trouble
     * @param protocols empty when there is trouble
     */
    record Answer(Trouble trouble, String detail, List<Event.Protocol> protocols) {
        Answer {
            protocols = List.copyOf(protocols);
        }

        private Answer(Trouble trouble, String detail) {
            this(trouble, detail, List.of());
        }
    }

    /** An answer and how long it holds. */
    private record Kept(Answer answer, List<Path> places, InstalledFiles files, Instant at) {}

    private final String mainClass;
    private final Duration patience;

    /** Held while a process is asked. */
    private final Lock asking = new ReentrantLock();

    private Kept kept;
    private int asked;

    InstalledProtocols(String mainClass, Duration patience) {
        this.mainClass = mainClass;
        this.patience = patience;
    }

    /**
     * The protocols. Blocks, for as long as a process takes to start and to tell.
     *
     * @throws InterruptedException when the thread is interrupted; the process has ended then
     */
    Answer get(Workshop workshop) throws InterruptedException {
        asking.lockInterruptibly();
        try {
            if (kept == null || !holds(workshop)) {
                kept = null;
                kept = ask(workshop);
            }
            return kept.answer();
        } catch (IOException e) {
            LOG.warn("The folders of protocols cannot be read; libpurple is asked again", e);
            return new Answer(Trouble.NO_PROCESS, e.toString());
        } finally {
            asking.unlock();
        }
    }

    /** How many processes have been started, for tests. */
    int asked() {
        return asked;
    }

    private boolean holds(Workshop workshop) throws IOException {
        if (kept.answer().trouble() != Trouble.NONE
                && !workshop.clock().instant().isBefore(kept.at().plus(TROUBLE_KEPT))) {
            return false;
        }
        return kept.places().contains(workshop.modulesFolder())
                && kept.files().equals(InstalledFiles.of(kept.places()));
    }

    private Kept ask(Workshop workshop) throws IOException, InterruptedException {
        List<Path> places = new ArrayList<>(List.of(workshop.modulesFolder()));
        // Before libpurple looks: what is changed while it does is seen the next time.
        InstalledFiles before = InstalledFiles.of(places);
        Answer answer;
        try {
            asked++;
            Event event = new ProtocolInquiry(workshop, mainClass, patience).ask();
            answer = answer(event, places);
        } catch (ProtocolInquiry.NoAnswerException e) {
            answer = new Answer(e.wasLate() ? Trouble.LATE : Trouble.CRASHED, e.getMessage());
        } catch (IOException | UncheckedIOException | RejectedExecutionException e) {
            LOG.warn("No process can be started that asks libpurple for its protocols", e);
            answer = new Answer(Trouble.NO_PROCESS, String.valueOf(e.getMessage()));
        }
        return new Kept(answer, places, stamp(places, before), workshop.clock().instant());
    }

    private static Answer answer(Event event, List<Path> places) {
        if (event instanceof Event.Offered offered) {
            if (!offered.library().isEmpty()) {
                places.add(Path.of(offered.library()));
            }
            offered.folders().stream()
                    .map(Path::of)
                    .filter(folder -> !places.contains(folder))
                    .forEach(places::add);
            LOG.debug(
                    "libpurple {} has {} protocols",
                    offered.purpleVersion(),
                    offered.protocols().size());
            return new Answer(Trouble.NONE, "", offered.protocols());
        }
        Event.Unusable unusable = (Event.Unusable) event;
        Trouble trouble =
                unusable.trouble() == Event.Trouble.LIBRARY_MISSING
                        ? Trouble.NO_LIBRARY
                        : Trouble.BROKEN;
        return new Answer(trouble, unusable.detail());
    }

    private static InstalledFiles stamp(List<Path> places, InstalledFiles before)
            throws IOException {
        InstalledFiles rest = InstalledFiles.of(places.subList(1, places.size()));
        Map<Path, String> all = new HashMap<>(rest.stamps());
        all.putAll(before.stamps());
        return new InstalledFiles(all);
    }
}
