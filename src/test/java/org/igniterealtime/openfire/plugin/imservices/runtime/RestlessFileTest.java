package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the file and to services, in whatever order: there are never two services of a domain (the kit looks), and
 * in the end there is what the file says.
 */
class RestlessFileTest {

    private static final int DOMAINS = 12;
    private static final long SEED = 20260101;

    private static final List<String> LINES =
            List.of(
                    "",
                    "",
                    "params=k=1",
                    "params=k=2",
                    "name=New",
                    "browse=private",
                    "enabled=no",
                    "nonsense",
                    "access=conf/a.xml",
                    "params=start=fail",
                    "params=start=error",
                    "params=create=error",
                    "params=create=null",
                    "params=stop=error",
                    "params=update=error",
                    "params=start=degraded",
                    "params=start=failed");

    @TempDir private Path home;

    @Test
    void inTheEndThereIsWhatTheFileSays() throws Exception {
        Random random = new Random(SEED);
        ManagerKit kit = new ManagerKit(home, ManagerKit.QUICK);
        try {
            kit.begin("");
            for (int i = 0; i < 300; i++) {
                List<String> sections = new ArrayList<>();
                for (int d = 0; d < DOMAINS; d++) {
                    if (random.nextInt(4) > 0) {
                        String line = LINES.get(random.nextInt(LINES.size()));
                        sections.add(ManagerKit.section("s" + d + ".x", line));
                    }
                }
                kit.apply(sections.toArray(String[]::new));
                disturb(kit, random, "s" + random.nextInt(DOMAINS) + ".x");
                Thread.yield();
            }
            List<String> all =
                    IntStream.range(0, DOMAINS)
                            .mapToObj(d -> ManagerKit.section("s" + d + ".x"))
                            .toList();
            kit.hosting.refused.clear();
            kit.apply(all.toArray(String[]::new));
            kit.await(
                    IntStream.range(0, DOMAINS)
                            .mapToObj(d -> "s" + d + ".x RUNNING")
                            .toArray(String[]::new));
            Await.until("all are open", ManagerKit.LIMIT, () -> kit.hosting.open() == DOMAINS);
        } finally {
            kit.close();
        }
    }

    private static void disturb(ManagerKit kit, Random random, String domain) {
        switch (random.nextInt(4)) {
            case 0 -> kit.manager.restart(domain);
            case 1 -> kit.hosting.refused.put(domain, "held for a while");
            case 2 -> kit.hosting.refused.remove(domain);
            default -> kit.hosting.fail(domain);
        }
    }
}
