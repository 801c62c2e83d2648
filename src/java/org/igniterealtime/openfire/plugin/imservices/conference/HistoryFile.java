package org.igniterealtime.openfire.plugin.imservices.conference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.igniterealtime.openfire.plugin.imservices.definition.History;
import org.igniterealtime.openfire.plugin.imservices.definition.Phrase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conversation of one room on its way to a file. Lines wait in a bounded queue and are written in batches by a thread of the executor,
 * which is tried again while the disk does not take them. What finds the queue full is lost, and counted in the file. Each line goes
 * into the file of its own day.
 */
final class HistoryFile {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryFile.class);

    private static final int LINES = 10_000;
    private static final long CHARACTERS = 4L << 20;
    private static final int BATCH = 1_000;
    private static final long AGAIN_S = 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private record Line(LocalDateTime time, String text) {}

    /** What all files of a service share. */
    record Surroundings(
            HistoryHome home,
            ScheduledExecutorService executor,
            ZoneId zone,
            LongFunction<String> missing,
            Runnable changed) {}

    private final History history;
    private final HistoryPath path;
    private final Surroundings surroundings;

    // Guarded by the queue.
    private final Deque<Line> queue = new ArrayDeque<>();
    private long characters;
    private long lost;
    private boolean scheduled;
    private boolean closed;
    private Phrase trouble = Phrase.NOTHING;

    // Used by one write at a time; guarded by this.
    private LocalDate day;
    private List<String> parts = List.of();

    HistoryFile(History history, String service, Surroundings surroundings) {
        this.history = history;
        this.path = new HistoryPath(history, service);
        this.surroundings = surroundings;
    }

    History history() {
        return history;
    }

    /** What keeps it from being written; nothing when nothing does. */
    Phrase trouble() {
        synchronized (queue) {
            return trouble;
        }
    }

    /** Takes a line, or notes that one is lost. Returns at once. */
    void add(Instant time, String text) {
        boolean isFirstLost = false;
        synchronized (queue) {
            if (closed) {
                return;
            }
            if (queue.size() >= LINES || characters + text.length() > CHARACTERS) {
                lost++;
                isFirstLost = lost == 1;
            } else {
                queue.add(new Line(LocalDateTime.ofInstant(time, surroundings.zone()), text));
                characters += text.length();
                schedule(0);
            }
        }
        if (isFirstLost) {
            surroundings.executor().execute(this::losing);
        }
    }

    private void losing() {
        show(ConferenceWording.HISTORY_LOSING.with(history.room()), true);
    }

    private void schedule(long seconds) {
        if (!scheduled && !closed) {
            scheduled = true;
            try {
                surroundings.executor().schedule(this::write, seconds, TimeUnit.SECONDS);
            } catch (RejectedExecutionException e) {
                scheduled = false;
                LOG.debug("The plugin ends; what is left is written by the end", e);
            }
        }
    }

    private void write() {
        boolean works = writeBatch();
        synchronized (queue) {
            scheduled = false;
            if (!queue.isEmpty() || lost > 0) {
                schedule(works ? 0 : AGAIN_S);
            }
        }
    }

    /** Writes what is left, as far as it can be, and takes nothing more. Blocks. */
    void close() {
        synchronized (queue) {
            closed = true;
        }
        boolean works = true;
        while (works && isWaiting()) {
            works = writeBatch();
        }
        synchronized (queue) {
            if (!queue.isEmpty() || lost > 0) {
                LOG.error(
                        "{} lines of the conversation in {} could not be written and are lost",
                        queue.size() + lost,
                        history.room());
                queue.clear();
            }
        }
    }

    private boolean isWaiting() {
        synchronized (queue) {
            return !queue.isEmpty() || lost > 0;
        }
    }

    private synchronized boolean writeBatch() {
        List<Line> batch;
        long missing;
        synchronized (queue) {
            batch = queue.stream().limit(BATCH).toList();
            // They came after all that is in the queue.
            missing = batch.size() == queue.size() ? lost : 0;
        }
        if (batch.isEmpty() && missing == 0) {
            return true;
        }
        int written = 0;
        try {
            while (written < batch.size()) {
                written += writeDay(batch.subList(written, batch.size()));
            }
            if (missing > 0) {
                LocalDateTime now =
                        batch.isEmpty()
                                ? LocalDateTime.now(surroundings.zone())
                                : batch.get(batch.size() - 1).time();
                append(now, TIME.format(now) + " * " + surroundings.missing().apply(missing));
            }
            taken(written, missing);
            show(Phrase.NOTHING, false);
            return true;
        } catch (HistoryException e) {
            taken(written, 0);
            LOG.debug("The conversation in {} is not written", history.room(), e);
            show(e.phrase(), false);
            return false;
        }
    }

    /** Those of the first one's day. */
    private int writeDay(List<Line> lines) throws HistoryException {
        LocalDate first = lines.get(0).time().toLocalDate();
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Line line : lines) {
            if (!line.time().toLocalDate().equals(first)) {
                break;
            }
            if (count > 0) {
                text.append('\n');
            }
            text.append(TIME.format(line.time())).append(' ').append(line.text());
            count++;
        }
        append(lines.get(0).time(), text.toString());
        return count;
    }

    private void append(LocalDateTime time, String text) throws HistoryException {
        if (!time.toLocalDate().equals(day)) {
            day = time.toLocalDate();
            parts = path.at(time);
        }
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        surroundings.home().append(history.room(), parts, path.fixed(), bytes);
    }

    private void taken(int lines, long missing) {
        synchronized (queue) {
            for (int i = 0; i < lines; i++) {
                characters -= queue.remove().text().length();
            }
            lost -= missing;
        }
    }

    /**
     * @param onlyIfNone whether what is said already is more to the point
     */
    private void show(Phrase news, boolean onlyIfNone) {
        synchronized (queue) {
            if (news.equals(trouble) || onlyIfNone && !trouble.isEmpty()) {
                return;
            }
            trouble = news;
        }
        surroundings.changed().run();
    }
}
