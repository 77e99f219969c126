package org.metaspo.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.cli.report.Browser;
import org.openqa.selenium.Keys;

/** The dashboard as somebody uses it while runs go on. */
@Timeout(300)
@EnabledIf("org.metaspo.cli.report.Browser#isThere")
class DashboardInBrowserTest {
    @TempDir
    static Path directory;

    private static RunningDashboard runs;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        runs = new RunningDashboard(directory);
        runs.finished("alpha");
        runs.finished("beta");
        browser = new Browser();
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        runs.close();
    }

    private static void open() {
        browser.size(1300, 900);
        browser.open(runs.dashboard.address());
    }

    private static String row(String name) {
        return "[...document.querySelectorAll('#content tbody tr')].find((row) => row.cells[1].innerText.startsWith('"
                + name + "'))";
    }

    @Test
    void sortsFiltersAndComparesByKeyboard() {
        open();
        browser.first("#sortname").sendKeys(Keys.ENTER);
        browser.await(row("beta") + ".rowIndex < " + row("alpha") + ".rowIndex");
        browser.first("#sortname").sendKeys(Keys.ENTER);
        browser.await(row("alpha") + ".rowIndex < " + row("beta") + ".rowIndex");
        assertThat(browser.value("document.activeElement.id")).isEqualTo("sortname");

        browser.press(row("alpha") + ".querySelector('input')", Keys.SPACE);
        browser.press(row("beta") + ".querySelector('input')", Keys.SPACE);
        browser.first("#compare").sendKeys(Keys.ENTER);
        browser.await("document.getElementById('detail').open");
        assertThat(browser.first("#detail").getText()).contains("Runs side by side", "alpha", "beta", "parity");
        browser.first("#detail .close").sendKeys(Keys.ESCAPE);

        browser.first("#search").sendKeys("bet");
        browser.await("document.querySelectorAll('#content tbody tr').length === 1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aReportOpensFromTheTable() {
        open();
        browser.first("tbody a").click();
        browser.await("document.querySelectorAll('section').length > 5");
    }

    @Test
    void showsARunAtWorkStopsItAndGoesOnWithIt() throws IOException, InterruptedException {
        open();
        Process process = runs.working("live");
        browser.await(row("live")
                + "?.querySelector('progress')?.value > 0 && document.querySelector('button[id^=stop]') !== null");
        browser.press(row("live") + ".querySelector('button[id^=stop]')", Keys.ENTER);
        browser.await(row("live") + "?.innerText.includes('interrupted')");
        assertThat(process.waitFor()).isNotZero();

        browser.press(row("live") + ".querySelector('button[id^=resume]')", Keys.ENTER);
        browser.await(row("live") + "?.innerText.includes('completed')");
        assertThat(runs.folder.resolve("live/result.json")).exists();
    }

    @Test
    void isReadInTheDarkAndFitsAPhone() {
        open();
        browser.colours("light");
        Object light = browser.value("getComputedStyle(document.body).backgroundColor");
        browser.colours("dark");
        assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        browser.colours("light");
        browser.size(360, 800);
        browser.open(runs.dashboard.address());
        assertThat((Long) browser.value("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360L);
    }
}
