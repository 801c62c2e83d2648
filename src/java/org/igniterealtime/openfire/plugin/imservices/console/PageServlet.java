package org.igniterealtime.openfire.plugin.imservices.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;

/**
 * Gives the pages. A page is the template of its name, in the console's language; what it shows is fetched by its script, whose
 * texts are in its root element.
 */
public abstract class PageServlet extends ConsoleServlet {

    private static final long serialVersionUID = 1L;

    /** The texts that all scripts have, and those of one page's, which begin with {@code console.<page>.js.}. */
    private static final String SHARED = "console.js.";

    /**
     * Where scripts and styles are, below the pages: in a folder that is called like the plugin's version, so that no browser takes
     * those of the version before. Scripts import one another by relative paths.
     */
    private static final String FILES =
            PageServlet.class.getPackage().getImplementationVersion() + "/";

    private static final Map<String, Template> PAGES = pages();

    private static Map<String, Template> pages() {
        Map<String, Template> pages = new HashMap<>();
        for (String page : List.of("services", "service", "services-file", "access-file")) {
            pages.put(page, Template.page(page));
        }
        return Map.copyOf(pages);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        int slash = path.lastIndexOf('/') + 1;
        String page = path.substring(slash).toLowerCase(Locale.ROOT);
        Console console = console().orElse(null);
        Template template = PAGES.get(page);
        if (template == null) {
            send(response, 404, "text/plain", new byte[0]);
        } else if (console == null) {
            refuse(response, 503, "console.error.stopped", Locale.ROOT);
        } else if (administrator(console, request).isEmpty()) {
            refuse(response, 403, "console.error.login", console.host().locale());
        } else {
            String base =
                    request.getContextPath() + request.getServletPath() + path.substring(0, slash);
            String html = fill(template, page, base, console);
            send(response, 200, "text/html", html.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(HttpServletResponse response, int status, String key, Locale locale)
            throws IOException {
        String text = new Texts(locale).get(key);
        send(response, status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String fill(Template template, String page, String base, Console console) {
        Texts texts = console.texts();
        Map<String, String> values = new HashMap<>();
        values.put("base", base);
        values.put("files", base + FILES);
        values.put("language", console.host().locale().toLanguageTag());
        values.put("texts", scriptTexts(texts, page));
        return template.fill(texts::get, values);
    }

    private static String scriptTexts(Texts texts, String page) {
        Map<String, String> script = new HashMap<>(texts.startingWith(SHARED));
        script.putAll(texts.startingWith("console." + page + ".js."));
        byte[] json =
                ApiAnswer.print(
                        out -> {
                            out.writeStartObject();
                            for (Map.Entry<String, String> text : script.entrySet()) {
                                out.writeStringField(text.getKey(), text.getValue());
                            }
                            out.writeEndObject();
                        });
        return new String(json, StandardCharsets.UTF_8);
    }
}
