package org.igniterealtime.openfire.plugin.imservices.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.Door;
import org.igniterealtime.openfire.plugin.imservices.proxy.relay.DoorWatch;

/** The ports that are open: services with the same one share it; it is closed when the last has left. Every call may block. */
final class Doors {

    private final Map<Set<InetSocketAddress>, Shared> open = new HashMap<>();

    /** Another service has the port on other interfaces. */
    static final class ElsewhereException extends IOException {

        private static final long serialVersionUID = 1L;

        ElsewhereException(String message) {
            super(message);
        }
    }

    /** A service's use of a door. */
    interface Use {

        Door door();

        /** The service has no streams there any more. Idempotent. */
        void leave();
    }

    private static final class Shared implements DoorWatch {

        private final List<DoorWatch> watches = new CopyOnWriteArrayList<>();
        private Door door;

        @Override
        public void troubled(String reason) {
            watches.forEach(watch -> watch.troubled(reason));
        }

        @Override
        public void recovered() {
            watches.forEach(DoorWatch::recovered);
        }

        @Override
        public void broken(Throwable cause) {
            watches.forEach(watch -> watch.broken(cause));
        }
    }

    /**
     * Opens the port, or shares it.
     *
     * @param addresses at least one, all with the same port
     * @throws IOException when it cannot be had
     */
    synchronized Use enter(List<InetSocketAddress> addresses, DoorWatch watch) throws IOException {
        Set<InetSocketAddress> key = new HashSet<>(addresses);
        Shared shared = open.get(key);
        if (shared == null || shared.door.isDown()) {
            int port = addresses.get(0).getPort();
            for (Map.Entry<Set<InetSocketAddress>, Shared> other : open.entrySet()) {
                if (!other.getKey().equals(key) && other.getValue().door.port() == port) {
                    throw new ElsewhereException("port " + port);
                }
            }
            shared = new Shared();
            shared.door = Door.open(addresses, shared);
            open.put(key, shared);
        }
        shared.watches.add(watch);
        return use(key, shared, watch);
    }

    private Use use(Set<InetSocketAddress> key, Shared shared, DoorWatch watch) {
        return new Use() {
            @Override
            public Door door() {
                return shared.door;
            }

            @Override
            public void leave() {
                synchronized (Doors.this) {
                    if (shared.watches.remove(watch) && shared.watches.isEmpty()) {
                        open.remove(key, shared);
                        shared.door.close();
                    }
                }
            }
        };
    }
}
