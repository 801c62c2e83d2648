package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is in and of a server's process: what the probe sees registered, the threads, the child processes, the open files and
 * sockets, and the files that plugins leave in the home. Two of them can be compared. The probe's own connections are left out.
 *
 * <p>Threads of pools that the server grows when it likes are left out, as are sockets of clients that come and go: a count of these says
 * nothing of the plugin.
 */
public final class Census {

    /** Openfire's and the JDK's own pools, whose threads come with work and go after a while. */
    private static final String POOLS =
            "(socket_cNs|Update Manager|TaskEngine|Jetty|QTP|qtp|pool-|client-|process reaper|Nio|nio|HTTP-|Keep-Alive|Timer-"
                    + "|Attach Listener|RMI |JMX |HSQLDB|HouseKeeper|Prototyper|ForkJoinPool|InnocuousThread|Session-Scheduler|Connector-Scheduler"
                    + "|PluginMonitorTask|PluginMonitorExec|session-bind-conflict|DestroyJavaVM).*";

    private final Map<String, List<String>> found = new TreeMap<>();

    private static final String LINK = "imservices-link-";

    private Census() {}

    public static Census of(OpenfireServer server) throws IOException {
        Census census = new Census();
        server.probe()
                .state()
                .forEach(
                        (key, value) ->
                                census.found.put(key, new ArrayList<>(List.of(value.split(",")))));
        // The server fills these when it first needs them; handlers are counted in iq.handlers.
        census.found.remove("iq.namespaces");
        census.found.get("caches").remove("Sequences");
        // Openfire 5 keeps those of a service of rooms that has ended, for the next of its name.
        census.found.get("caches").removeIf(name -> name.startsWith("MUC Service "));
        census.found
                .get("threads")
                .replaceAll(name -> name.startsWith(LINK) ? name : name.replaceAll("[0-9]+", "N"));
        census.collapse("imservices-N");
        census.found.get("threads").removeIf(name -> name.matches(POOLS));
        census.found.put("children", children(server.pid()));
        census.found.put("descriptors", descriptors(server.pid()));
        String probe = "socket tcp " + server.probe().port() + " to .*";
        census.found.get("descriptors").removeIf(name -> name.matches(probe));
        census.found.put("plugins", files(server.home().resolve("plugins"), 1));
        census.found.put("private", files(server.home().resolve("imservices"), 9));
        for (List<String> things : census.found.values()) {
            // The folders of a worker have random names.
            things.replaceAll(thing -> thing.replaceAll("/(w|purple)[0-9]+", "/$1N"));
            things.sort(null);
        }
        return census;
    }

    /** What is here and was not before, each with its kind. A thing that is there twice counts twice. */
    public List<String> since(Census before) {
        List<String> more = new ArrayList<>();
        found.forEach(
                (kind, things) -> {
                    List<String> rest = new ArrayList<>(things);
                    before.of(kind).forEach(rest::remove);
                    rest.forEach(thing -> more.add(kind + ": " + thing));
                });
        return more;
    }

    /** The threads of the plugin's executor start when they are wanted: that there are any is all that counts. */
    private void collapse(String thread) {
        List<String> threads = found.get("threads");
        if (threads.contains(thread)) {
            threads.removeIf(thread::equals);
            threads.add(thread);
        }
    }

    /** The things of a kind. */
    public List<String> of(String kind) {
        return found.getOrDefault(kind, List.of());
    }

    private static List<String> children(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(child -> child.info().commandLine().orElse("?"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Names of files, pipe, anon_inode, and where sockets lead to. */
    private static List<String> descriptors(long pid) throws IOException {
        List<String> names = new ArrayList<>();
        Sockets sockets = Sockets.now();
        for (Path descriptor : list(Path.of("/proc", Long.toString(pid), "fd"))) {
            try {
                String target = Files.readSymbolicLink(descriptor).toString();
                names.add(
                        target.startsWith("socket:")
                                ? sockets.describe(target)
                                : target.replaceAll("^pipe:.*", "pipe"));
            } catch (NoSuchFileException e) {
                // Closed since it was listed.
                continue;
            }
        }
        return names;
    }

    private static List<String> files(Path folder, int depth) throws IOException {
        if (Files.notExists(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.skip(1)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static Collection<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toList());
        }
    }

    @Override
    public String toString() {
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
