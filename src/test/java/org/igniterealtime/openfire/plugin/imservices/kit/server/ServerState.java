package org.igniterealtime.openfire.plugin.imservices.kit.server;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jivesoftware.openfire.RoutingTable;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.interceptor.InterceptorManager;
import org.jivesoftware.openfire.stats.StatisticsManager;
import org.jivesoftware.util.cache.Cache;
import org.jivesoftware.util.cache.CacheFactory;

/** What is registered with the server at this moment, by reflection where there is no door: one {@code key=value} a line. */
final class ServerState {

    /** Classes with a static collection of listeners; the same in 4.2.0 and 5.1.x. */
    private static final String[] DISPATCHERS = {
        "org.jivesoftware.openfire.event.SessionEventDispatcher",
        "org.jivesoftware.openfire.event.UserEventDispatcher",
        "org.jivesoftware.openfire.event.GroupEventDispatcher",
        "org.jivesoftware.openfire.roster.RosterEventDispatcher",
        "org.jivesoftware.openfire.user.PresenceEventDispatcher",
        "org.jivesoftware.openfire.vcard.VCardEventDispatcher",
        "org.jivesoftware.openfire.cluster.ClusterManager",
        "org.jivesoftware.openfire.muc.MUCEventDispatcher",
        "org.jivesoftware.util.PropertyEventDispatcher"
    };

    String describe() throws ReflectiveOperationException {
        XMPPServer server = XMPPServer.getInstance();
        Map<String, String> state = new TreeMap<>();
        state.put("threads", join(threads()));
        state.put(
                "interceptors",
                Integer.toString(InterceptorManager.getInstance().getInterceptors().size()));
        for (String dispatcher : DISPATCHERS) {
            Class<?> type = Class.forName(dispatcher);
            state.put("listeners." + type.getSimpleName(), size(type, null, "listeners"));
        }
        state.put("listeners.XMPPServer", size(XMPPServer.class, server, "listeners"));
        Object manager =
                module(server, "org.jivesoftware.openfire.component.InternalComponentManager");
        state.put(
                "listeners.InternalComponentManager",
                size(manager.getClass(), manager, "listeners"));
        state.put("components", keys(manager, "routables"));
        state.put("routes", join(server.getRoutingTable().getComponentsDomains()));
        state.put("routes.servers", join(server.getRoutingTable().getServerHostnames()));
        state.put("routes.local", join(localRoutes(server.getRoutingTable())));
        state.put(
                "statistics",
                join(
                        StatisticsManager.getInstance().getAllStatistics().stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toList())));
        Collection<String> caches = new ArrayList<>();
        for (Cache<?, ?> cache : CacheFactory.getAllCaches()) {
            caches.add(cache.getName());
        }
        state.put("caches", join(caches));
        state.put("disco.items", keys(server.getIQDiscoItemsHandler(), "serverItems"));
        state.put("disco.itemProviders", keys(server.getIQDiscoItemsHandler(), "entities"));
        state.put("disco.infoProviders", keys(server.getIQDiscoInfoHandler(), "entities"));
        state.put("disco.features", keys(server.getIQDiscoInfoHandler(), "serverFeatures"));
        state.put("iq.namespaces", keys(server.getIQRouter(), "namespace2Handlers"));
        state.put(
                "iq.handlers",
                size(server.getIQRouter().getClass(), server.getIQRouter(), "iqHandlers"));
        return state.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Collection<String> threads() {
        Collection<String> names = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            names.add(thread.getName());
        }
        return names;
    }

    /** The pairs of domains or addresses that stanzas are routed between; in one table in 4.2, in three in 5.1. */
    private static Collection<String> localRoutes(RoutingTable table)
            throws ReflectiveOperationException {
        Collection<String> routes = new ArrayList<>();
        for (Field field : table.getClass().getDeclaredFields()) {
            if (field.getType().getSimpleName().equals("LocalRoutingTable")) {
                Object local = field(table.getClass(), table, field.getName());
                Map<?, ?> pairs = (Map<?, ?>) field(local.getClass(), local, "routes");
                pairs.keySet().forEach(pair -> routes.add(pair.toString().replace(',', ' ')));
            }
        }
        return routes;
    }

    private static Object module(XMPPServer server, String className)
            throws ReflectiveOperationException {
        Map<?, ?> modules = (Map<?, ?>) field(XMPPServer.class, server, "modules");
        Object module = modules.get(Class.forName(className));
        if (module == null) {
            throw new ReflectiveOperationException("no module " + className);
        }
        return module;
    }

    private static String size(Class<?> type, Object object, String field)
            throws ReflectiveOperationException {
        return Integer.toString(((Collection<?>) field(type, object, field)).size());
    }

    private static String keys(Object object, String field) throws ReflectiveOperationException {
        return join(
                ((Map<?, ?>) field(object.getClass(), object, field))
                        .keySet().stream().map(Object::toString).collect(Collectors.toList()));
    }

    private static Object field(Class<?> type, Object object, String name)
            throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }

    private static String join(Collection<String> values) {
        return values.stream().sorted().collect(Collectors.joining(","));
    }
}
