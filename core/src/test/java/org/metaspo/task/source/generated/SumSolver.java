package org.metaspo.task.source.generated;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Calculates sentence by sentence; a share that does not come out even is an error. */
final class SumSolver implements Solver {
    private static final Map<String, Integer> SHARES = Map.of("half", 2, "a third", 3, "a quarter", 4, "a fifth", 5);
    private static final Map<String, Integer> TIMES = Map.of("twice", 2, "three times", 3, "four times", 4);

    private BigDecimal count = BigDecimal.ZERO;

    @Override
    public Set<String> possible(String question) {
        for (String sentence : Solver.sentences(Solver.story(question))) {
            read(sentence);
        }
        return Set.of(answer(Solver.ask(question)).toBigIntegerExact().toString());
    }

    private void read(String sentence) {
        Map<String, MatchResult> found = new LinkedHashMap<>();
        Map.of(
                        "some", "\\w+ has (\\d+) \\w+\\.",
                        "boxes", "\\w+ has (\\d+) boxes with (\\d+) \\w+ in each\\.",
                        "buys", "\\w+ buys (\\d+) more\\.",
                        "gives", "\\w+ gives (\\d+) of them to \\w+\\.",
                        "share", "\\w+ gives (half|a \\w+) of the collection to \\w+\\.",
                        "times", "\\w+ goes on until there are (.+) as many as before\\.",
                        "bags", "\\w+ brings \\w+ (\\d+) bags of (\\d+) \\w+\\.",
                        "idle", "\\w+ has collected \\w+ for \\d+ years\\.")
                .forEach((name, pattern) -> Pattern.compile(pattern)
                        .matcher(sentence)
                        .results()
                        .filter(match -> match.end() - match.start() == sentence.length())
                        .forEach(match -> found.put(name, match)));
        if (found.size() != 1) {
            throw new IllegalArgumentException("not understood: " + sentence);
        }
        found.forEach(this::apply);
    }

    private void apply(String name, MatchResult match) {
        switch (name) {
            case "some", "buys" -> count = count.add(number(match, 1));
            case "boxes", "bags" -> count = count.add(number(match, 1).multiply(number(match, 2)));
            case "gives" -> count = count.subtract(number(match, 1));
            case "share" -> count = count.subtract(even(BigDecimal.valueOf(SHARES.getOrDefault(match.group(1), 0))));
            case "times" -> count = count.multiply(BigDecimal.valueOf(TIMES.getOrDefault(match.group(1), 0)));
            default -> {}
        }
        if (count.signum() <= 0) {
            throw new IllegalArgumentException("nothing left: " + match.group());
        }
    }

    private BigDecimal answer(String ask) {
        if (ask.contains("sells")) {
            return count.multiply(number(
                    Solver.read("\\w+ sells them all for (\\d+) crowns each\\. How many crowns does that make\\?", ask),
                    1));
        }
        if (ask.contains("packs")) {
            return even(number(
                    Solver.read("\\w+ packs them all into bags of (\\d+)\\. How many bags are filled\\?", ask), 1));
        }
        Solver.read("How many \\w+ does \\w+ have now\\?", ask);
        return count;
    }

    private BigDecimal even(BigDecimal divisor) {
        if (count.remainder(divisor).signum() != 0) {
            throw new IllegalArgumentException(count + " does not divide by " + divisor);
        }
        return count.divide(divisor);
    }

    private static BigDecimal number(MatchResult match, int group) {
        return new BigDecimal(match.group(group));
    }
}
