package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Options as a question shows them. */
final class Letters {
    private Letters() {}

    static String of(int index) {
        return String.valueOf((char) ('A' + index));
    }

    /** The heading, then {@code (A) first}, a line each. */
    static String list(List<String> options) {
        return "\nOptions:\n"
                + IntStream.range(0, options.size())
                        .mapToObj(i -> "(" + of(i) + ") " + options.get(i))
                        .collect(Collectors.joining("\n"));
    }

    /** The heading, then {@code - first}, a line each. */
    static String dashes(List<String> options) {
        return "\nOptions:\n" + options.stream().map(option -> "- " + option).collect(Collectors.joining("\n"));
    }
}
