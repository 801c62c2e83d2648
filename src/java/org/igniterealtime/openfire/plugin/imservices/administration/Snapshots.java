package org.igniterealtime.openfire.plugin.imservices.administration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** Versions of files that somebody has seen and may begin an edit on: the last ones, as many as fit. Safe for several threads. */
final class Snapshots {

    private record Kept(String path, Content content) {}

    private final int most;
    private final long mostBytes;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long bytes;

    Snapshots(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** Keeps a version; one that is kept already counts as new. */
    synchronized void keep(String path, Content content) {
        if (find(path, content.version()).isEmpty()) {
            kept.addFirst(new Kept(path, content));
            bytes += content.bytes().length;
            while (kept.size() > 1 && (kept.size() > most || bytes > mostBytes)) {
                bytes -= kept.removeLast().content().bytes().length;
            }
        }
    }

    synchronized Optional<Content> find(String path, String version) {
        if (version.equals(FileVersion.ABSENT)) {
            return Optional.of(Content.NONE);
        }
        for (Iterator<Kept> each = kept.iterator(); each.hasNext(); ) {
            Kept one = each.next();
            if (one.path().equals(path) && one.content().version().equals(version)) {
                each.remove();
                kept.addFirst(one);
                return Optional.of(one.content());
            }
        }
        return Optional.empty();
    }
}
