package io.vitalroute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Debian's Chromium, as big as a telephone. Tests that need it are left out where it is not installed. */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A fresh one, without cookies, that wants pages in this language. */
    public static Browser open(String language) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "apt-get install chromium chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(412, 915));
        return new Browser(driver);
    }

    /** Goes to an address. */
    public void go(String address) {
        driver.get(address);
    }

    /** Clicks what has this id. */
    public void click(String id) {
        driver.findElement(By.id(id)).click();
    }

    /** Clicks what a CSS selector finds. */
    public void clickOn(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Writes into what a CSS selector finds. */
    public void write(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).clear();
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /** The page's heading, when its title is this. */
    public String headingOf(String title) {
        await().atMost(PATIENCE).until(() -> title.equals(driver.getTitle()));
        return driver.findElement(By.tagName("h1")).getText();
    }

    /** All text that can be seen. */
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** The address that it is at. */
    public String address() {
        return driver.getCurrentUrl();
    }

    /** The language that the page says it is in. */
    public String language() {
        return driver.findElement(By.tagName("html")).getDomAttribute("lang");
    }

    /** What the browser complained of, such as a style that its policy forbids. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains("favicon"))
                .toList();
    }

    /** Whether the page is wider than the screen. */
    public boolean isTooWide() {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth"));
    }

    /** A picture of the page. */
    public byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
