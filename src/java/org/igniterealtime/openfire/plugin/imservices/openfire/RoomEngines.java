package org.igniterealtime.openfire.plugin.imservices.openfire;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import org.igniterealtime.openfire.plugin.imservices.administration.AuditTrail;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceException;
import org.jivesoftware.database.DbConnectionManager;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.muc.HistoryStrategy;
import org.jivesoftware.openfire.muc.MUCRoom;
import org.jivesoftware.openfire.muc.MultiUserChatManager;
import org.jivesoftware.openfire.muc.MultiUserChatService;
import org.jivesoftware.openfire.muc.spi.MUCPersistenceManager;
import org.jivesoftware.openfire.muc.spi.MultiUserChatServiceImpl;
import org.jivesoftware.util.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Openfire's chat services that this plugin has made, and all that differs between Openfire's versions about them: a service is constructed
 * with other arguments since 5.0, its id is known of running ones only since 5.1, a {@link MUCRoom} is an interface in 4.2 and a class since 4.7 (so that no method of it can be called
 * by code that was compiled for both), and from then on a room has a lock and must be synchronized. Tried against 4.2, 4.9 and 5.1.
 *
 * <p>A service of the plugin is marked by a property, and switched off in the database all the time: while the plugin is not there to
 * judge who may use it, it serves nobody. What the plugin has not marked it never touches.
 */
final class RoomEngines {

    private static final Logger log = LoggerFactory.getLogger(RoomEngines.class);

    /** Bytes of a description that the column holds in all databases, with room for a mark; users are told all of it by the service. */
    private static final int DESCRIPTION = 250;

    private static final String OWNED = "imservices.owned";
    private static final String ENABLED = "enabled";
    private static final String FIND = "SELECT serviceID FROM ofMucService WHERE subdomain=?";
    private static final String FIND_OWNED =
            "SELECT serviceID FROM ofMucServiceProp WHERE serviceID=? AND name='" + OWNED + "'";
    private static final String COUNT = "SELECT COUNT(*) FROM ofMucRoom WHERE serviceID=?";

    private final XMPPServer server;

    RoomEngines(XMPPServer server) {
        this.server = server;
    }

    /**
     * Starts the service at the subdomain, with the permanent rooms that it has; made when it is not there.
     *
     * @param properties of the service, as Openfire names them
     * @throws ServiceException when the service is somebody else's, or Openfire does not start it
     */
    synchronized MultiUserChatService raise(
            String subdomain, String description, Map<String, String> properties)
            throws ServiceException {
        try {
            OptionalLong id = id(subdomain);
            String kept = AuditTrail.fitting(description, DESCRIPTION);
            if (id.isEmpty()) {
                make(subdomain, kept);
                id = id(subdomain);
            } else if (!isOwned(subdomain)) {
                throw new ServiceException(HostingWording.ROOMS_FOREIGN.with(subdomain));
            }
            manager().unregisterMultiUserChatService(subdomain);
            for (Map.Entry<String, String> property : properties.entrySet()) {
                set(subdomain, property.getKey(), property.getValue());
            }
            set(subdomain, ENABLED, "true");
            MultiUserChatService engine = construct(id.orElseThrow(), subdomain, kept);
            manager().registerMultiUserChatService(engine);
            set(subdomain, ENABLED, "false");
            if (find(subdomain) != engine) {
                throw new ServiceException(HostingWording.ROOMS_SILENT.with(subdomain));
            }
            manager().updateMultiUserChatService(subdomain, subdomain, kept);
            return engine;
        } catch (ReflectiveOperationException | NotFoundException | RuntimeException e) {
            throw new ServiceException(HostingWording.ROOMS_REFUSED.with(subdomain, e), e);
        }
    }

    /**
     * What the property {@code history.maxNumber} has to be so that whoever comes in is shown so many messages: in versions that know no
     * class for the messages of a room (4.2), the engine keeps one more than it says.
     */
    static int historyNumber(int wanted) {
        boolean keepsAsMany =
                Arrays.stream(HistoryStrategy.class.getDeclaredClasses())
                        .anyMatch(each -> each.getSimpleName().equals("Messages"));
        return keepsAsMany ? wanted : Math.max(0, wanted - 1);
    }

    private void make(String subdomain, String description) throws ReflectiveOperationException {
        // Its last argument is a Boolean in 4.2 and a boolean later.
        method(MultiUserChatManager.class, "createMultiUserChatService", 3)
                .invoke(manager(), subdomain, description, true);
        MUCPersistenceManager.refreshProperties(subdomain);
        set(subdomain, OWNED, "true");
        set(subdomain, ENABLED, "false");
    }

    private static MultiUserChatService construct(long id, String subdomain, String description)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : MultiUserChatServiceImpl.class.getConstructors()) {
            if (constructor.getParameterCount() == 4) {
                return (MultiUserChatService)
                        constructor.newInstance(id, subdomain, description, true);
            }
            if (constructor.getParameterCount() == 3) {
                return (MultiUserChatService) constructor.newInstance(subdomain, description, true);
            }
        }
        throw new NoSuchMethodException("a chat service is not constructed as it was");
    }

    /** Another description of a running service. */
    synchronized void describe(String subdomain, String description) {
        try {
            manager()
                    .updateMultiUserChatService(
                            subdomain, subdomain, AuditTrail.fitting(description, DESCRIPTION));
        } catch (NotFoundException e) {
            log.warn("The chat service {} is gone and cannot be described anew", subdomain, e);
        }
    }

    /** Stops a running service. Its rooms stay in the database; when it has none there, the service does not stay either. */
    synchronized void lower(String subdomain, MultiUserChatService engine) {
        if (find(subdomain) != engine) {
            return;
        }
        List<String> names = List.of();
        try {
            names = names(engine);
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.warn("The rooms of {} are left in memory", subdomain, e);
        }
        if (count(subdomain) == 0) {
            remove(subdomain);
        } else {
            manager().unregisterMultiUserChatService(subdomain);
        }
        // Those in memory are in a cache that the next service of the name is given.
        names.forEach(engine::removeChatRoom);
    }

    /** The running service at the subdomain; null when there is none. */
    MultiUserChatService find(String subdomain) {
        return manager().getMultiUserChatService(subdomain);
    }

    /** Takes what Openfire has started by itself off the server, as far as it is the plugin's. */
    synchronized void dismissAll() {
        for (MultiUserChatService service : List.copyOf(manager().getMultiUserChatServices())) {
            if (isOwned(service.getServiceName())) {
                manager().unregisterMultiUserChatService(service.getServiceName());
            }
        }
    }

    /**
     * How many rooms of the plugin's service at the subdomain are in the database. Blocks.
     *
     * @throws IllegalStateException when the database does not say
     */
    synchronized int count(String subdomain) {
        OptionalLong id = id(subdomain);
        return id.isPresent() && isOwned(subdomain)
                ? (int) ask(COUNT, statement -> statement.setLong(1, id.getAsLong())).orElse(0)
                : 0;
    }

    /** Since 5.1 Openfire knows the ids of those only that run. */
    private static OptionalLong id(String subdomain) {
        return ask(FIND, statement -> statement.setString(1, subdomain));
    }

    private interface Arguments {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** The number that the database answers; empty when it finds none. */
    private static OptionalLong ask(String sql, Arguments arguments) {
        try (Connection connection = DbConnectionManager.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            arguments.set(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database does not tell about rooms: " + e.getMessage(), e);
        }
    }

    /**
     * Deletes the plugin's service at the subdomain, which does not run, and all its rooms. Blocks.
     *
     * @return how many rooms there were
     * @throws ServiceException when Openfire does not do it
     */
    synchronized int delete(String subdomain) throws ServiceException {
        int rooms = count(subdomain);
        if (rooms > 0) {
            MultiUserChatService engine = raise(subdomain, subdomain, Map.of());
            try {
                for (String name : names(engine)) {
                    MUCRoom room = engine.getChatRoom(name);
                    if (room != null) {
                        MUCPersistenceManager.deleteFromDB(room);
                    }
                }
            } catch (ReflectiveOperationException | RuntimeException e) {
                throw new ServiceException(HostingWording.ROOMS_KEPT.with(subdomain, e), e);
            } finally {
                lower(subdomain, engine);
            }
        }
        return rooms;
    }

    /** Of all rooms, those that are not in memory as well. */
    private static List<String> names(MultiUserChatService engine)
            throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        Optional<Method> all = find(MultiUserChatService.class, "getAllRoomNames", 0);
        if (all.isPresent()) {
            ((Iterable<?>) all.get().invoke(engine)).forEach(name -> names.add((String) name));
        } else {
            Method rooms = method(MultiUserChatService.class, "getChatRooms", 0);
            for (Object room : (Iterable<?>) rooms.invoke(engine)) {
                names.add((String) MUCRoom.class.getMethod("getName").invoke(room));
            }
        }
        return names;
    }

    private void remove(String subdomain) {
        List<String> properties = List.copyOf(MUCPersistenceManager.getPropertyNames(subdomain));
        try {
            manager().removeMultiUserChatService(subdomain);
        } catch (NotFoundException e) {
            log.debug("The chat service {} is gone already", subdomain, e);
        }
        // Openfire leaves them behind.
        properties.forEach(name -> MUCPersistenceManager.deleteProperty(subdomain, name));
    }

    /**
     * Gives a room that somebody has just made by entering it what the engine has no default for.
     *
     * @param password null for none
     * @param permanent whether it is open at once, and kept
     */
    void settle(MultiUserChatService engine, String name, String password, boolean permanent) {
        try {
            Lock lock = lock(engine, name);
            if (lock == null) {
                settleLocked(engine, name, password, permanent);
                return;
            }
            lock.lock();
            try {
                settleLocked(engine, name, password, permanent);
            } finally {
                lock.unlock();
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.error("The room {} could not be made as the service wants it", name, e);
        }
    }

    private void settleLocked(
            MultiUserChatService engine, String name, String password, boolean permanent)
            throws ReflectiveOperationException {
        Object room = engine.getChatRoom(name);
        if (room == null) {
            return;
        }
        if (password != null) {
            MUCRoom.class.getMethod("setPassword", String.class).invoke(room, password);
        }
        if (permanent) {
            Method unlock = method(MUCRoom.class, "unlock", 1);
            unlock.invoke(room, owner(room, unlock.getParameterTypes()[0]));
            MUCRoom.class.getMethod("saveToDB").invoke(room);
        }
        Optional<Method> synchronizing = find(MultiUserChatService.class, "syncChatRoom", 1);
        if (synchronizing.isPresent()) {
            synchronizing.get().invoke(engine, room);
        }
    }

    /** Who unlocks: the room itself, as one of its occupants, or since 5.0 just the affiliation. */
    private static Object owner(Object room, Class<?> wanted) throws ReflectiveOperationException {
        if (wanted.isEnum()) {
            for (Object affiliation : wanted.getEnumConstants()) {
                if (affiliation.toString().equals("owner")) {
                    return affiliation;
                }
            }
        }
        return MUCRoom.class.getMethod("getRole").invoke(room);
    }

    /** Null where rooms have none. */
    private static Lock lock(MultiUserChatService engine, String room)
            throws ReflectiveOperationException {
        Optional<Method> lock = find(MultiUserChatService.class, "getChatRoomLock", 1);
        return lock.isPresent() ? (Lock) lock.get().invoke(engine, room) : null;
    }

    private static boolean isOwned(String subdomain) {
        OptionalLong id = id(subdomain);
        return id.isPresent()
                && ask(FIND_OWNED, statement -> statement.setLong(1, id.getAsLong())).isPresent();
    }

    private static void set(String subdomain, String name, String value) {
        if (!value.equals(MUCPersistenceManager.getProperty(subdomain, name))) {
            MUCPersistenceManager.setProperty(subdomain, name, value);
        }
    }

    private static Method method(Class<?> type, String name, int parameters)
            throws NoSuchMethodException {
        return find(type, name, parameters)
                .orElseThrow(() -> new NoSuchMethodException(type.getName() + "." + name));
    }

    /** The method of that name; its parameters are of other types in other versions. */
    private static Optional<Method> find(Class<?> type, String name, int parameters) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.getParameterCount() == parameters)
                .findFirst();
    }

    private MultiUserChatManager manager() {
        return server.getMultiUserChatManager();
    }
}
