package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Tries all ways to let the houses. People are named by what sets them apart: tea, a parrot, poems. */
final class HousesSolver implements Solver {
    private static final String PERSON = "(?:[Tt]he person|the one) who (?:drinks|keeps|plays|reads|grows|wears) (.+?)";

    @Override
    public Set<String> possible(String question) {
        List<String> lines = Solver.story(question).lines().toList();
        int houses = Integer.parseInt(
                Solver.read("There are (\\d) houses .*", lines.get(0)).group(1));
        List<List<String>> rows = new ArrayList<>();
        for (String sentence : Solver.sentences(lines.get(0)).subList(2, 2 + (houses == 5 ? 3 : 2))) {
            rows.add(Solver.listed(Solver.read("Each has a different [a-z ]+: (.+)\\.", sentence)
                    .group(1)));
        }
        Places places = new Places(houses, rows);
        lines.subList(1, lines.size()).forEach(line -> clue(line, places));
        String asked = Solver.read("What is the number of the house of " + PERSON + "\\?", Solver.ask(question))
                .group(1);
        return places.all().stream().map(let -> String.valueOf(let.get(asked))).collect(Collectors.toSet());
    }

    private static void clue(String line, Places places) {
        if (line.matches(".* house \\d\\.")) {
            MatchResult clue = Solver.read(PERSON + " (lives|does not live) in house (\\d)\\.", line);
            int house = Integer.parseInt(clue.group(3));
            int truth = clue.group(2).equals("lives") ? 1 : 0;
            places.add(clue.group(1), clue.group(1), (x, y) -> x == house ? truth : 1 - truth);
            return;
        }
        MatchResult clue = Solver.read(
                PERSON + " (is|is not|lives somewhere to the left of|lives directly to the left of|lives next door to) "
                        + PERSON + "\\.",
                line);
        places.add(clue.group(1), clue.group(3), relation(clue.group(2)));
    }

    private static IntBinaryOperator relation(String words) {
        return switch (words) {
            case "is" -> (x, y) -> x == y ? 1 : 0;
            case "is not" -> (x, y) -> x == y ? 0 : 1;
            case "lives somewhere to the left of" -> (x, y) -> x < y ? 1 : 0;
            case "lives directly to the left of" -> (x, y) -> x == y - 1 ? 1 : 0;
            default -> (x, y) -> x == y - 1 || x == y + 1 ? 1 : 0;
        };
    }
}
