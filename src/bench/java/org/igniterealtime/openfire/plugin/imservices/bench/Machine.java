package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** When and on what was measured. */
final class Machine {

    private Machine() {}

    static Map<String, Object> describe() throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("date", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("commit", run("git", "describe", "--always", "--dirty"));
        facts.put("cpu", first(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("memory", first(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("load before", Files.readString(Path.of("/proc/loadavg")).strip());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put(
                "java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        for (String name : new String[] {"libpurple0", "ngircd", "biboumi", "prosody"}) {
            facts.put(name, run("dpkg-query", "-W", "-f", "${Version}", name));
        }
        return facts;
    }

    private static String first(Path file, String key) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return answer.isEmpty() ? "none" : answer;
    }
}
