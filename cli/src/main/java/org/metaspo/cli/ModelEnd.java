package org.metaspo.cli;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.ModelFacts;

/**
 * How near a model's announced end is.
 *
 * @param today the day from which it is looked at
 */
record ModelEnd(LocalDate today) {
    /** Long enough to learn a prompt anew for its successor. */
    private static final int NEAR_DAYS = 90;

    /** past, near or announced; null where no end is known. */
    @Nullable
    String state(ModelFacts facts) {
        LocalDate ends = facts.ends();
        if (ends == null) {
            return null;
        }
        if (ends.isBefore(today)) {
            return "past";
        }
        return ChronoUnit.DAYS.between(today, ends) <= NEAR_DAYS ? "near" : "announced";
    }

    /** In words; null where no end is known. */
    @Nullable
    String remark(ModelFacts facts) {
        String state = state(facts);
        LocalDate ends = facts.ends();
        if (state == null || ends == null) {
            return null;
        }
        String successor = facts.successor() == null ? "" : ", then " + facts.successor();
        return switch (state) {
            case "past" -> "ENDED " + ends + successor;
            case "near" -> "ends in " + ChronoUnit.DAYS.between(today, ends) + " days, on " + ends + successor;
            default -> "ends on " + ends + successor;
        };
    }
}
