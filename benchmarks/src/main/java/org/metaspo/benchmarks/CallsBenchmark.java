package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls per second and CPU per call, of the library and of bare LangChain4j, beside what is possible at most. */
final class CallsBenchmark {
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final double MILLIS = 1000;

    private CallsBenchmark() {}

    /** As fast as the endpoint answers. The limit is measured before and after, and the better one counts. */
    static List<Figure> withoutLatency(String name, Sizes sizes) throws Exception {
        try (TestbedProcess testbed = TestbedProcess.start()) {
            BareLoop loop = new BareLoop(testbed.baseUrl(), sizes.inFlight());
            loop.run(sizes.cold() + sizes.warmUp()); // the endpoint too must be warm
            double before = Phase.of(sizes.warm(), loop::run).perSecond();
            List<Measured> measured = new ArrayList<>();
            for (Contender contender : Contender.values()) {
                CallTimes times = measure(contender, testbed, sizes, sizes.cold(), sizes.warmUp(), sizes.warm());
                measured.add(new Measured(contender, times));
            }
            double after = Phase.of(sizes.warm(), loop::run).perSecond();
            return figures(name, Math.max(before, after), measured);
        }
    }

    /** With an endpoint that takes its time: the limit is then a matter of arithmetic. */
    static List<Figure> withLatency(String name, Sizes sizes) throws Exception {
        int calls = sizes.inFlight() * sizes.rounds();
        try (TestbedProcess testbed = TestbedProcess.start("--latency", String.valueOf(sizes.latencyMillis()))) {
            List<Measured> measured = new ArrayList<>();
            for (Contender contender : Contender.values()) {
                measured.add(new Measured(contender, measure(contender, testbed, sizes, calls, 0, calls)));
            }
            return figures(name, sizes.inFlight() / (sizes.latencyMillis() / MILLIS), measured);
        }
    }

    private record Measured(Contender contender, CallTimes times) {}

    private static CallTimes measure(
            Contender contender, TestbedProcess testbed, Sizes sizes, int cold, int warmUp, int warm) throws Exception {
        return Child.run(
                CallTimes.class, OPTIONS, "calls", contender, testbed.baseUrl(), sizes.inFlight(), cold, warmUp, warm);
    }

    private static List<Figure> figures(String name, double limit, List<Measured> measured) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(name, "limit", limit, "calls/s"));
        for (Measured one : measured) {
            String who = one.contender.name().toLowerCase(Locale.ROOT);
            add(figures, name, who + ", cold", limit, one.times.cold());
            add(figures, name, who + ", warm", limit, one.times.warm());
        }
        return figures;
    }

    private static void add(List<Figure> figures, String name, String which, double limit, Phase phase) {
        figures.add(Figure.of(name, which, phase.perSecond(), "calls/s"));
        figures.add(Figure.of(name, which + ", share of the limit", 100 * phase.perSecond() / limit, "%"));
        figures.add(Figure.of(name, which + ", client CPU", phase.cpuMicrosPerCall(), "us/call"));
    }
}
