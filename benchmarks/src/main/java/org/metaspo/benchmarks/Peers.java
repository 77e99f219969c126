package org.metaspo.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.benchmarks.WorldRun.Truth;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.world.TaskFiles;
import org.metaspo.testbed.world.World;

/**
 * Our search and those of other libraries side by side: on the same worlds, over the same endpoint, with the same tasks, items,
 * metric, optimizer and calls of the task model, which the endpoint counts.
 */
final class Peers implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final PeersCommand command;
    private final PythonHome python;
    private final Path to;
    private final Map<String, Peer> running = new HashMap<>();

    Peers(PeersCommand command, PythonHome python, Path to) {
        this.command = command;
        this.python = python;
        this.to = to;
    }

    /** World by world, so that a comparison which is cut off has whole pairs. Rows that are there are not made again. */
    List<WorldRun> runs(PrintWriter err) throws IOException, InterruptedException {
        WorldRuns kept = WorldRuns.in(to);
        List<WorldRun> runs = new ArrayList<>();
        for (int seed = command.from; seed < command.from + command.seeds; seed++) {
            World world = World.of(command.variant, seed);
            try (Testbed testbed = Testbed.start(world.settings());
                    Scratch scratch = Scratch.create()) {
                Path configuration = TaskFiles.write(world, scratch.path(), testbed.baseUrl());
                for (String name : command.names()) {
                    WorldRun run = kept.find(command.variant, seed, name, command.setup(name));
                    if (run == null) {
                        run = command.isOurs(name)
                                ? WorldBench.overEndpoint(
                                        world, command.variant, seed, command.ours(name), configuration)
                                : theirs(name, world, seed, testbed, scratch.path());
                        kept.add(List.of(run));
                    }
                    runs.add(run);
                    err.printf("seed %d, %s: gap %.2f with %,d calls%n", seed, name, run.targetGap(), run.taskCalls());
                    err.flush();
                }
            }
        }
        return runs;
    }

    private WorldRun theirs(String name, World world, int seed, Testbed testbed, Path directory) throws IOException {
        String initial = PeersCommand.INITIAL;
        List<Peer.JobTask> tasks = world.sourceTasks().stream()
                .map(task -> new Peer.JobTask(
                        directory
                                .resolve("simple")
                                .resolve(task.name() + ".json")
                                .toString(),
                        task.userPrompt()))
                .toList();
        int items = command.ours(name).trainingItems();
        Peer.Job job = new Peer.Job(seed, testbed.baseUrl(), initial, command.calls, items, command.validation, tasks);
        long task = calls(testbed, World.TASK);
        long optimizer = calls(testbed, World.OPTIMIZER);
        long begin = System.nanoTime();
        String prompt = peer(name).find(job);
        double seconds = (System.nanoTime() - begin) / NANOS;
        Truth found = Truth.under(prompt, world);
        return new WorldRun(
                command.setup(name),
                command.variant,
                seed,
                name,
                Truth.under(initial, world),
                found,
                Truth.best(world),
                found.target(),
                null,
                null,
                null,
                calls(testbed, World.TASK) - task,
                calls(testbed, World.OPTIMIZER) - optimizer,
                seconds,
                null,
                null);
    }

    private Peer peer(String name) throws IOException {
        Peer peer = running.get(name);
        if (peer == null) {
            Path log = Files.createDirectories(to).resolve(name + ".log");
            peer = Peer.start(name, python, log);
            running.put(name, peer);
        }
        return peer;
    }

    private static long calls(Testbed testbed, String model) {
        return testbed.log().byModel().getOrDefault(model, 0L);
    }

    @Override
    public void close() throws IOException {
        for (Peer peer : running.values()) {
            peer.close();
        }
    }
}
