package org.igniterealtime.openfire.plugin.imservices.bench;

import java.nio.charset.StandardCharsets;
import org.igniterealtime.openfire.plugin.imservices.definition.ServicesFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A services file of 10,000 gateways, a comment above each. */
@State(Scope.Benchmark)
public class ServicesFileBenchmark {

    private static final int SERVICES = 10_000;

    private byte[] content;
    private ServicesFile file;

    @Setup
    public void prepare() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < SERVICES; n++) {
            text.append(
                    """
                    # Bridge %1$d
                    [irc%1$d.example.org]
                    category=gateway
                    type=irc
                    name=IRC %1$d
                    browse=public
                    ns=jabber:iq:register;jabber:iq:gateway
                    module=purple
                    params=prpl-irc;server=irc%1$d.example.net;port=6697;ssl=1

                    """
                            .formatted(n));
        }
        content = text.toString().getBytes(StandardCharsets.UTF_8);
        file = parse();
        if (file.definitions().size() != SERVICES || !file.problems().isEmpty()) {
            throw new IllegalStateException(
                    "the file is not as it should be: " + file.problems().get(0));
        }
    }

    @Benchmark
    public ServicesFile parse() {
        return ServicesFile.parse(content);
    }

    @Benchmark
    public byte[] print() {
        return file.print();
    }

    /** One key of one section in the middle, and the file read anew. */
    @Benchmark
    public ServicesFile edit() {
        return file.set("irc5000.example.org", "name", "changed");
    }
}
