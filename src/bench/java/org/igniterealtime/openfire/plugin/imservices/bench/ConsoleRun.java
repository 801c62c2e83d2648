package org.igniterealtime.openfire.plugin.imservices.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.igniterealtime.openfire.plugin.imservices.kit.Browser;
import org.igniterealtime.openfire.plugin.imservices.kit.Console;
import org.igniterealtime.openfire.plugin.imservices.kit.OpenfireServer;

/**
 * How long the list of services takes in a real browser until its first paint and until its rows stand there, and how long saving
 * one service takes until the list can show it, with so many services that all run. Times are the browser's own, the median of
 * several loads.
 */
final class ConsoleRun {

    private static final int[] SIZES = {10, 1_000, 10_000};
    private static final String PAGE = "/plugins/imservices/services";
    private static final int LOADS = 7;
    private static final int SAVES = 7;

    /** Milliseconds from the navigation's start; the later of the first frame and the first row. */
    private static final String ROWS =
            """
            const done = arguments[arguments.length - 1];
            const look = () => document.querySelector('#ims-rows tr') ? done(performance.now()) : requestAnimationFrame(look);
            look();
            """;

    /** The browser notes it after the frame has been shown. */
    private static final String PAINT =
            """
            const done = arguments[arguments.length - 1];
            const look = () => {
                const paint = performance.getEntriesByName('first-contentful-paint')[0];
                paint ? done(paint.startTime) : setTimeout(look, 20);
            };
            look();
            """;

    /** Milliseconds from sending the changed sheet of a service to the answer, which comes when the change is applied. */
    private static final String SAVE =
            """
            const [domain, name, done] = arguments;
            (async () => {
                const token = (await (await fetch('api/token')).json()).token;
                const sheet = await (await fetch('api/service?domain=' + domain)).json();
                const body = new URLSearchParams({before: domain, version: sheet.version});
                sheet.values.name = [name];
                for (const [key, values] of Object.entries(sheet.values)) {
                    values.forEach(value => body.append('value.' + key, value));
                }
                const start = performance.now();
                const answer = await fetch('api/edit', {method: 'POST', headers: {'X-IMS-Token': token}, body});
                const text = await answer.text();
                return answer.ok ? performance.now() - start : text;
            })().then(done, error => done(String(error)));
            """;

    private ConsoleRun() {}

    static void into(Report report) throws IOException, InterruptedException {
        for (int size : SIZES) {
            measure(report, size);
        }
    }

    private static void measure(Report report, int size) throws IOException, InterruptedException {
        try (OpenfireServer server = ImServicesBridge.start();
                IdleServices services = new IdleServices(server);
                Browser browser = Browser.start()) {
            services.change(size);
            browser.driver().manage().timeouts().scriptTimeout(java.time.Duration.ofSeconds(60));
            Console console = new Console(browser, server);
            console.logIn();
            console.open(PAGE);
            browser.driver().executeAsyncScript(ROWS);
            Figures paints = new Figures();
            Figures rows = new Figures();
            for (int n = 0; n < LOADS; n++) {
                console.open(PAGE);
                rows.note(nanos(browser.driver().executeAsyncScript(ROWS)));
                paints.note(nanos(browser.driver().executeAsyncScript(PAINT)));
            }
            Figures saves = new Figures();
            for (int n = 0; n < SAVES; n++) {
                String domain = "s" + size / 2 + "." + server.domain();
                saves.note(
                        nanos(
                                browser.driver()
                                        .executeAsyncScript(SAVE, domain, "Another name " + n)));
            }
            String name = "%,d services, ".formatted(size);
            report.add(name + "list: first paint", paints.percentile(50));
            report.add(name + "list: rows shown", rows.percentile(50));
            report.add(name + "one saved and applied", saves.percentile(50));
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the console could not be measured", e);
        }
    }

    private static long nanos(Object millis) {
        if (millis instanceof Number number && number.doubleValue() >= 0) {
            return (long) (number.doubleValue() * TimeUnit.MILLISECONDS.toNanos(1));
        }
        throw new IllegalStateException("the browser measured nothing: " + millis);
    }
}
