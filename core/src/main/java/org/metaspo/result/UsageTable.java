package org.metaspo.result;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.metaspo.result.RunResult.RoleUse;

/** What was asked and spent by role, as a Markdown table. */
final class UsageTable {
    private final Consumer<String> line;

    UsageTable(Consumer<String> line) {
        this.line = line;
    }

    void of(Map<String, RoleUse> usage) {
        line.accept(
                "| role | evaluations | calls | answered again from the journal | input tokens | output tokens | USD |");
        line.accept("|---|---:|---:|---:|---:|---:|---:|");
        usage.forEach((role, use) -> {
            if (use.calls() > 0) {
                line.accept("| " + role + " | " + use.evaluations() + " | " + use.calls() + " | " + use.cachedCalls()
                        + " | " + use.inputTokens() + " | " + use.outputTokens() + " | " + usd(use) + " |");
            }
        });
    }

    /** Nothing where no price is known, or nothing costs anything. */
    private static String usd(RoleUse use) {
        return new BigDecimal(use.usd()).signum() == 0 ? "-" : use.usd();
    }
}
