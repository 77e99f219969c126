package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.metaspo.benchmarks.Figure.Wanted;

/** An endpoint with a limit per minute, which it tells in its headers or by refusing alone. */
final class LimitBenchmark {
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final int IN_FLIGHT = 64;
    private static final double PERCENT = 100;
    private static final double LEAST_SHARE = 95;
    private static final double MOST_REFUSED_LATE = 1;
    private static final double MOST_REFUSED = 2;

    private LimitBenchmark() {}

    static List<Figure> run(String name, Sizes sizes) throws Exception {
        List<Figure> figures = new ArrayList<>();
        add(figures, name, "not told", sizes);
        add(figures, name, "told", sizes, "--tell-limits");
        return figures;
    }

    private static void add(List<Figure> figures, String name, String which, Sizes sizes, String... more)
            throws Exception {
        int perMinute = sizes.engine().perMinute();
        List<String> arguments = new ArrayList<>(
                List.of("--rpm", String.valueOf(perMinute), "--latency", String.valueOf(sizes.latencyMillis())));
        arguments.addAll(List.of(more));
        try (TestbedProcess testbed = TestbedProcess.start(arguments.toArray(String[]::new))) {
            Limited limited = Child.run(
                    Limited.class,
                    OPTIONS,
                    "limited",
                    testbed.baseUrl(),
                    IN_FLIGHT,
                    sizes.engine().limitedCalls());
            figures.add(Figure.of(name, which + ", whole run", limited.seconds(), "s"));
            Figure refused = Figure.of(name, which + ", refused", PERCENT * limited.refusedShare(), "%");
            figures.add(more.length == 0 ? refused : refused.wanting(Wanted.atMost(MOST_REFUSED)));
            if (limited.lateCalls() > 0) {
                figures.add(Figure.of(
                                name,
                                which + ", after a minute, share of the limit",
                                PERCENT * limited.latePerMinute() / perMinute,
                                "%")
                        .wanting(Wanted.atLeast(LEAST_SHARE)));
                figures.add(
                        Figure.of(name, which + ", after a minute, refused", PERCENT * limited.lateRefusedShare(), "%")
                                .wanting(Wanted.atMost(MOST_REFUSED_LATE)));
            }
        }
    }
}
