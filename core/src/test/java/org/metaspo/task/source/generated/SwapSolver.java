package org.metaspo.task.source.generated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Keeps book of who holds what. */
final class SwapSolver implements Solver {
    @Override
    public Set<String> possible(String question) {
        Map<String, String> holder = new HashMap<>();
        List<String> sentences = Solver.sentences(Solver.story(question));
        for (String sentence : sentences.subList(1, sentences.size())) {
            if (sentence.matches("(First|Then|Finally) .*")) {
                MatchResult swap = Solver.read(
                        "(?:First|Then|Finally) (\\w+) and (\\w+) (?:trade balls|exchange the books in their hands"
                                + "|swap their parcels|change seats)\\.",
                        sentence);
                String first = holder.get(swap.group(1));
                holder.put(swap.group(1), holder.get(swap.group(2)));
                holder.put(swap.group(2), first);
            } else {
                MatchResult start =
                        Solver.read("(\\w+) (?:starts with|brings|draws|sits down on) (the .+)\\.", sentence);
                holder.put(start.group(1), start.group(2));
            }
        }
        String asked = holder.keySet().stream()
                .filter(name -> Solver.ask(question).matches(".*\\b" + name + "\\b.*"))
                .findFirst()
                .orElseThrow();
        return Solver.options(question).entrySet().stream()
                .filter(option -> option.getValue().equals(holder.get(asked)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
