package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles modules of others and packs them into jars. */
public final class ModuleJars {

    private final Path work;

    public ModuleJars(Path work) {
        this.work = work;
    }

    /** The source of a module whose services do nothing but tell the version by being degraded. */
    static String source(String className, String id, String version) {
        return """
                package thirdparty;

                import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
                import org.igniterealtime.openfire.plugin.imservices.service.Host;
                import org.igniterealtime.openfire.plugin.imservices.service.Service;
                import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
                import org.xmpp.packet.Packet;

                public final class %s implements ServiceModule {
                    public String id() {
                        return "%s";
                    }

                    public Service create(ServiceDefinition definition, Host host) {
                        return new Service() {
                            public void start() {
                                host.degraded(new Helper().version());
                            }

                            public void receive(Packet stanza) {}

                            public void stop() {
                                new LateHelper();
                            }
                        };
                    }

                    static final class Helper {
                        String version() {
                            return "%s";
                        }
                    }

                    static final class LateHelper {}
                }
                """
                .formatted(className, id, version);
    }

    /**
     * Makes a jar.
     *
     * @param source compiled into it
     * @param left a class file that is left out
     * @param modules what its ServiceLoader file names
     */
    public void write(Path jar, String source, String left, String... modules) throws IOException {
        Path classes = compile(source);
        // As a careless administrator does: over the file that is there.
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            if (modules.length > 0) {
                entries.putNextEntry(new JarEntry(ModuleLoader.MODULES));
                entries.write(String.join("\n", modules).getBytes(StandardCharsets.UTF_8));
            }
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().equals(left)) {
                    entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    entries.write(Files.readAllBytes(file));
                }
            }
        }
    }

    private Path compile(String source) throws IOException {
        Path folder = Files.createTempDirectory(work, "module");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        String name = source.replaceAll("(?s).*?public (?:final )?class (\\w+).*", "$1");
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
            options.addAll(Arrays.asList("-classpath", System.getProperty("java.class.path")));
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(file))
                            .call();
            if (!compiled) {
                throw new IOException(messages.toString());
            }
        }
        return classes;
    }
}
