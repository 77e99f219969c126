package org.metaspo.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.http.CacheDirectory;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Option;

/** The options of every command that calls models. Mix in with {@code @Mixin SpendingOptions spending}. */
final class SpendingOptions {
    /** As typed; a value is YAML and may hold further equals signs. */
    @Option(
            names = "--set",
            paramLabel = "PATH.TO.KEY=VALUE",
            description = "Change one key of the configuration, such as method.iterations=1; the value is YAML. May be"
                    + " repeated.")
    List<String> set = new ArrayList<>();

    @Option(names = "--max-usd", paramLabel = "USD", description = "Stop before more than this is spent.")
    @Nullable
    BigDecimal maxUsd;

    @Option(names = "--max-calls", paramLabel = "N", description = "Stop before more calls than this are made.")
    @Nullable
    Long maxCalls;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Stop before more tokens than this are used.")
    @Nullable
    Long maxTokens;

    @Option(names = "--max-minutes", paramLabel = "N", description = "Stop after so many minutes of work.")
    @Nullable
    BigDecimal maxMinutes;

    @Option(names = "--yes", description = "Do not ask before spending.")
    boolean yes;

    @Option(
            names = "--cache",
            description =
                    "Take answers from earlier runs, and keep new ones for later: what was asked of the same model"
                            + " before is not paid again.")
    boolean cache;

    /** Makes all this hold for what is to be done. */
    MetaSpo on(MetaSpo metaSpo) {
        assignments().forEach(metaSpo::set);
        return cache ? metaSpo.cache(CacheDirectory.ofThisMachine().resolve("answers.db")) : metaSpo;
    }

    /** All changes of the configuration; caps go last, so that they hold. */
    List<String> assignments() {
        List<String> all = new ArrayList<>(set);
        requireAboveZero("--max-usd", maxUsd);
        requireAboveZero("--max-calls", maxCalls == null ? null : BigDecimal.valueOf(maxCalls));
        requireAboveZero("--max-tokens", maxTokens == null ? null : BigDecimal.valueOf(maxTokens));
        requireAboveZero("--max-minutes", maxMinutes);
        if (maxUsd != null) {
            all.add("budget.usd=" + maxUsd);
        }
        if (maxCalls != null) {
            all.add("budget.calls=" + maxCalls);
        }
        if (maxTokens != null) {
            all.add("budget.tokens=" + maxTokens);
        }
        if (maxMinutes != null) {
            all.add("budget.minutes=" + maxMinutes);
        }
        return all;
    }

    private static void requireAboveZero(String option, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            throw new BadInputException(option + " " + value, "must be above 0.", "Leave it out for no cap.");
        }
    }
}
