package org.metaspo.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page as somebody meets it who opens it from disk. */
@EnabledIf("org.metaspo.cli.report.Browser#isThere")
class ReportInBrowserTest {
    @TempDir
    static Path directory;

    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        address = ReportPage.write(HostileProject.run(directory)).toUri().toString();
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void open() {
        browser.size(1200, 900);
        browser.open(address);
    }

    @Test
    void showsEverySectionWithoutAComplaint() {
        assertThat(browser.all("section > h2"))
                .extracting(WebElement::getText)
                .containsExactly(
                        "Summary",
                        "System prompt",
                        "Scores",
                        "Learning",
                        "Checks",
                        "Candidates",
                        "Items",
                        "User prompts",
                        "Spending",
                        "Rejected",
                        "Evaluation card",
                        "Reproduce");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsMarkupOfTheRunAsText() {
        assertThat(browser.value("document.title")).isEqualTo(HostileProject.MARKUP);
        assertThat(browser.first("h1").getText()).isEqualTo(HostileProject.MARKUP);
        assertThat(browser.all(
                        "img, iframe, form, base, link, body style, a[href^=javascript], math, textarea, [onload], [onerror],"
                                + " [onfocus], [onmouseover]"))
                .isEmpty();
        assertThat(browser.all("script"))
                .as("its data, its answers, its program")
                .hasSize(3);
    }

    @Test
    void nothingThatModelsOrDataSayIsRunWhereverItIsShown() {
        for (WebElement cell : browser.all(".matrix tbody tr td:last-child .cell")) {
            cell.sendKeys(Keys.ENTER);
            browser.await("document.getElementById('detail').open");
            browser.first("#detail .close").sendKeys(Keys.ESCAPE);
            browser.await("!document.getElementById('detail').open");
        }
        for (WebElement candidate : browser.all("svg .node")) {
            candidate.sendKeys(Keys.ENTER);
            browser.await("document.getElementById('detail').open");
            browser.first("#detail .close").sendKeys(Keys.ESCAPE);
            browser.await("!document.getElementById('detail').open");
        }
        assertThat(browser.value("typeof window.owned")).isEqualTo("undefined");
        assertThat(browser.value("document.body.textContent.includes('onerror=window.owned')"))
                .as("it is shown as text")
                .isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aMarkOpensTheRequestAndItsAnswerByKeyboard() {
        browser.first(".matrix .cell").sendKeys(Keys.ENTER);
        browser.await("document.getElementById('detail').open");
        browser.await("document.querySelectorAll('#detail .text').length === 3");
        assertThat(browser.first("#detail").getText())
                .contains("Answer", "User message", "System prompt", "right answer", "Give only your final answer");
        browser.first("#detail .close").sendKeys(Keys.ESCAPE);
        browser.await("!document.getElementById('detail').open");
    }

    @Test
    void foldsWhatStaysOrGoesInALongPromptAndShowsItOnAClick() {
        String many = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "Rule " + i + " holds. ")
                .collect(Collectors.joining());
        browser.value(
                "document.body.prepend(promptDifference('%1$s', '%1$sBe kind.', () => null)) ?? true".formatted(many));
        assertThat(browser.first("body > .text").getText())
                .contains("Rule 1 holds.", "18 sentences as before", "Rule 20 holds.", "Be kind.")
                .doesNotContain("Rule 7 holds.");

        browser.first("body > .text .fold").click();

        assertThat(browser.first("body > .text").getText())
                .contains("Rule 7 holds.")
                .doesNotContain("sentences as before");
    }

    @Test
    void filtersItems() {
        int all = browser.all(".matrix tbody tr").size();
        new Select(browser.first("#items .controls select:has(option[value=gained])")).selectByValue("gained");
        assertThat(browser.all(".matrix tbody tr")).hasSizeLessThan(all);
        assertThat(browser.all(".matrix tbody tr td:nth-child(4)"))
                .extracting(WebElement::getText)
                .containsOnly("✓");
        new Select(browser.first("#items .controls select:has(option[value=gained])")).selectByValue("all");
        browser.first("input[type=search]").sendKeys(HostileProject.ARABIC);
        assertThat(browser.all(".matrix tbody tr td:first-child"))
                .isNotEmpty()
                .allMatch(cell -> cell.getText().contains(HostileProject.ARABIC));
    }

    @Test
    void aCandidateOfTheTreeOpensWithWhatItCameFrom() {
        WebElement last = browser.all("svg .node").getLast();
        last.sendKeys(Keys.ENTER);
        browser.await("document.getElementById('detail').open");
        assertThat(browser.first("#detail").getText())
                .contains("made by", "fate", "Prompt")
                .doesNotContain("[object");
    }

    @Test
    void isReadInTheDark() {
        browser.colours("light");
        Object light = browser.value("getComputedStyle(document.body).backgroundColor");
        browser.colours("dark");
        assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        browser.colours("light");
    }

    @Test
    void fitsAPhone() {
        browser.size(360, 800);
        browser.open(address);
        assertThat((Long) browser.value("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360L);
    }
}
