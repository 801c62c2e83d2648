package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What Linux says of processes in /proc. */
final class ProcessFigures {

    private ProcessFigures() {}

    /** Resident memory of all of them together, in MiB. */
    static double residentMiB(List<ProcessHandle> processes) throws IOException {
        long kib = 0;
        for (ProcessHandle process : processes) {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    kib += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kib / 1024.0;
    }

    /** How many processes of the whole machine want to run: the mean of the last minute. */
    static String machineLoad() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    /** Share of one core, in percent, that the processes use over the time. */
    static double busyPercent(List<ProcessHandle> processes, Duration over)
            throws InterruptedException {
        long before = cpuNanos(processes);
        long start = System.nanoTime();
        Thread.sleep(over.toMillis());
        return 100.0 * (cpuNanos(processes) - before) / (System.nanoTime() - start);
    }

    private static long cpuNanos(List<ProcessHandle> processes) {
        return processes.stream()
                .mapToLong(
                        process ->
                                process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
