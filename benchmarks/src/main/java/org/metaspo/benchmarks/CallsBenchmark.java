package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metaspo.benchmarks.Figure.Wanted;
import org.metaspo.benchmarks.Sizes.EngineSizes;

/** Calls per second and CPU per call, of the library and of bare LangChain4j, beside what is possible at most. */
final class CallsBenchmark {
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final double MILLIS = 1000;
    private static final double SIGMA = 0.6;
    private static final double LEAST_SPREAD_SHARE = 90;
    private static final double MOST_CROWD_SECONDS = 1.2;

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

    /** Many at once, warm: the first of them open their connections one after another. */
    static List<Figure> inACrowd(String name, Sizes sizes) throws Exception {
        EngineSizes crowd = sizes.engine();
        try (TestbedProcess testbed = TestbedProcess.start("--latency", String.valueOf(sizes.latencyMillis()))) {
            CallTimes times = Child.run(
                    CallTimes.class,
                    OPTIONS,
                    "calls",
                    Contender.LIBRARY,
                    testbed.baseUrl(),
                    crowd.crowd(),
                    crowd.crowdCalls(),
                    2 * crowd.crowdCalls(),
                    crowd.crowdCalls());
            double rounds = Math.ceil((double) crowd.crowdCalls() / crowd.crowd());
            return List.of(
                    Figure.of(name, "limit", rounds * sizes.latencyMillis() / MILLIS, "s"),
                    Figure.of(name, "cold", times.cold().seconds(), "s"),
                    Figure.of(name, "warm", times.warm().seconds(), "s").wanting(Wanted.atMost(MOST_CROWD_SECONDS)));
        }
    }

    /** An endpoint whose answers take a log-normal time: the limit is what so many in flight allow at its mean. */
    static List<Figure> withSpread(String name, Sizes sizes) throws Exception {
        int calls = sizes.inFlight() * sizes.engine().spreadRounds();
        double median = sizes.engine().medianMillis() / MILLIS;
        try (TestbedProcess testbed = TestbedProcess.start(
                "--latency", String.valueOf(sizes.engine().medianMillis()), "--spread", String.valueOf(SIGMA))) {
            CallTimes times = measure(Contender.LIBRARY, testbed, sizes, sizes.inFlight(), 0, calls);
            double limit = sizes.inFlight() / (median * Math.exp(SIGMA * SIGMA / 2));
            return List.of(
                    Figure.of(name, "limit", limit, "calls/s"),
                    Figure.of(name, "warm", times.warm().perSecond(), "calls/s"),
                    Figure.of(
                                    name,
                                    "warm, share of the limit",
                                    100 * times.warm().perSecond() / limit,
                                    "%")
                            .wanting(Wanted.atLeast(LEAST_SPREAD_SHARE)));
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
