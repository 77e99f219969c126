package org.metaspo.task.source.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders of the Python implementation, and the domains that they hold. */
enum Benchmark {
    AMAZON("amazon", "review"),
    MEDMCQA("medmcqa", "medical"),
    BIGBENCH("bigbench", "reasoning"),
    GROUNDING("grounding", "grounding"),
    SAFETY("safety", "safety"),
    MATH("math", "math");

    private final String folder;
    private final String domain;

    Benchmark(String folder, String domain) {
        this.folder = folder;
        this.domain = domain;
    }

    String folder() {
        return folder;
    }

    String domain() {
        return domain;
    }

    /** By either name. */
    static Optional<Benchmark> of(String name) {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark.folder.equals(name) || benchmark.domain.equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values())
                .flatMap(benchmark -> Stream.of(benchmark.folder, benchmark.domain))
                .distinct()
                .toList();
    }
}
