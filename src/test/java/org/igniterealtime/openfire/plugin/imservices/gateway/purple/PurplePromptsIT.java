package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Network;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Presence;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.PromptContract;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLine;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedLink;
import org.igniterealtime.openfire.plugin.imservices.kit.ScriptedPeer;
import org.junit.jupiter.api.io.TempDir;

/** Questions of libpurple, through a worker and its link. */
class PurplePromptsIT extends PromptContract {

    private static final String PROTOCOL = "prpl-asks";

    @TempDir Path folder;

    @Override
    protected Harness harness() throws Exception {
        return new PurpleHarness(folder);
    }

    private static final class PurpleHarness implements Harness {

        private final TestHost host;
        private final ScriptedPeer peer;
        private final PurpleNetwork network;
        private final Map<String, ScriptedLink> links = new HashMap<>();

        private PurpleHarness(Path folder) throws Exception {
            host = new TestHost(folder);
            peer = ScriptedPeer.install(host.modulesFolder(), PROTOCOL);
            network = new PurpleNetwork(PurpleNetworkFixture.definition(PROTOCOL), host);
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Account account(String name) {
            return new Account(name + "@example.org", name, "secret", Map.of(), Presence.AVAILABLE);
        }

        @Override
        public void admit(Account who) throws Exception {
            ScriptedLink link = peer.awaitLogin(PROTOCOL, who.name());
            link.connected();
            links.put(who.name(), link);
        }

        private ScriptedLink link(Account who) {
            return links.get(who.name());
        }

        @Override
        public void ask(Account who, String question) throws Exception {
            link(who)
                    .say(
                            "input", question, "Title", "First", "Second", null, "line", "OK",
                            "Cancel");
        }

        @Override
        public void withdraw(Account who, String question) throws Exception {
            link(who).say("withdraw", question);
        }

        @Override
        public List<String> answers(Account who, int count) throws Exception {
            List<String> answers = new ArrayList<>();
            while (answers.size() < count) {
                answers.add(text(link(who).await("answer")));
            }
            assertEquals(List.of(), peer.complaints());
            link(who).taken("answer").forEach(line -> answers.add(text(line)));
            return answers;
        }

        private static String text(ScriptedLine answer) {
            return answer.argument(1).equals("ok")
                    ? answer.argument(0) + ": " + answer.argument(2)
                    : answer.argument(0) + " declined";
        }

        @Override
        public void close() throws IOException {
            peer.close();
            host.close();
        }
    }
}
