package org.metaspo.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.cli.template.Template;
import org.metaspo.model.ModelFacts;
import org.metaspo.model.Providers;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;

/**
 * A project to start from.
 *
 * @param directory that it is written to
 * @param provider of the models
 * @param model its name; null where the provider has a usual one
 * @param prompt file of the present system prompt; null = a default one
 * @param data what is learned on; null = two small tasks that come with the program
 * @param guess what the data holds; null without data
 */
public record Starter(
        Path directory,
        String provider,
        @Nullable String model,
        @Nullable Path prompt,
        @Nullable DataLook data,
        @Nullable Guess guess) {
    /** The tasks that come with the program, small enough for the local model. */
    private static final List<String> SAMPLES = List.of("feedback", "seasons");

    private static final String LOCAL = "local";
    private static final int LEAST_TO_VALIDATE = 60;

    /**
     * A project.
     *
     * @param data file of items; null = the tasks that come with the program
     * @param question its column of questions; null = guessed
     * @param answer its column of right answers; null = guessed
     */
    public static Starter of(
            Path directory,
            String provider,
            @Nullable String model,
            @Nullable Path prompt,
            @Nullable Path data,
            @Nullable String question,
            @Nullable String answer) {
        if (!Providers.names().contains(provider)) {
            throw new BadInputException(
                    "--provider " + provider,
                    "There is no such provider.",
                    Suggestion.remedy(provider, List.copyOf(Providers.names())));
        }
        if (model == null && !provider.equals(LOCAL)) {
            throw new BadInputException(
                    "--provider " + provider, "Which of its models?", "Give --model with the model's name.");
        }
        if (prompt != null && !Files.isRegularFile(prompt)) {
            throw new BadInputException("--prompt " + prompt, "There is no such file.", "Give a text file.");
        }
        DataLook look = data == null ? null : DataLook.at(data);
        return new Starter(
                directory, provider, model, prompt, look, look == null ? null : Guess.of(look, question, answer));
    }

    /** What the data seems to hold, with its first items as they will be read; nothing without data. */
    public List<String> findings() {
        if (data == null || guess == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(data.file() + ": " + data.rows() + " rows, columns "
                + String.join(", ", data.columns().keySet()));
        lines.add("  question: " + guess.question() + "; answer: " + guess.gold() + "; read as " + guess.answer()
                + ", metric " + guess.metric());
        List<String> questions = data.values(guess.question());
        List<String> answers = data.values(guess.gold());
        for (int i = 0; i < Math.min(3, Math.min(questions.size(), answers.size())); i++) {
            lines.add("  " + (i + 1) + ". " + shortened(questions.get(i)) + "  ->  " + shortened(answers.get(i)));
        }
        return lines;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 70 ? line : line.substring(0, 69) + "…";
    }

    /**
     * Writes it.
     *
     * @return the files, relative to the directory
     * @throws BadInputException one of them is there already; then none was written
     */
    public List<String> write() {
        Map<String, String> files = files();
        for (String name : files.keySet()) {
            if (Files.exists(directory.resolve(name))) {
                throw new BadInputException(
                        directory.resolve(name).toString(), "is there already.", "Give another directory.");
            }
        }
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new BadInputException(
                    directory.toString(), "cannot be written (" + e.getMessage() + ").", "Check its permissions.", e);
        }
        return List.copyOf(files.keySet());
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("metaspo.yaml", template("metaspo.yaml").filled(configuration()));
        if (guess == null) {
            for (String sample : SAMPLES) {
                files.put(
                        sample + ".yaml",
                        template("/org/metaspo/cli/demo/" + sample + ".yaml").text());
                files.put(
                        sample + ".json",
                        template("/org/metaspo/cli/demo/" + sample + ".json").text());
            }
        } else {
            files.put("task.yaml", template("task.yaml").filled(task(guess)));
        }
        files.put(".env.example", template("env.example").text());
        files.put(".gitignore", template("gitignore").text());
        return files;
    }

    private Map<String, String> configuration() {
        boolean local = provider.equals(LOCAL);
        int rows = data == null ? 0 : data.rows();
        boolean small = data != null && rows < LEAST_TO_VALIDATE;
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "name",
                Guess.quoted(
                        String.valueOf(directory.toAbsolutePath().normalize().getFileName())));
        values.put("task", modelLine());
        values.put("optimizer", local ? "{provider: components}" : modelLine());
        values.put(
                "judge",
                guess != null && guess.isJudged()
                        ? "\n  # Judges free answers against the right one. See `metaspo judge calibrate`.\n  judge: "
                                + modelLine()
                        : "");
        values.put("systemPrompt", prompt == null ? "default" : "{file: " + Guess.quoted(relative(prompt)) + "}");
        values.put("tasks", guess == null ? "feedback.yaml, seasons.yaml" : "task.yaml");
        values.put("train", String.valueOf(guess == null ? 12 : Math.max(4, Math.min(50, rows / 4))));
        values.put("validation", String.valueOf(guess == null ? 12 : small ? 0 : Math.min(50, rows / 4)));
        values.put("test", String.valueOf(guess == null ? 40 : Math.max(8, Math.min(500, rows / 2))));
        values.put(
                "methodWords",
                local
                        ? "small, so that a model on this machine is done in minutes."
                        : "single sentences, named from failures, are tried together; `calls` is the most evaluations that may take.");
        values.put(
                "method",
                local
                        ? "{schedule: reference, iterations: 1, system-candidates: 4, user-candidates: 2, user-prompts-kept: 1}"
                        : "{name: metaspo, calls: 2000}");
        values.put("budget", budget());
        return values;
    }

    /** A cap on money needs a known price. */
    private String budget() {
        if (model == null) {
            return "{}";
        }
        return ModelFacts.of(provider, model, false).price() == null ? "{calls: 50000}" : "{usd: 5}";
    }

    private String modelLine() {
        String few = provider.equals(LOCAL) && guess == null ? ", max-tokens: 8" : "";
        return "{provider: " + provider + few + (model == null ? "" : ", model: " + Guess.quoted(model)) + "}";
    }

    private Map<String, String> task(Guess about) {
        String file = relative(Objects.requireNonNull(data).file());
        return Map.of(
                "file", "task.yaml",
                "name", Guess.quoted(baseName(file)),
                "instruction", Guess.quoted("Give " + about.asked() + "."),
                "suffix",
                        Guess.quoted("\n\n{question}\n\n"
                                + (about.isJudged()
                                        ? ""
                                        : "Give only your final answer between <answer> and </answer>.")),
                "answer", about.answer(),
                "metric", about.metric(),
                "data", Guess.quoted(file),
                "question", Guess.quoted(about.question()),
                "gold", Guess.quoted(about.gold()));
    }

    /** From the project, so that both can be moved together. */
    private String relative(Path file) {
        Path from = directory.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        return (Objects.equals(from.getRoot(), to.getRoot()) ? from.relativize(to) : to).toString();
    }

    private static String baseName(String file) {
        String name = String.valueOf(Path.of(file).getFileName());
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Template template(String name) {
        return Template.beside(Starter.class, name);
    }
}
