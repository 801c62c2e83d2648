package org.igniterealtime.openfire.plugin.imservices.administration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * Sections that can be put into the services file, one for each kind of service, with remarks in the server's language. They are in a
 * resource file: each begins with a line {@code == id}; {@code {domain}} stands for the server's.
 */
public final class ServiceExamples {

    private static final String FILE = "examples.txt";
    private static final String BEGIN = "== ";

    private final ServerFacts server;

    /**
     * @param id what it is called by scripts
     * @param label what it is called by people
     * @param hint what it is good for
     * @param text lines of the services file
     */
    public record Example(String id, String label, String hint, String text) {
        public Example {
            Objects.requireNonNull(id);
            Objects.requireNonNull(label);
            Objects.requireNonNull(hint);
            Objects.requireNonNull(text);
        }
    }

    public ServiceExamples(ServerFacts server) {
        this.server = Objects.requireNonNull(server);
    }

    /** All of them, in the order in which they are offered. */
    public List<Example> all() {
        Texts texts = new Texts(server.locale());
        List<Example> examples = new ArrayList<>();
        String id = "";
        StringBuilder section = new StringBuilder();
        for (String line : (content() + "\n" + BEGIN).split("\n")) {
            if (line.startsWith(BEGIN.strip())) {
                if (!id.isEmpty()) {
                    examples.add(example(texts, id, section.toString()));
                }
                id = line.substring(BEGIN.length() - 1).strip();
                section.setLength(0);
            } else if (!id.isEmpty() && !line.isBlank()) {
                section.append(line).append('\n');
            }
        }
        return examples;
    }

    private Example example(Texts texts, String id, String section) {
        String key = "administration.example." + id;
        String hint = texts.get(key + ".hint");
        String remark = "# " + hint.replace('\n', ' ') + "\n";
        return new Example(
                id,
                texts.get(key),
                hint,
                remark + section.replace("{domain}", server.serverDomain()));
    }

    private static String content() {
        try (InputStream in = ServiceExamples.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + FILE, e);
        }
    }
}
