package org.metaspo.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metaspo.benchmarks.Figure.Wanted;
import org.metaspo.task.AnswerFormat;

/** How many short responses a second one core reads, for every answer form. */
final class ExtractionBenchmark {
    private static final Wanted WANTED = Wanted.atLeast(1_000_000);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;

    /** Keeps what is read from being seen as useless and left out. */
    private static volatile int seen;

    private ExtractionBenchmark() {}

    /** One thread reads the same responses again and again; its CPU time counts, so that other programs do not. */
    static List<Figure> run(String name, Sizes sizes) {
        List<ShortResponses> all = ShortResponses.all();
        // All forms are warm before one is measured: none is fast because it was the only one so far.
        all.forEach(responses -> seen = read(responses, sizes.readings()));
        List<Figure> figures = new ArrayList<>();
        for (ShortResponses responses : all) {
            figures.add(Figure.of(name, responses.form(), perSecond(responses, sizes), "/s")
                    .wanting(WANTED));
        }
        return figures;
    }

    /** The median of several rounds. */
    private static double perSecond(ShortResponses responses, Sizes sizes) {
        double[] rounds = new double[sizes.readingRounds()];
        for (int round = 0; round < rounds.length; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            seen = read(responses, sizes.readings());
            long nanos = Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
            rounds[round] = sizes.readings() * NANOS / nanos;
        }
        Arrays.sort(rounds);
        return rounds[rounds.length / 2];
    }

    private static int read(ShortResponses responses, int count) {
        AnswerFormat format = responses.format();
        List<String> texts = responses.texts();
        int hash = 0;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash
                    + format.read(texts.get(i % texts.size()), responses.question())
                            .hashCode();
        }
        return hash;
    }
}
