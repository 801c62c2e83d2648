package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;

/** A module of somebody else's, compiled here against the seam alone: its service answers each message with the same words. */
public final class EchoModule {

    private static final String SOURCE =
            """
            package example.echo;

            import org.igniterealtime.openfire.plugin.imservices.definition.ServiceDefinition;
            import org.igniterealtime.openfire.plugin.imservices.service.Host;
            import org.igniterealtime.openfire.plugin.imservices.service.Service;
            import org.igniterealtime.openfire.plugin.imservices.service.ServiceModule;
            import org.xmpp.packet.Message;
            import org.xmpp.packet.Packet;

            public final class EchoModule implements ServiceModule {

                @Override
                public String id() {
                    return "echo";
                }

                @Override
                public Service create(ServiceDefinition definition, Host host) {
                    return new Service() {
                        @Override
                        public void start() {}

                        @Override
                        public void receive(Packet stanza) {
                            if (stanza instanceof Message && ((Message) stanza).getBody() != null) {
                                Message message = (Message) stanza;
                                Message answer = new Message();
                                answer.setType(message.getType());
                                answer.setFrom(message.getTo());
                                answer.setTo(message.getFrom());
                                answer.setBody(definition.name() + ": " + message.getBody());
                                host.send(answer);
                            }
                        }

                        @Override
                        public void stop() {}
                    };
                }
            }
            """;

    private EchoModule() {}

    /** Compiles the module and puts it as {@code echo.jar} into the folder. */
    public static void install(Path modules) throws IOException {
        Path work = Files.createTempDirectory("ims-module-");
        try {
            Path source = work.resolve("EchoModule.java");
            Files.writeString(source, SOURCE);
            compile(source, work);
            Files.createDirectories(modules);
            Path temporary = modules.resolve("echo.jar.new");
            try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(temporary))) {
                add(
                        jar,
                        "META-INF/services/" + ServiceModule.class.getName(),
                        "example.echo.EchoModule\n".getBytes(StandardCharsets.UTF_8));
                try (Stream<Path> classes = Files.list(work.resolve("example/echo"))) {
                    for (Path file : classes.sorted().toList()) {
                        add(jar, "example/echo/" + file.getFileName(), Files.readAllBytes(file));
                    }
                }
            }
            Files.move(temporary, modules.resolve("echo.jar"));
        } finally {
            Folders.delete(work);
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content, 0, content.length);
        jar.closeEntry();
    }

    private static void compile(Path source, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    List.of(
                                            "-d",
                                            output.toString(),
                                            "--release",
                                            "17",
                                            "-cp",
                                            classPath()),
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            if (!compiled) {
                throw new IOException("the module does not compile:\n" + messages);
            }
        }
    }

    private static String classPath() throws IOException {
        return String.join(
                ":",
                OpenfireServer.location(ServiceModule.class),
                OpenfireServer.location(org.xmpp.packet.Packet.class),
                OpenfireServer.location(org.dom4j.Element.class));
    }
}
