package org.igniterealtime.openfire.plugin.imservices.kit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.HttpMethod;

/** Selenium's driver for a Chromium, with the door to its DevTools. Only the driver at the given port is asked: nothing is looked for on the network. */
public final class Chromium extends RemoteWebDriver {

    private static final String DEVTOOLS = "executeCdpCommand";

    private Chromium(HttpCommandExecutor executor, ImmutableCapabilities capabilities) {
        super(executor, capabilities);
    }

    /** Has the driver at the port start the browser, with its files in the folder. */
    static Chromium on(int driverPort, Path folder) throws Exception {
        HttpCommandExecutor executor =
                new HttpCommandExecutor(
                        Map.of(
                                DEVTOOLS,
                                new CommandInfo(
                                        "/session/:sessionId/goog/cdp/execute", HttpMethod.POST)),
                        URI.create("http://" + Ports.LOOPBACK + ":" + driverPort).toURL());
        return new Chromium(executor, capabilities(folder));
    }

    private static ImmutableCapabilities capabilities(Path folder) {
        return new ImmutableCapabilities(
                "browserName",
                "chrome",
                "timeouts",
                Map.of("pageLoad", 60_000, "script", 60_000),
                "goog:loggingPrefs",
                Map.of("browser", "ALL"),
                "goog:chromeOptions",
                Map.of(
                        "binary",
                        BrowserProcess.BROWSER.toString(),
                        "args",
                        List.of(
                                "--headless=new",
                                // It refuses to run as root with it; the pages are our own.
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-proxy-server",
                                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE " + Ports.LOOPBACK,
                                // It ends with the driver, however the driver ends.
                                "--remote-debugging-pipe",
                                "--lang=en-US",
                                "--user-data-dir=" + folder.resolve("profile"))));
    }

    /** A command of the DevTools protocol to the present tab. */
    public void command(String name, Map<String, Object> parameters) {
        execute(DEVTOOLS, Map.of("cmd", name, "params", parameters));
    }
}
