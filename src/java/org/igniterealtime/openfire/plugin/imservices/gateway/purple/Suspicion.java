package org.igniterealtime.openfire.plugin.imservices.gateway.purple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.imservices.gateway.network.Account;

/**
 * Which accounts bring workers down. All that were on a worker when it ended are suspects; they may share a worker with a
 * quarter as many other suspects next time, and with nobody else. So the one to blame is alone after a few crashes that
 * concern fewer users each time. Who is alone then, and was there three times, is quarantined; nobody else ever is.
 *
 * <p>Not thread safe.
 */
final class Suspicion {

    /** How long an account is under suspicion after a crash. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** How long one is that has been quarantined before. */
    static final Duration RECORD = Duration.ofHours(24);

    static final int CRASHES = 3;
    private static final int PARTS = 4;

    private static final class Suspect {
        private final int fingerprint;
        private int crashes;
        private int company = Integer.MAX_VALUE;
        private int quarantines;
        private Instant last = Instant.EPOCH;
        private Instant quarantinedUntil = Instant.EPOCH;

        private Suspect(int fingerprint) {
            this.fingerprint = fingerprint;
        }

        private boolean isOver(Instant now) {
            return now.isAfter(last.plus(quarantines > 0 ? RECORD : WINDOW))
                    && now.isAfter(quarantinedUntil);
        }
    }

    private final Map<String, Suspect> suspects = new HashMap<>();

    /**
     * A worker ended.
     *
     * @return the account that is quarantined for it, if one is
     */
    Optional<Account> crashed(Collection<Account> present, Instant now) {
        suspects.values().removeIf(s -> s.isOver(now));
        int company = Math.max(1, present.size() / PARTS);
        Account culprit = null;
        for (Account account : present) {
            int fingerprint = fingerprint(account);
            Suspect suspect =
                    suspects.computeIfAbsent(account.id(), id -> new Suspect(fingerprint));
            suspect.crashes++;
            suspect.last = now;
            suspect.company = Math.min(suspect.company, company);
            if (present.size() == 1 && suspect.crashes >= CRASHES) {
                // Longer each time: 10, 20, 40 minutes ... up to a day.
                Duration time = WINDOW.multipliedBy(1L << Math.min(suspect.quarantines, 10));
                suspect.quarantines++;
                suspect.quarantinedUntil = now.plus(time.compareTo(RECORD) < 0 ? time : RECORD);
                culprit = account;
            }
        }
        return Optional.ofNullable(culprit);
    }

    /** Until when the account is not let in; empty when it is. A changed registration is let in. */
    Optional<Instant> quarantine(Account account, Instant now) {
        Suspect suspect = suspects.get(account.id());
        if (suspect == null) {
            return Optional.empty();
        }
        if (suspect.isOver(now) || suspect.fingerprint != fingerprint(account)) {
            suspects.remove(account.id());
            return Optional.empty();
        }
        return suspect.quarantinedUntil.isAfter(now)
                ? Optional.of(suspect.quarantinedUntil)
                : Optional.empty();
    }

    boolean isSuspect(Account account, Instant now) {
        Suspect suspect = suspects.get(account.id());
        return suspect != null && !suspect.isOver(now);
    }

    /** With how many, itself included, the account may be on a worker; no limit when it is no suspect. */
    int company(Account account, Instant now) {
        return isSuspect(account, now) ? suspects.get(account.id()).company : Integer.MAX_VALUE;
    }

    private static int fingerprint(Account account) {
        return Objects.hash(account.name(), account.password(), account.options());
    }
}
