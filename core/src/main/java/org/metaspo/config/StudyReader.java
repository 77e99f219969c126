package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Schedule;
import org.metaspo.problem.BadInputException;
import org.metaspo.prompt.FrozenRegions;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.result.ArmResult;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.study.Arm;
import org.metaspo.study.Study;
import org.metaspo.study.TestTimeAdaptation;
import org.metaspo.study.UnseenGeneralization;
import org.metaspo.task.source.LoadedTask;
import tools.jackson.core.JacksonException;

/** Makes a study of what was asked. */
final class StudyReader {
    /** As many user prompts as the paper meets each target task with. */
    private static final int USER_PROMPTS = 10;

    /** Draws of each amount of data. */
    private static final int DRAWS = 3;

    private static final String ARMS = "--arms";

    private StudyReader() {}

    /**
     * The study.
     *
     * @param targets the tasks
     * @param sizes of an adaptation
     * @param initial the initial system prompt, with the marks of frozen regions
     */
    static Study read(StudyChoice choice, List<LoadedTask> targets, Schedule sizes, String initial) {
        requireData(choice, targets);
        List<Arm> arms = arms(choice, initial);
        return switch (choice) {
            case StudyChoice.Evaluate evaluate -> new UnseenGeneralization(arms, given(targets), USER_PROMPTS);
            case StudyChoice.AsIs asIs -> new UnseenGeneralization(arms, initial(targets), 1);
            case StudyChoice.Adapt adapt -> new TestTimeAdaptation(arms, sizes, adapt.dataSizes(), DRAWS);
        };
    }

    /** Checks that the tasks have the data that is asked for. */
    static void requireData(StudyChoice choice, List<LoadedTask> targets) {
        if (choice instanceof StudyChoice.Adapt adapt) {
            requireSizes(adapt.dataSizes(), targets);
        }
    }

    private static Map<String, List<UserPrompt>> given(List<LoadedTask> targets) {
        Map<String, List<UserPrompt>> given = new LinkedHashMap<>();
        for (LoadedTask target : targets) {
            if (!target.unseenUserPrompts().isEmpty()) {
                given.put(target.task().name(), target.unseenUserPrompts());
            }
        }
        return given;
    }

    private static Map<String, List<UserPrompt>> initial(List<LoadedTask> targets) {
        Map<String, List<UserPrompt>> initial = new LinkedHashMap<>();
        targets.forEach(target ->
                initial.put(target.task().name(), List.of(target.task().initialUserPrompt())));
        return initial;
    }

    private static void requireSizes(List<Integer> sizes, List<LoadedTask> targets) {
        int most = targets.stream()
                .mapToInt(target -> target.splits().train().size())
                .min()
                .orElse(0);
        Set<Integer> known = new HashSet<>();
        for (int size : sizes) {
            if (size < 1 || size > most || !known.add(size)) {
                throw new BadInputException(
                        "--data-sizes " + size,
                        known.contains(size) && size >= 1 && size <= most
                                ? "stands there twice."
                                : "must be at least 1 and at most " + most
                                        + ", the training items of every target task.",
                        "Give different amounts, such as --data-sizes 5,10,20, or raise data.train.");
            }
        }
    }

    private static List<Arm> arms(StudyChoice choice, String initial) {
        List<Arm> arms = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String name : choice.arms()) {
            Arm arm = arm(name, choice.systemPrompt(), initial);
            if (!names.add(arm.name())) {
                throw new BadInputException(
                        ARMS + " " + name, "Two arms are called `" + arm.name() + "`.", "Name each once.");
            }
            arms.add(arm);
        }
        if (!names.containsAll(List.of(Arm.DEFAULT, Arm.LEARNED))) {
            throw new BadInputException(
                    ARMS,
                    "`default` and `learned` must be among them: their difference is what a study tells.",
                    "Write --arms default,learned and what else you want.");
        }
        return arms;
    }

    private static Arm arm(String name, @Nullable Path learned, String initial) {
        if (StartPrompt.SHIPPED.contains(name)) {
            return new Arm(name, StartPrompt.shipped(name, ARMS), null);
        }
        if (name.equals(Arm.LEARNED)) {
            if (learned == null) {
                return new Arm(name, sent(initial), null);
            }
            return Files.isDirectory(learned)
                    ? ofRun(name, learned, "--system-prompt")
                    : new Arm(name, sent(PromptFile.read(learned, "--system-prompt")), null);
        }
        Path run = Path.of(name);
        if (!Files.isDirectory(run)) {
            throw new BadInputException(
                    ARMS + " " + name,
                    "is neither default, cot, service or learned nor a run directory.",
                    "Name one of these.");
        }
        return ofRun(String.valueOf(run.toAbsolutePath().normalize().getFileName()), run, ARMS);
    }

    private static Arm ofRun(String name, Path run, String place) {
        Path prompt = run.resolve("system-prompt.txt");
        if (!Files.isRegularFile(prompt) || !Files.isRegularFile(run.resolve("result.json"))) {
            throw new BadInputException(
                    place + " " + run,
                    "holds no result: there is no system-prompt.txt and result.json.",
                    "Give the directory of a run that came to an end, or a file with the prompt.");
        }
        try {
            RunResult result = ResultFiles.read(run.resolve("result.json"));
            // As the run wrote it: nothing is stripped, since nothing was added.
            return new Arm(name, Files.readString(prompt), method(result));
        } catch (IOException | JacksonException e) {
            throw new BadInputException(
                    place + " " + run,
                    "its result cannot be read (" + e.getMessage() + ").",
                    "Write it anew by `metaspo resume`: nothing that was answered is asked again.",
                    e);
        }
    }

    /** A study's directory can stand for the prompt that it measured. */
    @Nullable
    private static String method(RunResult result) {
        return result.arms() == null
                ? result.method()
                : result.arms().stream()
                        .filter(arm -> arm.name().equals(Arm.LEARNED))
                        .map(ArmResult::method)
                        .findFirst()
                        .orElse(null);
    }

    private static String sent(String prompt) {
        if (!FrozenRegions.areClosed(prompt)) {
            throw new BadInputException(
                    "--system-prompt",
                    "has a mark of a frozen region without its partner, or one region inside another.",
                    "Write <frozen>...</frozen> around each passage.");
        }
        return FrozenRegions.withoutMarks(prompt);
    }
}
