package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.benchmarks.Figure.Wanted;

/** A large journal: written, opened, and replayed from, in a heap of half a gigabyte. */
final class JournalBenchmark {
    private static final int HEAP_MIB = 512;
    private static final List<String> OPTIONS = List.of("-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC");
    private static final double MOST_OF_TEXT = 1.2;
    private static final double MOST_LOAD_SECONDS = 3;
    private static final double MOST_REPLAY_SECONDS = 60;
    private static final double MIB = 1 << 20;

    private JournalBenchmark() {}

    static List<Figure> run(String name, Sizes sizes) throws Exception {
        int count = sizes.engine().recorded();
        List<Figure> figures = new ArrayList<>();
        try (Scratch scratch = Scratch.create()) {
            Path file = scratch.path().resolve("journal.db");
            Recorded recorded = Child.run(Recorded.class, OPTIONS, "record", file, count);
            Recalled recalled = Child.run(Recalled.class, OPTIONS, "recall", file, count);
            figures.add(Figure.of(name, "answers", count, ""));
            figures.add(Figure.of(name, "written", recorded.phase().perSecond(), "per s"));
            figures.add(Figure.of(name, "text", recorded.textBytes() / MIB, "MiB"));
            figures.add(Figure.of(name, "file by text", (double) recorded.fileBytes() / recorded.textBytes(), "x")
                    .wanting(Wanted.atMost(MOST_OF_TEXT)));
            figures.add(
                    Figure.of(name, "opened", recalled.loadSeconds(), "s").wanting(Wanted.atMost(MOST_LOAD_SECONDS)));
            figures.add(Figure.of(name, "replayed", recalled.phase().seconds(), "s")
                    .wanting(Wanted.atMost(MOST_REPLAY_SECONDS)));
            figures.add(
                    Figure.of(name, "answers that differ", recalled.wrong(), "").wanting(Wanted.exactly(0)));
            figures.add(Figure.of(name, "heap, peak with garbage", recalled.peakHeapMiB(), "MiB")
                    .wanting(Wanted.atMost(HEAP_MIB)));
            figures.add(Figure.of(name, "heap, live at the end", recalled.liveHeapMiB(), "MiB"));
        }
        return figures;
    }
}
