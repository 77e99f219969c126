package org.metaspo.benchmarks;

import java.nio.file.Path;
import org.metaspo.event.Listener;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.run.Run;

/**
 * A run, replayed from its journal.
 *
 * @param phase the replay; its calls are the answers used, repeated ones included
 * @param same whether it gives the stored result
 */
record Replayed(Phase phase, boolean same) {
    static Replayed measure(Path runDirectory) throws Exception {
        RunResult[] result = new RunResult[1];
        Phase run = Phase.of(1, calls -> result[0] = Run.replay(runDirectory, Listener.NONE));
        RunResult stored = ResultFiles.read(runDirectory.resolve("result.json")).withTimings(null);
        long answers =
                result[0].usage().values().stream().mapToLong(Replayed::answers).sum();
        return new Replayed(
                new Phase(Math.toIntExact(answers), run.seconds(), run.cpuSeconds()),
                ResultFiles.json(stored).equals(ResultFiles.json(result[0])));
    }

    private static long answers(RoleUse use) {
        return use.calls() + use.cachedCalls();
    }
}
