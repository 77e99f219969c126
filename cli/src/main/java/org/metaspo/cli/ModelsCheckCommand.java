package org.metaspo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.model.Answer;
import org.metaspo.run.ModelCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "ask each role's model for a few tokens",
        footer = {
            "",
            "Tells whether the endpoint is reached, the key right and the model there, with the parameters of a run.",
            "Costs a few tokens for each role; nothing is kept. Ends with 2 where the configuration or a key is missing",
            "or wrong, with 4 where a provider refuses or cannot be reached.",
            "",
            "Example:",
            "  metaspo models check metaspo.yaml --set models.task.effort=none"
        })
final class ModelsCheckCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(names = "--set", paramLabel = "PATH.TO.KEY=VALUE", description = "As train has it.")
    List<String> set = new ArrayList<>();

    @Parameters(paramLabel = "CONFIG", description = "The configuration; its tasks are not looked at.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws InterruptedException {
        Console console = common.console();
        MetaSpo metaSpo = MetaSpo.configured(config);
        set.forEach(metaSpo::set);
        List<ModelCheck> checks;
        try (ImportProgress progress = new ImportProgress(console)) {
            checks = metaSpo.listener(telling(console, progress)).checkModels();
        }
        if (common.json) {
            console.print(EntryJson.pretty(ModelsJson.of(checks)));
        } else {
            table(checks).forEach(console::print);
        }
        checks.stream()
                .filter(check -> check.failure() != null)
                .forEach(check -> console.warn("metaspo: " + check.role().key() + " model: "
                        + String.valueOf(check.failure().message())));
        return exitCode(checks);
    }

    private static Listener telling(Console console, ImportProgress progress) {
        return event -> {
            progress.on(event);
            if (event instanceof Event.Notice notice) {
                console.warn(notice.text());
            }
        };
    }

    private static int exitCode(List<ModelCheck> checks) {
        if (checks.stream()
                .anyMatch(check -> check.failure() != null && check.failure().configuration())) {
            return ExitCode.BAD_INPUT;
        }
        return checks.stream().allMatch(check -> check.failure() == null) ? ExitCode.DONE : ExitCode.PROVIDER_FAILED;
    }

    private static List<String> table(List<ModelCheck> checks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("role", "provider", "model", "answer", "time", "tokens", "USD"));
        for (ModelCheck check : checks) {
            Answer answer = check.answer();
            rows.add(List.of(
                    check.role().key(),
                    check.provider(),
                    check.model(),
                    answer == null ? "FAILED" : answer.outcome().key(),
                    String.format(Locale.ROOT, "%.2f s", check.time().toMillis() / 1000.0),
                    answer == null
                            ? ""
                            : answer.usage().inputTokens() + " + "
                                    + answer.usage().outputTokens(),
                    check.usd() != null ? check.usd().toPlainString() : answer == null ? "" : "price not known"));
        }
        return TextTable.lines(rows);
    }
}
