package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/**
 * Looks for a counterexample in Kripke's semantics: a chain of worlds along the views of the hypothesis, at the end of
 * which its fact is not so. Knowing also looks at the world itself. Fewer worlds make fewer premises false, so that this
 * one model decides.
 */
final class WorldsSolver implements Solver {
    private static final String KNOWS = "knows|has found out|is aware|sees";
    private static final String THINKS = "thinks|suspects|assumes|imagines";

    /** Views from the outside in, and the fact at the end. */
    private record Claim(List<String> views, String who, String looks, String does) {
        static Claim read(String sentence) {
            List<String> parts =
                    new ArrayList<>(List.of(sentence.replaceFirst("\\.$", "").split(" that ", -1)));
            String fact = parts.removeLast();
            parts.forEach(view -> Solver.read("\\w+ (?:" + KNOWS + "|" + THINKS + ")", view));
            MatchResult read = Solver.read(
                    "([Aa] \\w+)( (?:in|with) (?:a )?(?:red coat|big hat|rubber boots|beard|raincoat))? (.+)", fact);
            String looks = read.group(2) == null ? "" : read.group(2);
            return new Claim(parts, read.group(1).toLowerCase(java.util.Locale.ROOT), looks, read.group(3));
        }

        /** Whether this fact cannot be so in a world in which the other is not, and everything else may be. */
        boolean needs(Claim other) {
            return who.equals(other.who) && does.equals(other.does) && looks.contains(other.looks);
        }
    }

    @Override
    public Set<String> possible(String question) {
        List<String> lines = question.lines().toList();
        Claim premise = Claim.read(Solver.read("Premise: (.+)", lines.get(1)).group(1));
        Claim hypothesis =
                Claim.read(Solver.read("Hypothesis: (.+)", lines.get(2)).group(1));
        return Set.of(holds(premise, 0, hypothesis, 0) ? "non-entailment" : "entailment");
    }

    /** Whether the premise, from a view on, is true in a world of the chain that makes the hypothesis false. */
    private static boolean holds(Claim premise, int view, Claim hypothesis, int world) {
        boolean last = world == hypothesis.views().size();
        if (view == premise.views().size()) {
            return !last || !premise.needs(hypothesis);
        }
        String mind = premise.views().get(view);
        boolean here = !mind.matches("\\w+ (" + KNOWS + ")") || holds(premise, view + 1, hypothesis, world);
        boolean there =
                last || !mind.equals(hypothesis.views().get(world)) || holds(premise, view + 1, hypothesis, world + 1);
        return here && there;
    }
}
