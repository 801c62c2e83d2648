package org.igniterealtime.openfire.plugin.imservices.gateway.purple.worker;

/** So many at once, and so many a second: a bucket of tokens. For one thread. */
final class Allowance {

    private final double burst;
    private final double perSecond;
    private double tokens;
    private long last;
    private boolean started;

    /** @param perSecond may be a fraction; infinite for no limit */
    Allowance(double burst, double perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
    }

    /** Takes one, if there is one. */
    boolean take(long nanoTime) {
        if (available(nanoTime) < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** Takes one even when there is none: the next one has to wait longer. */
    void borrow(long nanoTime) {
        available(nanoTime);
        tokens -= 1;
    }

    double available(long nanoTime) {
        if (Double.isInfinite(perSecond)) {
            tokens = burst;
        } else if (started) {
            tokens = Math.min(burst, tokens + (nanoTime - last) / 1e9 * perSecond);
        }
        started = true;
        last = nanoTime;
        return tokens;
    }

    /** Milliseconds until there are so many; 0 when there are. */
    long untilAvailable(double wanted, long nanoTime) {
        double missing = wanted - available(nanoTime);
        return missing <= 0 ? 0 : (long) Math.ceil(missing / perSecond * 1000);
    }
}
