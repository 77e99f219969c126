package org.metaspo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.metaspo.cli.init.Starter;
import org.metaspo.problem.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
        footer = {
            "",
            "Without options: two small tasks for the model on this machine, no key, minutes.",
            "",
            "Example:",
            "  metaspo init first && metaspo train first/metaspo.yaml",
            "  metaspo init tickets --data tickets.csv --prompt prompt.txt --provider openai --model gpt-6-luna"
        })
final class InitCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Your items: a .csv, .tsv, .jsonl, .json or .parquet file. Its columns and answers are looked at.")
    @Nullable
    Path data;

    @Option(names = "--question", paramLabel = "COLUMN", description = "The column of the questions; else guessed.")
    @Nullable
    String question;

    @Option(names = "--answer", paramLabel = "COLUMN", description = "The column of the right answers; else guessed.")
    @Nullable
    String answer;

    @Option(names = "--prompt", paramLabel = "FILE", description = "The system prompt that you have now, a text file.")
    @Nullable
    Path prompt;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Of the models: local (default), openai, anthropic ...")
    @Nullable
    String provider;

    @Option(names = "--model", paramLabel = "NAME", description = "The model; a provider other than local needs one.")
    @Nullable
    String model;

    @Option(names = "--yes", description = "Ask nothing, take the defaults.")
    boolean yes;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "Where the project goes (default: here).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() {
        Console console = common.console();
        if (console.canAsk() && !yes && !common.json) {
            ask(new Questions(console));
        }
        Starter starter =
                Starter.of(directory, provider == null ? "local" : provider, model, prompt, data, question, answer);
        starter.findings().forEach(console::say);
        List<String> files = starter.write();
        if (common.json) {
            ObjectNode document = JsonMapper.shared().createObjectNode().put("directory", directory.toString());
            files.forEach(document.putArray("files")::add);
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document));
        } else {
            console.print("Wrote " + String.join(", ", files) + " to " + directory + ".");
            console.print("Next:    metaspo train " + Shell.word(directory.resolve("metaspo.yaml")));
        }
        return ExitCode.DONE;
    }

    /** Only for what was not given. */
    private void ask(Questions questions) {
        if (data == null) {
            data = questions.file("Your items, a CSV or JSONL file (empty: two small example tasks)");
        }
        if (prompt == null) {
            prompt = questions.file("The system prompt that you have now, a text file (empty: none)");
        }
        if (provider == null) {
            provider = questions.text("Provider of the models: local, openai, anthropic (empty: local)");
        }
        if (model == null && provider != null && !provider.equals("local")) {
            model = questions.text("Its model");
        }
    }
}
