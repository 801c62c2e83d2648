package org.igniterealtime.openfire.plugin.imservices.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arguments of {@code ./bench}.
 *
 * @param quick shorter, and less exact
 * @param jmh whether the JMH benchmarks run
 * @param load whether the load runs run
 * @param console whether the console's pages are measured
 * @param proxy whether the proxy for file transfers is measured
 * @param rooms whether messages in a large room are measured
 * @param directory whether searches among many users are measured
 * @param users a load run for each
 * @param bridges by name, in this order
 * @param profile whether the Java processes are recorded by JFR
 */
record Options(
        boolean quick,
        boolean jmh,
        boolean load,
        boolean console,
        boolean proxy,
        boolean rooms,
        boolean directory,
        List<Integer> users,
        List<String> bridges,
        boolean profile) {

    static final String USAGE =
            """
            usage: ./bench [--quick] [--only jmh|load|console|proxy|rooms|directory] [--users 100,300,1000] [--bridges imservices,biboumi] [--profile]
              --quick    ten minutes instead of half an hour
              --only     one part of it
              --users    how many users the load runs have; 1,000 is not in the default
              --bridges  which of the two are driven
              --profile  keeps a JFR recording of each Java process with the results""";

    static Options parse(String... args) {
        boolean quick = false;
        boolean profile = false;
        String only = "all";
        String users = "100,300";
        String bridges = "imservices,biboumi";
        for (int n = 0; n < args.length; n++) {
            switch (args[n]) {
                case "--quick" -> quick = true;
                case "--profile" -> profile = true;
                case "--only" -> only = value(args, ++n, "jmh|load|console|proxy|rooms|directory");
                case "--users" -> users = value(args, ++n, "[1-9][0-9]{0,3}(,[1-9][0-9]{0,3})*");
                case "--bridges" ->
                        bridges = value(args, ++n, "(imservices|biboumi)(,(imservices|biboumi))*");
                default -> throw new IllegalArgumentException("unknown argument " + args[n]);
            }
        }
        return new Options(
                quick,
                only.equals("all") || only.equals("jmh"),
                only.equals("all") || only.equals("load"),
                only.equals("all") || only.equals("console"),
                only.equals("all") || only.equals("proxy"),
                only.equals("all") || only.equals("rooms"),
                only.equals("all") || only.equals("directory"),
                Stream.of(users.split(",")).map(Integer::valueOf).toList(),
                List.of(bridges.split(",")),
                profile);
    }

    private static String value(String[] args, int n, String pattern) {
        if (n == args.length || !args[n].matches(pattern)) {
            throw new IllegalArgumentException(args[n - 1] + " wants a value like " + pattern);
        }
        return args[n];
    }

    /** Longer than it takes; then something hangs. */
    Duration limit() {
        return Duration.ofMinutes((jmh ? 20 : 5) + 4L * users.size() * bridges.size());
    }

    int burst() {
        return profile ? 100_000 : quick ? 5_000 : 20_000;
    }

    int paced() {
        return quick ? 500 : 2_000;
    }
}
