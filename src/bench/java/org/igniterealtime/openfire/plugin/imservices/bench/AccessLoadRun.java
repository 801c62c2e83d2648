package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.access.AccessList;
import org.igniterealtime.openfire.plugin.imservices.access.AccessListBenchmark;

/**
 * The memory that an access file of 1,000,000 items takes. What is held afterwards is counted in a process of its own; what is needed
 * meanwhile is the smallest heap in which such a process comes to its end.
 */
public final class AccessLoadRun {

    private static final int ITEMS = 1_000_000;
    private static final int STEP_MIB = 8;

    private AccessLoadRun() {}

    static void into(Report report, Path scratch) throws IOException, InterruptedException {
        Path file = scratch.resolve("million.xml");
        try (Writer text = Files.newBufferedWriter(file)) {
            AccessListBenchmark.write(ITEMS, text);
        }
        long bytes = Files.size(file);
        double held =
                load(file, 1024)
                        .orElseThrow(() -> new IOException("a list does not load in 1 GiB"));
        report.add("an access list of 1,000,000 items: file", perItem(bytes));
        report.add("the same: list", perItem(held));
        // In MiB: the first too small, the last large enough.
        int small = 0;
        int large = 1024;
        while (large - small > STEP_MIB) {
            int middle = (small + large) / 2;
            if (load(file, middle).isPresent()) {
                large = middle;
            } else {
                small = middle;
            }
        }
        report.add(
                "the same: heap needed to load it, the file's bytes and the list included",
                perItem((double) large * (1 << 20)));
    }

    private static String perItem(double bytes) {
        return "%.0f bytes an item, %.0f MiB".formatted(bytes / ITEMS, bytes / (1 << 20));
    }

    /** The bytes that the list holds; nothing when the heap is too small. */
    private static Optional<Double> load(Path file, int heapMiB)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + heapMiB + "m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(AccessLoadRun.class.getName(), file.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0
                ? Optional.of(Double.valueOf(answer.strip()))
                : Optional.empty();
    }

    /**
     * In the process of its own: says how many bytes more are in use with the list than without it.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException {
        long before = used();
        AccessList list =
                AccessList.read(Files.readAllBytes(Path.of(args[0]))).list().orElseThrow();
        System.out.println(used() - before);
        if (list.size() != ITEMS) {
            throw new IllegalStateException(list.size() + " items");
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
