package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The fake keeps the contract too, or what is tested with it proves nothing. */
class ScriptedNetworkTest extends NetworkContract {

    @Override
    protected Harness harness() {
        return new ScriptedHarness();
    }

    private static final class ScriptedHarness implements Harness {

        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final ScriptedNetwork network = new ScriptedNetwork(task -> executor.execute(task));

        private ScriptedHarness() {
            network.refuseLogInOf("mallory");
            network.able(Ability.values());
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Account account(String name) {
            return new Account(name + "@example.org", name, "", Map.of(), Presence.AVAILABLE);
        }

        @Override
        public Optional<Account> refused() {
            return Optional.of(account("mallory"));
        }

        @Override
        public Peer peer(String name) {
            return new ScriptedPeer(network, name);
        }

        @Override
        public void breakOff() {
            for (ScriptedNetwork.Scripted account : network.logIns()) {
                account.fail(Disconnect.Cause.NETWORK_ERROR, "Connection reset");
            }
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }

    private static final class ScriptedPeer implements NetworkContract.Peer {

        private final ScriptedNetwork network;
        private final String name;
        private final List<String> received = new ArrayList<>();
        private final List<Typing> typing = new ArrayList<>();

        private ScriptedPeer(ScriptedNetwork network, String name) {
            this.network = network;
            this.name = name;
            network.person(
                    name,
                    new ScriptedNetwork.Person() {
                        @Override
                        public void written(String from, String text) {
                            take(text);
                        }

                        @Override
                        public void typing(String from, Typing state) {
                            take(state);
                        }
                    });
        }

        private synchronized void take(String text) {
            received.addAll(Arrays.asList(text.split("\n")));
        }

        private synchronized void take(Typing state) {
            typing.add(state);
        }

        @Override
        public void type(Account to, Typing state) {
            network.type(to.id(), name, state);
        }

        @Override
        public synchronized List<Typing> typing(int count, Duration patience) {
            return List.copyOf(typing);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void send(Account to, String text) {
            network.write(to.id(), name, text, Instant.now());
        }

        @Override
        public synchronized List<String> received(int lines, Duration patience) {
            // The fake hands messages over while they are sent.
            return List.copyOf(received);
        }

        @Override
        public void leave() {
            network.leaves(name);
        }
    }
}
