package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.igniterealtime.openfire.plugin.imservices.definition.Category;
import org.igniterealtime.openfire.plugin.imservices.monitor.Report.Line;
import org.igniterealtime.openfire.plugin.imservices.monitor.events.Events;
import org.igniterealtime.openfire.plugin.imservices.service.Heap;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures.Queue;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures.Running;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what is asked. Every call may block. */
final class Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    /** Lines of the log, when nobody says how many, and at the most: an answer is one stanza. */
    static final int LOG_LINES = 20;

    static final int MOST_LOG_LINES = 100;

    /** Services and gateways of one answer. */
    private static final int MOST_SERVICES = 100;

    private static final String PLUGIN_THREADS = "imservices-";

    private final ServerFigures figures;
    private final History history;
    private final Clock clock;
    private final Set<Topic> topics;
    private final boolean events;

    /**
     * @param topics what can be asked
     * @param events whether it can be subscribed to events
     */
    Reporter(
            ServerFigures figures,
            History history,
            Clock clock,
            Set<Topic> topics,
            boolean events) {
        this.figures = figures;
        this.history = history;
        this.clock = clock;
        this.topics = topics;
        this.events = events;
    }

    /**
     * @param number what stands behind the word; lines of the log
     */
    Report report(Topic topic, OptionalInt number, Texts texts) {
        Sheet sheet = new Sheet(texts);
        switch (topic) {
            case HELP -> help(sheet);
            case STATUS -> status(sheet);
            case SESSIONS -> sessions(sheet);
            case SERVICES -> services(sheet, figures.services());
            case MEMORY -> memory(sheet);
            case THREADS -> threads(sheet);
            case DATABASE -> database(sheet);
            case GATEWAYS -> gateways(sheet);
            case QUEUES -> queues(sheet);
            case LOG -> log(sheet, number.orElse(LOG_LINES));
        }
        return new Report(topic.title(texts), sheet.lines);
    }

    /** The lines of an answer as they come together. */
    private static final class Sheet {

        private final Texts texts;
        private final Amounts amounts;
        private final List<Line> lines = new ArrayList<>();

        Sheet(Texts texts) {
            this.texts = texts;
            this.amounts = new Amounts(Locale.forLanguageTag(texts.language()));
        }

        /** A line whose label is the text of its name. */
        void line(String name, String value) {
            lines.add(new Line(name, say("label." + name), value));
        }

        String say(String key, Object... arguments) {
            return texts.get("monitor." + key, arguments);
        }
    }

    private void help(Sheet sheet) {
        for (Topic topic : topics) {
            String word = topic.word();
            String own = topic.word(sheet.texts);
            sheet.lines.add(
                    new Line(
                            word,
                            own.equalsIgnoreCase(word) ? word : own + " (" + word + ")",
                            sheet.say("help." + word)));
        }
        if (topics.stream().anyMatch(topic -> topic.series().isPresent())) {
            sheet.lines.add(new Line("chart", "", sheet.say("help.chart")));
        }
        if (events) {
            Events.help(sheet.texts)
                    .forEach((word, help) -> sheet.lines.add(new Line("events", word, help)));
        }
    }

    private void status(Sheet sheet) {
        ServerFigures.About about = figures.about();
        sheet.line(
                "server",
                sheet.say(
                        "value.server",
                        about.version(),
                        sheet.amounts.duration(
                                Duration.between(about.started(), clock.instant()))));
        List<Running> services = figures.services();
        long run = services.stream().filter(each -> each.state().equals("running")).count();
        long wanted = services.stream().filter(each -> !each.state().equals("disabled")).count();
        sheet.line(
                "services",
                sheet.say(
                        "value.services", sheet.amounts.number(run), sheet.amounts.number(wanted)));
        services.stream()
                .filter(Glance::isTrouble)
                .limit(MOST_SERVICES)
                .forEach(each -> service(sheet, each));
        sheet.line("clients", sheet.amounts.number(figures.clients()));
        heap(sheet);
        latency(sheet);
        disk(sheet);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load >= 0) {
            sheet.line(
                    "load",
                    sheet.say(
                            "value.load",
                            sheet.amounts.oneDigit(load),
                            sheet.amounts.number(Runtime.getRuntime().availableProcessors())));
        }
    }

    private void disk(Sheet sheet) {
        try {
            sheet.line("disk", sheet.say("value.free", sheet.amounts.bytes(figures.freeDisk())));
        } catch (IOException e) {
            LOG.warn("The disk does not say how much is free", e);
            sheet.line("disk", sheet.say("value.unknown", e.getMessage()));
        }
    }

    private static void heap(Sheet sheet) {
        Heap heap = Heap.now();
        sheet.line(
                "heap",
                sheet.say(
                        "value.part",
                        sheet.amounts.bytes(heap.used()),
                        sheet.amounts.bytes(heap.most()),
                        sheet.amounts.percent(heap.used(), heap.most())));
    }

    private void sessions(Sheet sheet) {
        ServerFigures.Sessions sessions = figures.sessions();
        sheet.line("clients", sheet.amounts.number(sessions.clients()));
        sheet.line("users", sheet.amounts.number(sessions.users()));
        sheet.line("anonymous", sheet.amounts.number(sessions.anonymous()));
        sheet.line("incoming", sheet.amounts.number(sessions.incoming()));
        sheet.line("outgoing", sheet.amounts.number(sessions.outgoing()));
        sheet.line("components", sheet.amounts.number(sessions.components()));
        peak(sheet, Series.SESSIONS);
    }

    private void services(Sheet sheet, List<Running> services) {
        services.stream().limit(MOST_SERVICES).forEach(each -> service(sheet, each));
        if (services.isEmpty()) {
            sheet.lines.add(new Line("none", "", sheet.say("value.none")));
        } else if (services.size() > MOST_SERVICES) {
            int more = services.size() - MOST_SERVICES;
            sheet.lines.add(
                    new Line("more", "", sheet.say("value.more", sheet.amounts.number(more))));
        }
    }

    private void service(Sheet sheet, Running service) {
        String value =
                sheet.say(
                        "value.state",
                        sheet.say("state." + service.state()),
                        sheet.amounts.duration(Duration.between(service.since(), clock.instant())));
        if (service.users().isPresent()) {
            value +=
                    ", "
                            + sheet.say(
                                    "value.users",
                                    sheet.amounts.number(service.users().getAsInt()));
        }
        if (!service.why().isEmpty()) {
            value += ": " + sheet.texts.say(service.why());
        }
        sheet.lines.add(new Line(service.domain(), service.domain(), value));
    }

    private void memory(Sheet sheet) {
        heap(sheet);
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        sheet.line("other", sheet.amounts.bytes(other.getUsed()));
        long times = 0;
        long spent = 0;
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            times += Math.max(0, each.getCollectionCount());
            spent += Math.max(0, each.getCollectionTime());
        }
        sheet.line(
                "garbage",
                sheet.say(
                        "value.garbage",
                        sheet.amounts.number(times),
                        sheet.amounts.duration(Duration.ofMillis(spent))));
        peak(sheet, Series.MEMORY);
    }

    private void threads(Sheet sheet) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        sheet.line("threads", sheet.amounts.number(threads.getThreadCount()));
        sheet.line("peak", sheet.amounts.number(threads.getPeakThreadCount()));
        long own =
                Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(each -> each != null)
                        .filter(each -> each.getThreadName().startsWith(PLUGIN_THREADS))
                        .count();
        sheet.line("own", sheet.amounts.number(own));
        long[] stuck = threads.findDeadlockedThreads();
        sheet.line(
                "deadlocks",
                stuck == null ? sheet.say("value.nothing") : sheet.amounts.number(stuck.length));
        peak(sheet, Series.THREADS);
    }

    private void database(Sheet sheet) {
        latency(sheet);
        peak(sheet, Series.DATABASE);
    }

    private void latency(Sheet sheet) {
        try {
            ServerFigures.Database database = figures.database();
            sheet.line(
                    "database",
                    sheet.say(
                            "value.database",
                            database.product(),
                            sheet.amounts.milliseconds(database.latency().toNanos() / 1e6)));
            if (database.used().isPresent() && database.most().isPresent()) {
                int used = database.used().getAsInt();
                int most = database.most().getAsInt();
                sheet.line(
                        "connections",
                        sheet.say(
                                "value.part",
                                sheet.amounts.number(used),
                                sheet.amounts.number(most),
                                sheet.amounts.percent(used, most)));
            }
        } catch (SQLException e) {
            LOG.warn("The database does not answer", e);
            // What a driver says may have an address with a password in it.
            sheet.line(
                    "database",
                    sheet.say("value.unknown", LogMask.masked(String.valueOf(e.getMessage()))));
        }
    }

    private void peak(Sheet sheet, Series series) {
        double most = history.most(series);
        if (!Double.isNaN(most)) {
            sheet.line("peak24", sheet.amounts.of(series, most));
        }
    }

    private void gateways(Sheet sheet) {
        List<Running> gateways =
                figures.services().stream()
                        .filter(
                                each ->
                                        each.category()
                                                .filter(Category.GATEWAY::equals)
                                                .isPresent())
                        .toList();
        int users = gateways.stream().mapToInt(each -> each.users().orElse(0)).sum();
        sheet.line("users", sheet.amounts.number(users));
        services(sheet, gateways);
    }

    private void queues(Sheet sheet) {
        Map<Queue, Long> queues = figures.queues();
        queues.forEach(
                (queue, waiting) ->
                        sheet.line(
                                "queue." + queue.name().toLowerCase(Locale.ROOT),
                                queue == Queue.OFFLINE
                                        ? sheet.amounts.bytes(waiting)
                                        : sheet.amounts.number(waiting)));
    }

    private void log(Sheet sheet, int wanted) {
        int lines = Math.max(1, Math.min(wanted, MOST_LOG_LINES));
        try {
            for (String line : figures.log(lines)) {
                sheet.lines.add(new Line("line", "", LogMask.masked(line)));
            }
            if (sheet.lines.isEmpty()) {
                sheet.lines.add(new Line("line", "", sheet.say("value.nolog")));
            }
        } catch (IOException e) {
            LOG.warn("The server's log cannot be read", e);
            sheet.lines.add(new Line("line", "", sheet.say("value.unknown", e.getMessage())));
        }
    }
}
