package org.metaspo.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that calls models. Mix in with {@code @Mixin SpendingOptions spending}. */
final class SpendingOptions {
    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where the run is kept (default: runs/NAME-DATE-TIME).")
    @Nullable
    Path runDir;

    /** As typed; a value is YAML and may hold further equals signs. */
    @Option(
            names = "--set",
            paramLabel = "PATH.TO.KEY=VALUE",
            description = "Change one key of the configuration. May be repeated.")
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

    @Option(names = "--yes", description = "Do not ask before spending.")
    boolean yes;

    /** All changes of the configuration; caps go last, so that they hold. */
    List<String> assignments() {
        List<String> all = new ArrayList<>(set);
        if (maxUsd != null) {
            all.add("budget.usd=" + maxUsd.toPlainString());
        }
        if (maxCalls != null) {
            all.add("budget.calls=" + maxCalls);
        }
        if (maxTokens != null) {
            all.add("budget.tokens=" + maxTokens);
        }
        return all;
    }
}
