package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

import org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire.Event;

/** Lines for the administrator's log, not more of them than somebody would read. For the loop thread. */
final class Journal {

    private static final int BURST = 50;
    private static final int PER_SECOND = 1;

    private final EventSink sink;
    private final Allowance allowance = new Allowance(BURST, PER_SECOND);
    private long left;

    Journal(EventSink sink) {
        this.sink = sink;
    }

    void error(String text) {
        log("error", text);
    }

    void warn(String text) {
        log("warn", text);
    }

    void info(String text) {
        log("info", text);
    }

    void debug(String text) {
        log("debug", text);
    }

    /** An exception that reached the edge to native code: where it is and where it came from. */
    void failure(String where, Throwable problem) {
        StringBuilder text = new StringBuilder(where).append(": ").append(problem);
        StackTraceElement[] trace = problem.getStackTrace();
        for (int i = 0; i < Math.min(8, trace.length); i++) {
            text.append("\n    at ").append(trace[i]);
        }
        log("error", text.toString());
    }

    private void log(String level, String text) {
        if (!allowance.take(System.nanoTime())) {
            left++;
            return;
        }
        if (left > 0) {
            sink.send(new Event.Log("warn", left + " lines were left out here."));
            left = 0;
        }
        sink.send(new Event.Log(level, text));
    }
}
