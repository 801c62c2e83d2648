package org.igniterealtime.openfire.plugin.imservices.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.Limits;
import org.igniterealtime.openfire.plugin.imservices.kit.Scene;
import org.igniterealtime.openfire.plugin.imservices.kit.XmppUser;
import org.igniterealtime.openfire.plugin.imservices.runtime.ModuleJars;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A jar in the modules folder of the server's home adds a type of service; one that does not load harms its own service only. */
class ModuleJarIT {

    static final String SOURCE =
            """
            package thirdparty;

            import java.util.concurrent.atomic.AtomicInteger;
            import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
            import org.igniterealtime.openfire.plugin.imservices.service.Host;
            import org.igniterealtime.openfire.plugin.imservices.service.Service;
            import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
            import org.xmpp.packet.Message;
            import org.xmpp.packet.Packet;

            /** Answers a message with how many services had been started before this one, and what was asked. */
            public final class Parrot implements ServiceModule {
                private final AtomicInteger starts = new AtomicInteger();

                public String id() {
                    return "parrot";
                }

                public Service create(ServiceDefinition definition, Host host) {
                    int number = starts.getAndIncrement();
                    return new Service() {
                        public void start() {}

                        public void receive(Packet stanza) {
                            if (stanza instanceof Message) {
                                Message answer = new Message();
                                answer.setType(Message.Type.chat);
                                answer.setFrom(stanza.getTo());
                                answer.setTo(stanza.getFrom());
                                answer.setBody(number + " " + ((Message) stanza).getBody());
                                host.send(answer);
                            }
                        }

                        public void stop() {}
                    };
                }
            }
            """;

    private static final String PARROT = "parrot.example.org";
    private static final String BROKEN = "broken.example.org";
    @RegisterExtension final Scene scene = new Scene();

    @Test
    void aModuleOfOthersServesAndABrokenOneDoesNot(@TempDir Path work) throws Exception {
        Path modules = Files.createDirectories(scene.server().home().resolve("modules"));
        new ModuleJars(work).write(modules.resolve("parrot.jar"), SOURCE, "", "thirdparty.Parrot");
        Files.writeString(modules.resolve("broken.jar"), "this is no jar");
        scene.start(section(PARROT, "parrot.jar") + section(BROKEN, "broken.jar"));
        scene.awaitService(PARROT);
        XmppUser alice = scene.user("alice");

        alice.say(PARROT, "pieces of eight");
        assertEquals(List.of("0 pieces of eight"), alice.awaitMessages(PARROT, 1, Limits.ANSWER));
        assertTrue(
                alice.items("example.org").getItems().stream()
                        .anyMatch(item -> "Parrots".equals(item.getName())));

        Await.until(
                "the log says why the other does not run",
                Limits.ANSWER,
                () ->
                        scene.server()
                                .log()
                                .lines()
                                .anyMatch(
                                        line ->
                                                line.contains(BROKEN)
                                                        && line.contains("broken.jar")),
                scene.server()::log);
        assertThrows(XMPPErrorException.class, () -> alice.info(BROKEN));
    }

    static String section(String domain, String module) {
        return """
                [%s]
                category=service
                type=service
                name=Parrots
                browse=public
                module=%s

                """
                .formatted(domain, module);
    }
}
