package org.igniterealtime.openfire.plugin.imservices.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was measured, as a table for people and as JSON. */
final class Report {

    /** The figures of a load run in words, in the order of the table. */
    private static final Map<String, String> WORDS = words();

    private final Map<String, Object> environment;
    private final Map<String, Object> single = new LinkedHashMap<>();
    private final List<Map<String, Object>> loads = new ArrayList<>();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("onlineFirstMs", "first user: available to online, ms");
        words.put("onlineRestMs", "all others at once: available to online, ms");
        for (String way : List.of("out", "in")) {
            words.put(way + "MedianMs", "latency " + way + ", median, ms");
            words.put(way + "P99Ms", "latency " + way + ", 99th percentile, ms");
            words.put(way + "Missing", "lost of the paced messages " + way);
        }
        for (String way : List.of("Out", "In")) {
            String burst = "burst " + way.toLowerCase(Locale.ROOT);
            words.put("burst" + way + "PerSecond", burst + ", messages a second");
            words.put("burst" + way + "Lost", burst + ", lost");
            words.put("burst" + way + "Returned", burst + ", returned to the sender");
            words.put("burst" + way + "Disordered", burst + ", out of order");
        }
        words.put("serverMiBEmpty", "XMPP server, resident, nobody online, MiB");
        words.put("workersMiBEmpty", "bridge, resident, nobody online, MiB");
        words.put("serverMiBOnline", "XMPP server, resident, all online, MiB");
        words.put("workersMiBOnline", "bridge, resident, all online, MiB");
        words.put("serverMiBLoaded", "XMPP server, resident, after the bursts, MiB");
        words.put("workersMiBLoaded", "bridge, resident, after the bursts, MiB");
        words.put("idleServerPercent", "XMPP server, idle, all online, % of a core");
        words.put("idleWorkersPercent", "bridge, idle, all online, % of a core");
        words.put("machineLoad", "load average of the machine before the run");
        return words;
    }

    Report(Map<String, Object> environment) {
        this.environment = environment;
    }

    /** One figure, in milliseconds. */
    void add(String name, double millis) {
        single.put(name, "%.0f ms".formatted(millis));
    }

    /** One figure in its own words. */
    void add(String name, String figure) {
        single.put(name, figure);
    }

    /**
     * One figure with its error at 99.9 %, in nanoseconds.
     *
     * @param bytes what is allocated each time
     */
    void add(String name, double nanos, double error, double bytes) {
        double unit = nanos < 1e3 ? 1 : nanos < 1e6 ? 1e3 : 1e6;
        String sign = unit == 1 ? "ns" : unit == 1e3 ? "µs" : "ms";
        single.put(
                name, "%.4g ± %.2g %s, %.0f B".formatted(nanos / unit, error / unit, sign, bytes));
    }

    void addLoad(Map<String, Object> load) {
        loads.add(load);
    }

    /** As Markdown, so that it can go into a README as it is. */
    String table() {
        StringBuilder text = new StringBuilder();
        environment.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        if (!single.isEmpty()) {
            text.append("\n| | |\n|---|---:|\n");
            single.forEach((name, value) -> row(text, name, List.of(value)));
        }
        Set<Object> sizes = new LinkedHashSet<>();
        loads.forEach(load -> sizes.add(load.get("users")));
        for (Object users : sizes) {
            side(text, loads.stream().filter(load -> load.get("users").equals(users)).toList());
        }
        return text.toString();
    }

    /** One number of users: a column for each bridge, then the ratio of the first to the last. */
    private static void side(StringBuilder text, List<Map<String, Object>> columns) {
        List<Object> heads = new ArrayList<>();
        columns.forEach(column -> heads.add(column.get("bridge")));
        boolean ratio = columns.size() > 1;
        if (ratio) {
            heads.add("ratio");
        }
        text.append('\n');
        row(text, columns.get(0).get("users") + " users", heads);
        text.append("|---|").append("---:|".repeat(heads.size())).append('\n');
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            String name = word.getKey();
            if (columns.stream().noneMatch(column -> column.containsKey(name))) {
                continue;
            }
            List<Object> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(column.getOrDefault(name, "")));
            if (ratio) {
                cells.add(ratio(cells.get(0), cells.get(cells.size() - 1)));
            }
            row(text, word.getValue(), cells);
        }
    }

    private static String ratio(Object mine, Object other) {
        if (mine instanceof Double a && other instanceof Double b && b > 0) {
            return "%.2f".formatted(a / b);
        }
        return "";
    }

    private static void row(StringBuilder text, String name, List<Object> cells) {
        text.append("| ").append(name).append(" |");
        cells.forEach(cell -> text.append(' ').append(cell).append(" |"));
        text.append('\n');
    }

    void write(Path file) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            write(json, "environment", environment);
            write(json, "single", single);
            json.writeArrayFieldStart("loads");
            for (Map<String, Object> load : loads) {
                json.writeStartObject();
                fields(json, load);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String name, Map<String, Object> values)
            throws IOException {
        json.writeObjectFieldStart(name);
        fields(json, values);
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Map<String, Object> values) throws IOException {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            json.writeObject(entry.getValue());
        }
    }
}
