package org.igniterealtime.openfire.plugin.imservices.access;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An access file of 1,000,000 items: read to be used. */
@State(Scope.Benchmark)
public class AccessLoadBenchmark {

    private byte[] content;

    @Setup
    public void prepare() {
        content = AccessListBenchmark.text(1_000_000);
    }

    @Benchmark
    public AccessReading load() {
        AccessReading reading = AccessList.read(content);
        if (!reading.problems().isEmpty()) {
            throw new IllegalStateException(reading.problems().get(0).toString());
        }
        return reading;
    }
}
