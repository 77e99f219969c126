package org.metaspo.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metaspo.call.Caps;
import org.metaspo.model.ModelSettings;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.Estimate.Use;
import org.metaspo.run.Estimator;
import org.metaspo.run.RunPlan;

/**
 * What runs are expected to come to, and the question before they spend it. It is put only where more than a dollar is to
 * be expected and no cap on USD was given: a cap is consent.
 */
final class Consent {
    private static final BigDecimal WITHOUT_A_WORD = BigDecimal.ONE;
    private static final Set<String> YES = Set.of("y", "yes");

    private final Console console;
    private final boolean given;

    /** @param given whether {@code --yes} was typed */
    Consent(Console console, boolean given) {
        this.console = console;
        this.given = given;
    }

    /**
     * Asks where the contract says so.
     *
     * @param runs that follow each other
     * @return what they are expected to come to, in a sentence; empty where no price is known, or nothing costs anything
     * @throws BadInputException the answer is no, or nobody is there to give one; nothing was spent
     */
    String ask(List<RunPlan> runs) {
        if (runs.stream().noneMatch(Consent::isPriced)) {
            return "";
        }
        List<Estimator.Expected> expected =
                runs.stream().map(plan -> new Estimator(plan).expected()).toList();
        Use use = Use.sum(expected.stream().map(Estimator.Expected::use).toList());
        double seconds =
                expected.stream().mapToDouble(Estimator.Expected::seconds).sum();
        String words = words(use, seconds);
        boolean capped = runs.stream().allMatch(Consent::isCapped);
        if (!given && !capped && use.knownUsd().compareTo(WITHOUT_A_WORD) > 0) {
            require(words);
        }
        return words;
    }

    private static boolean isPriced(RunPlan plan) {
        return plan.models().values().stream().anyMatch(Consent::isPriced);
    }

    private static boolean isPriced(ModelSettings model) {
        return model.price() != null && model.price().most(1, 1).signum() > 0;
    }

    /** Where all that costs something is capped. */
    private static boolean isCapped(RunPlan plan) {
        Caps caps = plan.caps();
        return plan.models().entrySet().stream()
                .filter(model -> isPriced(model.getValue()))
                .map(Map.Entry::getKey)
                .allMatch(caps::capsUsd);
    }

    private static String words(Use use, double seconds) {
        return String.format(
                Locale.ROOT,
                "Expected: %,d calls, %,d tokens, %.2f USD, %s. `metaspo estimate` says how much more or less it may be.",
                use.calls(),
                use.tokens(),
                use.knownUsd(),
                Progress.duration(Math.round(seconds)));
    }

    private void require(String words) {
        if (!console.canAsk()) {
            throw refused(words + " No cap on USD is set, and nobody can be asked.");
        }
        console.warn(words);
        console.warn("No cap on USD is set. Go on? [y/N]");
        if (!YES.contains(new Questions(console).line().strip().toLowerCase(Locale.ROOT))) {
            throw refused("Nothing was spent.");
        }
    }

    private static BadInputException refused(String what) {
        return new BadInputException("before spending", what, "Set a cap, such as --max-usd 5, or type --yes.");
    }
}
