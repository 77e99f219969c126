package org.metaspo.task.source.generated;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Marks every minute of the day at which the visit cannot have been. */
final class DaySolver implements Solver {
    private static final String TIME = "(\\d+(?::\\d\\d)?[ap]m)";
    private static final int DAY = 24 * 60;

    @Override
    public Set<String> possible(String question) {
        BitSet taken = new BitSet(DAY);
        List<String> sentences = Solver.sentences(Solver.story(question));
        for (String sentence : sentences.subList(1, sentences.size())) {
            if (sentence.contains(" got up ")) {
                taken.set(
                        0,
                        minute(Solver.read("\\w+ got up at " + TIME + " that day\\.", sentence)
                                .group(1)));
            } else if (sentence.contains(" closed ")) {
                String closed = "The [a-z ]+ closed at " + TIME + ", and \\w+ left town at " + TIME + "\\.";
                taken.set(minute(Solver.read(closed, sentence).group(1)), DAY);
            } else {
                String saw = "\\w+ saw \\w+ [a-z' ]+ from " + TIME + " to " + TIME + "\\.";
                MatchResult seen = Solver.read(saw, sentence);
                taken.set(minute(seen.group(1)), minute(seen.group(2)));
            }
        }
        return Solver.options(question).entrySet().stream()
                .filter(option -> {
                    MatchResult span = Solver.read(TIME + " to " + TIME, option.getValue());
                    int from = minute(span.group(1));
                    return taken.nextSetBit(from) >= minute(span.group(2)) && from < minute(span.group(2));
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static int minute(String clock) {
        MatchResult time = Solver.read("(\\d+)(?::(\\d\\d))?([ap])m", clock);
        int hour = Integer.parseInt(time.group(1)) % 12 + (time.group(3).equals("p") ? 12 : 0);
        return 60 * hour + (time.group(2) == null ? 0 : Integer.parseInt(time.group(2)));
    }
}
