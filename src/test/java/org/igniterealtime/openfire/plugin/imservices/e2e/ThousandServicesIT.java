package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.igniterealtime.openfire.plugin.imservices.runtime.ModuleJars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file of a thousand services: all of them serve, and a change to one touches no other. */
class ThousandServicesIT {

    private static final int COUNT = 1000;
    private static final int CHANGED = 500;
    @RegisterExtension final Scene scene = new Scene();

    @Test
    void aChangeToOneOfAThousandTouchesNoOther(@TempDir Path work) throws Exception {
        Path modules = Files.createDirectories(scene.server().home().resolve("modules"));
        new ModuleJars(work)
                .write(modules.resolve("parrot.jar"), ModuleJarIT.SOURCE, "", "thirdparty.Parrot");
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            file.append(ModuleJarIT.section(domain(i), "parrot.jar"));
        }
        scene.start(file.toString());
        Await.until(COUNT + " services", Limits.LONG, () -> listed() == COUNT, this::listed);
        XmppUser alice = scene.user("alice");
        Map<String, String> before = starts(alice);

        String changed =
                ModuleJarIT.section(domain(CHANGED), "parrot.jar").trim() + "\nparams=loud=1\n\n";
        scene.server()
                .writeServices(
                        file.toString()
                                .replace(
                                        ModuleJarIT.section(domain(CHANGED), "parrot.jar"),
                                        changed));
        Await.until(
                "one has been restarted",
                Limits.LONG,
                () -> !start(alice, domain(CHANGED)).equals(before.get(domain(CHANGED))));
        Map<String, String> after = starts(alice);
        assertEquals(Integer.toString(COUNT), after.get(domain(CHANGED)), "it was started once");
        assertNotEquals(after.remove(domain(CHANGED)), before.remove(domain(CHANGED)));
        assertEquals(before, after);
        assertEquals(COUNT, listed());
    }

    private static String domain(int number) {
        return "s" + number + ".example.org";
    }

    private long listed() throws Exception {
        return List.of(scene.server().probe().state().get("disco.items").split(",")).stream()
                .filter(item -> item.matches("s[0-9]+\\.example\\.org"))
                .count();
    }

    /** How many services had been started before each of them. */
    private static Map<String, String> starts(XmppUser alice) throws Exception {
        Map<String, String> starts = new TreeMap<>();
        for (int i = 0; i < COUNT; i++) {
            alice.say(domain(i), "?");
        }
        for (int i = 0; i < COUNT; i++) {
            starts.put(domain(i), alice.awaitMessages(domain(i), 1, Limits.LONG).get(0));
        }
        starts.replaceAll((domain, text) -> text.replace(" ?", ""));
        return starts;
    }

    /** Empty while it restarts, which is told by an error. */
    private static String start(XmppUser alice, String domain) throws Exception {
        alice.say(domain, "?");
        return alice
                .awaitMessage("an answer", message -> XmppUser.isFrom(message, domain))
                .getBodies()
                .stream()
                .map(body -> body.getMessage().replace(" ?", ""))
                .findFirst()
                .orElse("");
    }
}
