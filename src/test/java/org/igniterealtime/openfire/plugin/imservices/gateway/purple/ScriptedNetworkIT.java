package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.NetworkContract;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Typing;
import org.igniterealtime.openfire.plugin.imservices.kit.Await;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLine;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.junit.jupiter.api.io.TempDir;

/** What every network must do, done by a protocol of libpurple's about which nothing special is known. */
class ScriptedNetworkIT extends NetworkContract {

    private static final String PROTOCOL = "prpl-scripted";

    /** The protocol's words for who types. */
    private static final Map<String, Typing> WORDS =
            Map.of(
                    "typing", Typing.TYPING,
                    "typed", Typing.PAUSED,
                    "stopped", Typing.NOT_TYPING);

    @TempDir Path folder;

    @Override
    protected Harness harness() throws Exception {
        return new ScriptedHarness(folder);
    }

    /** A network with people on it. */
    private static final class ScriptedHarness implements Harness {

        private final TestHost host;
        private final ScriptedPeer peer;
        private final PurpleNetwork network;
        private final Map<String, ScriptedLink> online = new ConcurrentHashMap<>();
        private final Map<String, Person> people = new ConcurrentHashMap<>();

        private ScriptedHarness(Path folder) throws Exception {
            host = new TestHost(folder);
            peer = ScriptedPeer.install(host.modulesFolder(), PROTOCOL);
            peer.play(this::play);
            network = new PurpleNetwork(PurpleNetworkFixture.definition(PROTOCOL), host);
        }

        private void play(ScriptedLink link, ScriptedLine line) throws IOException {
            switch (line.name()) {
                case "login" -> {
                    if (link.name().equals("mallory")) {
                        link.say("disconnect", "authentication-failed", "You are not welcome.");
                    } else {
                        online.put(link.name(), link);
                        link.connected();
                    }
                }
                case "im" -> {
                    Person person = people.get(line.argument(0));
                    if (person != null) {
                        person.take(line.argument(1));
                    }
                }
                case "typing" -> {
                    Person person = people.get(line.argument(0));
                    if (person != null) {
                        person.take(WORDS.get(line.argument(1)));
                    }
                }
                case "add" -> {
                    if (people.containsKey(line.argument(0))) {
                        link.say("presence", line.argument(0), "available");
                    }
                }
                default -> {
                    // Nothing that this network cares about.
                }
            }
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Account account(String name) {
            return new Account(name + "@example.org", name, "open", Map.of(), Presence.AVAILABLE);
        }

        @Override
        public Optional<Account> refused() {
            return Optional.of(account("mallory"));
        }

        /** libpurple has no way to say it of a message. */
        @Override
        public boolean knowsWhoIsThere() {
            return false;
        }

        @Override
        public NetworkContract.Peer peer(String name) {
            return people.computeIfAbsent(name, made -> new Person(made, online));
        }

        @Override
        public void breakOff() throws IOException {
            for (ScriptedLink link : online.values()) {
                link.say("disconnect", "network-error", "Connection reset");
            }
        }

        @Override
        public void close() throws IOException {
            try {
                assertEquals(List.of(), peer.complaints());
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            } finally {
                peer.close();
                host.close();
            }
        }
    }

    private static final class Person implements NetworkContract.Peer {

        private final String name;
        private final Map<String, ScriptedLink> online;
        private final List<String> received = new ArrayList<>();
        private final List<Typing> typing = new ArrayList<>();

        private Person(String name, Map<String, ScriptedLink> online) {
            this.name = name;
            this.online = online;
        }

        private synchronized void take(String html) {
            String text =
                    html.replace("<br>", "\n")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&apos;", "'")
                            .replace("&#39;", "'")
                            .replace("&amp;", "&");
            received.addAll(Arrays.asList(text.split("\n")));
        }

        private synchronized void take(Typing state) {
            typing.add(state);
        }

        private synchronized List<Typing> typing() {
            return List.copyOf(typing);
        }

        private synchronized List<String> received() {
            return List.copyOf(received);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void send(Account to, String text) throws Exception {
            String html = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
            online.get(to.name()).say("message", name, html);
        }

        @Override
        public List<String> received(int lines, Duration patience) throws Exception {
            Await.until(
                    lines + " lines for " + name,
                    patience,
                    () -> received().size() >= lines,
                    this::received);
            return received();
        }

        @Override
        public void type(Account to, Typing state) throws Exception {
            for (Map.Entry<String, Typing> word : WORDS.entrySet()) {
                if (word.getValue() == state) {
                    online.get(to.name()).say("typing", name, word.getKey());
                }
            }
        }

        @Override
        public List<Typing> typing(int count, Duration patience) throws Exception {
            Await.until(
                    count + " states for " + name,
                    patience,
                    () -> typing().size() >= count,
                    this::typing);
            return typing();
        }

        @Override
        public void leave() throws Exception {
            for (ScriptedLink link : online.values()) {
                link.say("presence", name, "offline");
            }
        }
    }
}
