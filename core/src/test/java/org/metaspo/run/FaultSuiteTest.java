package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.Seeds;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.BodyFault;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.Trouble;
import org.metaspo.testbed.WireFault;

/**
 * Every fault that passes, all mixed: at one in five a run gives the result of a run without, counts each of them, and
 * scores none.
 */
class FaultSuiteTest {
    private static final String PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    /** They ask to come back at once, so that the test need not sit the waits out. */
    private static final Fault[] QUICK = {
        status(429, null), status(500, null), status(502, PAGE), status(503, null), status(529, null), status(408, "")
    };

    private static final Fault[] ALL = {
        Trouble.RATE_LIMIT,
        Trouble.OVERLOADED,
        Fault.rateLimited(Duration.ZERO),
        Fault.status(529),
        BodyFault.CUT_JSON,
        BodyFault.WRONG_JSON,
        BodyFault.ERROR_IN_OK,
        BodyFault.HTML_PAGE,
        BodyFault.BINARY,
        BodyFault.HUGE,
        BodyFault.WRONG_TYPE,
        WireFault.RESET,
        WireFault.SHORT_BODY,
        WireFault.SLOW_DRIP,
        WireFault.HANG_BEFORE_HEADERS,
        WireFault.STALL_IN_BODY
    };

    @TempDir
    static Path directory;

    private static Project project;
    private static String undisturbed = "";
    private static long calls;

    private static Fault status(int code, @Nullable String body) {
        return new Fault.Status(code, Map.of("Retry-After", "0"), body);
    }

    @BeforeAll
    static void undisturbed() throws Exception {
        project = Project.in(directory.resolve("project"));
        try (Testbed testbed = Testbed.start(project.settings())) {
            undisturbed = Project.text(project.at(testbed.baseUrl()).train(directory.resolve("undisturbed")));
            calls = testbed.log().count();
        }
    }

    @TestFactory
    Stream<DynamicTest> passingFaultsChangeNothing() {
        return Seeds.tests(1, 25, FaultSuiteTest::run);
    }

    private static void run(Random random) throws Exception {
        long seed = random.nextLong();
        Path run = Files.createTempDirectory(directory, "faulty").resolve("run");
        FaultPlan plan = FaultPlan.share(0.12, seed, QUICK).or(FaultPlan.share(0.09, seed + 1, ALL));
        RunResult result;
        long sent;
        try (Testbed faulty = Testbed.start(project.settings().faults(plan))) {
            result = project.at(faulty.baseUrl())
                    .set("models.task.timeout=0.5")
                    .set("models.optimizer.timeout=0.5")
                    .train(run);
            sent = faulty.log().count();
        }
        assertThat(Project.text(result)).isEqualTo(undisturbed);
        assertThat(sent).isGreaterThan(calls * 11 / 10);
        assertThat(Project.spent(result).attempts()).as("attempts").isEqualTo(sent);
        SortedMap<String, Long> faults =
                Objects.requireNonNull(Objects.requireNonNull(result.timings()).faults());
        assertThat(faults.values().stream().mapToLong(count -> count).sum())
                .as("each is counted: %s", faults)
                .isEqualTo(sent - calls);
        assertThat(faults).as("kinds").hasSizeGreaterThan(4);
        assertThat(run.resolve("report.md"))
                .content()
                .contains("Attempts that failed on the way: ")
                .contains(faults.entrySet().stream()
                        .map(fault -> fault.getValue() + " x " + fault.getKey())
                        .toList());
    }
}
