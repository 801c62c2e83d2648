package org.igniterealtime.openfire.plugin.imservices.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.logging.LogType;

/**
 * A Chromium without a window, with a profile of its own, that reaches nothing but this machine. Tabs and windows of one browser share
 * its cookies; somebody else's browser is another {@link #start}. Not safe for several threads.
 *
 * <p>Waits end after {@link Limits#ANSWER} with an {@link AssertionError} that says what was waited for.
 */
public final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Path folder;
    private BrowserProcess process;
    private Chromium driver;
    private Dimension viewport = new Dimension(1280, 900);

    private Browser(Path folder) {
        this.folder = folder;
    }

    /** A started browser with one empty tab, 1280 pixels wide and 900 high. */
    public static Browser start() throws Exception {
        Browser browser = new Browser(Files.createTempDirectory("ims-browser-"));
        try {
            browser.process = BrowserProcess.start(browser.folder);
            browser.driver = Chromium.on(browser.process.port(), browser.folder);
            browser.applyViewport();
            return browser;
        } catch (Exception | AssertionError e) {
            try {
                browser.close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Selenium's own interface, for what is not here. */
    public Chromium driver() {
        return driver;
    }

    /** Goes to the address and waits until the page has been loaded. */
    public void open(String url) {
        driver.get(url);
    }

    /** Opens a tab and goes on in it; returns its handle. */
    public String newTab() {
        return opened(WindowType.TAB);
    }

    /** Opens a window and goes on in it; returns its handle. */
    public String newWindow() {
        return opened(WindowType.WINDOW);
    }

    private String opened(WindowType type) {
        driver.switchTo().newWindow(type);
        applyViewport();
        return driver.getWindowHandle();
    }

    /** The handle of the tab or window that everything here is about. */
    public String tab() {
        return driver.getWindowHandle();
    }

    /** Goes on in another tab or window. */
    public void switchTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** Gives the page so many CSS pixels, here and in the tabs that are opened from now on. */
    public void resize(int width, int height) {
        viewport = new Dimension(width, height);
        applyViewport();
    }

    private void applyViewport() {
        // A window cannot be narrower than 500 pixels; a page can.
        driver.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        viewport.getWidth(),
                        "height",
                        viewport.getHeight(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        false));
    }

    /** All elements that match, shown or not. */
    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until an element that matches is shown, and returns it. */
    public WebElement await(String css) throws Exception {
        return await(css, WebElement::isDisplayed);
    }

    /** Waits until an element that matches is shown with this text in it, and returns it. */
    public WebElement awaitText(String css, String text) throws Exception {
        return await(css, element -> element.isDisplayed() && element.getText().contains(text));
    }

    /** Waits until no element that matches is shown. */
    public void awaitGone(String css) throws Exception {
        until("no " + css, () -> all(css).stream().noneMatch(WebElement::isDisplayed));
    }

    private WebElement await(String css, Predicate<WebElement> condition) throws Exception {
        List<WebElement> found = new ArrayList<>();
        until(
                css,
                () -> {
                    all(css).stream().filter(condition).findFirst().ifPresent(found::add);
                    return !found.isEmpty();
                });
        return found.get(0);
    }

    /** Waits until the condition holds; elements that go meanwhile are none. */
    public void until(String what, Await.Condition condition) throws Exception {
        Await.until(
                what,
                Limits.ANSWER,
                () -> {
                    try {
                        return condition.holds();
                    } catch (StaleElementReferenceException | NoSuchElementException e) {
                        return false;
                    }
                },
                this::describe);
    }

    private String describe() {
        return "at "
                + driver.getCurrentUrl()
                + "\n"
                + driver.findElement(By.tagName("body")).getText();
    }

    /** What the pages reported as errors since the last call: exceptions, {@code console.error}, files that could not be loaded. */
    public List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                // Browsers ask every server for one.
                .filter(message -> !message.contains("/favicon.ico"))
                .toList();
    }

    /** Saves what the page shows as target/screenshots/NAME.png and returns the file. */
    public Path screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Path file = SCREENSHOTS.resolve(name.replaceAll("[^A-Za-z0-9._-]+", "_") + ".png");
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        return file.toAbsolutePath();
    }

    /** Ends browser and driver, whatever state they are in, and deletes the profile. */
    @Override
    public void close() {
        try {
            if (driver != null) {
                driver.quit();
            }
        } finally {
            driver = null;
            if (process != null) {
                process.close();
            }
            Folders.delete(folder);
        }
    }
}
