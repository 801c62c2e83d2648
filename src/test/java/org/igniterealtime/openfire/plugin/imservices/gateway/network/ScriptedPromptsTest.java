package org.igniterealtime.openfire.plugin.imservices.gateway.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The fake asks as real networks do. */
class ScriptedPromptsTest extends PromptContract {

    @Override
    protected Harness harness() {
        return new ScriptedHarness();
    }

    private static final class ScriptedHarness implements Harness {

        private final ExecutorService executor = Executors.newSingleThreadExecutor();
        private final ScriptedNetwork network = new ScriptedNetwork(task -> executor.execute(task));

        /** What was asked; the place is the id. */
        private final List<String> questions = new ArrayList<>();

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Account account(String name) {
            return new Account(name + "@example.org", name, "", Map.of(), Presence.AVAILABLE);
        }

        @Override
        public void admit(Account who) {
            // The fake lets everybody in.
        }

        @Override
        public void ask(Account who, String question) {
            questions.add(question);
            Prompt.Field field =
                    new Prompt.Field("answer", "", Prompt.Kind.TEXT, List.of(), List.of(), false);
            network.account(who.id())
                    .ask(new Prompt(questions.size() - 1, question, "", "", List.of(field)));
        }

        @Override
        public void withdraw(Account who, String question) {
            network.account(who.id())
                    .endPrompt(questions.indexOf(question), PromptListener.End.WITHDRAWN);
        }

        @Override
        public List<String> answers(Account who, int count) {
            // The fake takes answers while they are given.
            return network.account(who.id()).calls().stream().map(this::answer).toList();
        }

        private String answer(String call) {
            String[] words = call.split(" ", 3);
            String question = questions.get(Integer.parseInt(words[1]));
            return words[2].equals("declined")
                    ? question + " declined"
                    : question + ": " + words[2].replaceFirst("\\{answer=\\[(.*)]}", "$1");
        }

        @Override
        public void close() {
            executor.shutdown();
        }
    }
}
