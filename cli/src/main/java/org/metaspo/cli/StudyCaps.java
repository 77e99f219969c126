package org.metaspo.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;

/**
 * What all runs of a study may spend together: each gets what the others leave.
 *
 * @param most by usd, calls, tokens and minutes; what is not there has no cap
 */
record StudyCaps(Map<String, BigDecimal> most) {
    /** What the names of caps begin with among a study's options. */
    static final String PREFIX = "max-";

    StudyCaps {
        most = new TreeMap<>(most);
    }

    /** Those that were typed. */
    static StudyCaps of(SpendingOptions typed) {
        typed.assignments(); // refuses what is no cap
        if (typed.cache) {
            throw new BadInputException(
                    "--cache",
                    "would let the runs of a study share their answers, and so be no evidence of their own.",
                    "Leave it out.");
        }
        Map<String, BigDecimal> most = new TreeMap<>();
        put(most, "usd", typed.maxUsd);
        put(most, "calls", typed.maxCalls == null ? null : BigDecimal.valueOf(typed.maxCalls));
        put(most, "tokens", typed.maxTokens == null ? null : BigDecimal.valueOf(typed.maxTokens));
        put(most, "minutes", typed.maxMinutes);
        return new StudyCaps(most);
    }

    private static void put(Map<String, BigDecimal> most, String what, @Nullable BigDecimal cap) {
        if (cap != null) {
            most.put(what, cap);
        }
    }

    /** Whether they hold what is spent in USD. */
    boolean capsUsd() {
        return most.containsKey("usd");
    }

    /** These, and those that a study was begun with where none was typed now. */
    StudyCaps orElse(Map<String, String> options) {
        Map<String, BigDecimal> earlier = new TreeMap<>();
        options.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                earlier.put(name.substring(PREFIX.length()), new BigDecimal(value));
            }
        });
        return most.isEmpty() ? new StudyCaps(earlier) : this;
    }

    /** The same as options of a study. */
    Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        most.forEach((what, cap) -> options.put(PREFIX + what, cap.toPlainString()));
        return options;
    }

    /**
     * What is left for one more run, as changes of its configuration.
     *
     * @throws StudyStoppedException nothing is
     */
    List<String> left(Iterable<RunResult> others) {
        List<String> left = new ArrayList<>();
        most.forEach((what, cap) -> {
            BigDecimal rest = cap.subtract(spent(what, others));
            if (rest.signum() <= 0) {
                throw new StudyStoppedException("--max-" + what + " is used up", ExitCode.BUDGET);
            }
            left.add("budget." + what + "=" + rest.toPlainString());
        });
        return left;
    }

    private static BigDecimal spent(String what, Iterable<RunResult> others) {
        BigDecimal sum = BigDecimal.ZERO;
        for (RunResult run : others) {
            RunResult.Timings timings = run.timings();
            if (what.equals("tokens")) {
                sum = sum.add(BigDecimal.valueOf(run.usage().values().stream()
                        .mapToLong(use -> use.inputTokens() + use.outputTokens())
                        .sum()));
            } else if (timings != null) {
                sum = sum.add(
                        switch (what) {
                            case "usd" -> new BigDecimal(timings.spent().usd());
                            case "calls" -> BigDecimal.valueOf(timings.spent().attempts());
                            default -> BigDecimal.valueOf(timings.wallSeconds() / 60);
                        });
            }
        }
        return sum;
    }
}
