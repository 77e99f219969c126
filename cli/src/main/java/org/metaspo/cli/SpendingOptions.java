package org.metaspo.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Option;

/** The options of every command that calls models. Mix in with {@code @Mixin SpendingOptions spending}. */
final class SpendingOptions {
    /** What the names of caps begin with, without the dashes. */
    static final String CAP = "max-";

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

    @Option(names = "--max-minutes", paramLabel = "N", description = "Stop after so many minutes of work.")
    @Nullable
    BigDecimal maxMinutes;

    @Option(names = "--yes", description = "Do not ask before spending.")
    boolean yes;

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

    /** The caps by the names of their options. */
    Map<String, String> caps() {
        Map<String, String> caps = new TreeMap<>();
        put(caps, "usd", maxUsd);
        put(caps, "calls", maxCalls);
        put(caps, "tokens", maxTokens);
        return caps;
    }

    private static void put(Map<String, String> caps, String what, @Nullable Object cap) {
        if (cap != null) {
            caps.put(CAP + what, cap.toString());
        }
    }

    /** These caps, and those of an earlier command where none is given now. */
    SpendingOptions orElse(Map<String, String> earlier) {
        if (caps().isEmpty()) {
            String usd = earlier.get(CAP + "usd");
            String calls = earlier.get(CAP + "calls");
            String tokens = earlier.get(CAP + "tokens");
            maxUsd = usd == null ? null : new BigDecimal(usd);
            maxCalls = calls == null ? null : Long.valueOf(calls);
            maxTokens = tokens == null ? null : Long.valueOf(tokens);
        }
        return this;
    }

    /**
     * The caps of a run that shares them with others.
     *
     * @param usd what the others have spent, as the calls and tokens that follow
     * @throws StudyStoppedException they have left nothing
     */
    List<String> capsLeft(BigDecimal usd, long calls, long tokens) {
        List<String> caps = new ArrayList<>();
        left(caps, "usd", maxUsd, usd);
        left(caps, "calls", maxCalls == null ? null : BigDecimal.valueOf(maxCalls), BigDecimal.valueOf(calls));
        left(caps, "tokens", maxTokens == null ? null : BigDecimal.valueOf(maxTokens), BigDecimal.valueOf(tokens));
        return caps;
    }

    private static void left(List<String> caps, String what, @Nullable BigDecimal cap, BigDecimal spent) {
        if (cap == null) {
            return;
        }
        if (cap.compareTo(spent) <= 0) {
            throw new StudyStoppedException("--max-" + what + " is used up", ExitCode.BUDGET);
        }
        caps.add("budget." + what + "=" + cap.subtract(spent).toPlainString());
    }

    private static void requireAboveZero(String option, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            throw new BadInputException(option + " " + value, "must be above 0.", "Leave it out for no cap.");
        }
    }
}
