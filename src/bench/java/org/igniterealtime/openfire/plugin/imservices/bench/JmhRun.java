package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** All JMH benchmarks. */
final class JmhRun {

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
                        .shouldFailOnError(true)
                        .output(log.toString());
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            for (RunResult run : results) {
                Result<?> result = run.getPrimaryResult();
                String name = run.getParams().getBenchmark();
                name = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
                // Which of several sizes it was.
                for (String parameter : run.getParams().getParamsKeys()) {
                    name += " " + parameter + "=" + run.getParams().getParam(parameter);
                }
                report.add(
                        name.replace("Benchmark", ""), result.getScore(), result.getScoreError());
            }
        } catch (RunnerException e) {
            throw new IOException("JMH: " + e.getMessage() + ", see " + log, e);
        }
    }
}
