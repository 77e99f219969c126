package org.metaspo.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A library of others that searches for system prompts, in a process of its own that takes job after job. */
final class Peer implements AutoCloseable {
    /** Those that there are, as {@code peers.py} calls them. */
    static final List<String> NAMES = List.of("gepa", "dspy-gepa");

    /**
     * A search.
     *
     * @param seed of the search
     * @param url where the models of both roles answer
     * @param system the prompt to begin with
     * @param calls of the task model
     * @param train items of each task that are learned from
     * @param validation items of each task that candidates are compared on
     */
    record Job(long seed, String url, String system, int calls, int train, int validation, List<JobTask> tasks) {}

    /**
     * A task of it.
     *
     * @param file with items: {@code {"train": [{"question", "answer"}], "validation": [...]}}
     * @param template the user prompt, which stays
     */
    record JobTask(String file, String template) {}

    /** What came of it: one of the two. */
    record Found(@Nullable String prompt, @Nullable String error) {}

    private final String name;
    private final Path log;
    private final Scratch cache;
    private final Process process;
    private final BufferedWriter jobs;
    private final BufferedReader answers;

    private Peer(String name, Path log, Scratch cache, Process process) {
        this.name = name;
        this.log = log;
        this.cache = cache;
        this.process = process;
        this.jobs = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** @param log takes what the library prints */
    static Peer start(String name, PythonHome home, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(home.python().toString(), home.script().toString(), name);
        // Answers that an earlier search was given would be calls that the endpoint does not see.
        Scratch cache = Scratch.create();
        builder.environment().put("DSPY_CACHEDIR", cache.path().toString());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Peer(name, log, cache, builder.start());
    }

    /**
     * The prompt that it finds.
     *
     * @throws IOException where it finds none
     */
    String find(Job job) throws IOException {
        jobs.write(Json.text(job) + "\n");
        jobs.flush();
        String line = answers.readLine();
        Found found = line == null ? new Found(null, "it ended") : Json.read(line, Found.class);
        if (found.prompt() == null) {
            throw new IOException("%s found nothing with seed %d: %s. What it printed stands in %s"
                    .formatted(name, job.seed(), found.error(), log));
        }
        return found.prompt();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        cache.close();
    }
}
