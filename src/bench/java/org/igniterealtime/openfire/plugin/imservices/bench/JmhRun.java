package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** All JMH benchmarks. */
final class JmhRun {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final boolean quick;
    private final Path log;

    JmhRun(boolean quick, Path log) {
        this.quick = quick;
        this.log = log;
    }

    void into(Report report) throws IOException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(
                                "org\\.igniterealtime\\.openfire\\.plugin\\.imservices\\..*Benchmark\\..*")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(quick ? 1 : 2)
                        .warmupIterations(quick ? 2 : 4)
                        .measurementIterations(quick ? 2 : 5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgs("-Xmx1g")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .output(log.toString());
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            Map<String, Double> scores = new LinkedHashMap<>();
            for (RunResult run : results) {
                Result<?> result = run.getPrimaryResult();
                String name = run.getParams().getBenchmark();
                name = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
                // Which of several sizes it was.
                for (String parameter : run.getParams().getParamsKeys()) {
                    name += " " + parameter + "=" + run.getParams().getParam(parameter);
                }
                name = name.replace("Benchmark", "");
                double bytes = run.getSecondaryResults().get(ALLOCATION).getScore();
                report.add(name, result.getScore(), result.getScoreError(), bytes);
                scores.put(name, result.getScore());
            }
            scores.forEach((name, score) -> addRatio(report, scores, name, score));
        } catch (RunnerException e) {
            throw new IOException("JMH: " + e.getMessage() + ", see " + log, e);
        }
    }

    /** What the peer takes against ours, for what is measured of both. */
    private static void addRatio(
            Report report, Map<String, Double> scores, String name, double score) {
        Double peer = scores.get(name.replace("AccessList.", "OpenfireList."));
        if (name.startsWith("AccessList.") && peer != null) {
            report.add(
                    name.replace("AccessList.", "OpenfireList / AccessList, "),
                    "%.3g".formatted(peer / score));
        }
    }
}
