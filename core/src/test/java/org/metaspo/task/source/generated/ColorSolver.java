package org.metaspo.task.source.generated;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the row into two lists, colours and nouns, and looks the answer up in them. */
final class ColorSolver implements Solver {
    @Override
    public Set<String> possible(String question) {
        String row = Solver.read("On the \\w+ lie, in a row from left to right, (.+)\\.", Solver.story(question))
                .group(1);
        List<MatchResult> things = Solver.listed(row).stream()
                .map(thing -> Solver.read("an? (\\w+) ([a-z ]+)", thing))
                .toList();
        List<String> colors = things.stream().map(thing -> thing.group(1)).toList();
        List<String> nouns = things.stream().map(thing -> thing.group(2)).toList();
        return Set.of(answer(Solver.ask(question), colors, nouns));
    }

    private static String answer(String ask, List<String> colors, List<String> nouns) {
        if (ask.startsWith("Is ")) {
            MatchResult is = Solver.read("Is the (.+) (\\w+)\\?", ask);
            return colors.get(only(is.group(1), nouns)).equals(is.group(2)) ? "yes" : "no";
        }
        if (ask.startsWith("What ")) {
            MatchResult what = Solver.read(
                    "What colour is the (?:thing (directly|two places) to the (left|right) of the )?(.+)\\?", ask);
            int steps = what.group(1) == null ? 0 : what.group(1).equals("directly") ? 1 : 2;
            return colors.get(only(what.group(3), nouns) + ("left".equals(what.group(2)) ? -steps : steps));
        }
        MatchResult many = Solver.read(
                "(?:All (.+) are taken away\\. )?How many (?:of the things are (not )?(\\w+)|(\\w+) things are left)\\?",
                ask);
        String color = many.group(3) == null ? many.group(4) : many.group(3);
        int count = 0;
        for (int i = 0; i < nouns.size(); i++) {
            boolean away = many.group(1) != null && many.group(1).matches(Pattern.quote(nouns.get(i)) + "e?s");
            count += !away && colors.get(i).equals(color) == (many.group(2) == null) ? 1 : 0;
        }
        return String.valueOf(count);
    }

    private static int only(String noun, List<String> nouns) {
        if (!nouns.contains(noun) || nouns.indexOf(noun) != nouns.lastIndexOf(noun)) {
            throw new IllegalArgumentException("not exactly one: " + noun);
        }
        return nouns.indexOf(noun);
    }
}
