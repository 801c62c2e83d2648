package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.igniterealtime.openfire.plugin.imservices.service.Heap;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures;
import org.igniterealtime.openfire.plugin.imservices.service.ServerFigures.Running;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * The state of the server in a line.
 *
 * @param troubles what somebody should look at: domains of services that do not work fully, and the words {@code memory},
 *     {@code database}, {@code disk}
 * @param clients who are logged in
 * @param memory part of the heap in use, in tenths: finer steps would change all the time
 */
record Glance(List<String> troubles, int clients, int memory) {

    private static final int MEMORY_LIMIT = 9;
    private static final long DISK_LIMIT = 500L * 1024 * 1024;

    /** Troubles that are named; a line is short. */
    private static final int NAMED = 3;

    Glance {
        troubles = List.copyOf(troubles);
    }

    static boolean isTrouble(Running service) {
        return service.state().equals("failed") || service.state().equals("degraded");
    }

    /**
     * Looks.
     *
     * @param itself the domain of the monitor, which says for itself what is wrong with it
     * @param databaseAnswers whether it did when it was last asked
     */
    static Glance of(ServerFigures figures, String itself, boolean databaseAnswers)
            throws IOException {
        TreeSet<String> troubles = new TreeSet<>();
        figures.services().stream()
                .filter(Glance::isTrouble)
                .map(Running::domain)
                .filter(domain -> !domain.equals(itself))
                .forEach(troubles::add);
        Heap heap = Heap.now();
        int tenths = (int) Math.min(10, 10 * heap.used() / heap.most());
        if (tenths >= MEMORY_LIMIT) {
            troubles.add("memory");
        }
        if (!databaseAnswers) {
            troubles.add("database");
        }
        if (figures.freeDisk() < DISK_LIMIT) {
            troubles.add("disk");
        }
        return new Glance(List.copyOf(troubles), figures.clients(), tenths);
    }

    boolean isWell() {
        return troubles.isEmpty();
    }

    /** Whether something is wrong that was not before. */
    boolean isWorseThan(Glance before) {
        return !before.troubles.containsAll(troubles);
    }

    String text(Texts texts) {
        Amounts amounts = new Amounts(Locale.forLanguageTag(texts.language()));
        String numbers =
                texts.get(
                        "monitor.presence.numbers",
                        amounts.number(clients),
                        amounts.percent(memory, 10));
        if (isWell()) {
            return texts.get("monitor.presence.well", numbers);
        }
        List<String> named =
                troubles.stream()
                        .limit(NAMED)
                        .map(each -> texts.find("monitor.trouble." + each).orElse(each))
                        .toList();
        String all = String.join(", ", named) + (troubles.size() > NAMED ? ", …" : "");
        return texts.get("monitor.presence.trouble", all, numbers);
    }
}
