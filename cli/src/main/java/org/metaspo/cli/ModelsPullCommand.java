package org.metaspo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.metaspo.event.Event;
import org.metaspo.local.LocalModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "pull",
        description = "fetch the weights of a local model, checked; without a name, what there is",
        footer = {
            "",
            "The same command goes on where a fetch was cut off. HF_ENDPOINT names a mirror, HF_TOKEN a token,",
            "METASPO_CACHE another folder. A configuration then names the model: {provider: local, model: NAME}.",
            "",
            "Example:",
            "  metaspo models pull",
            "  metaspo models pull qwen2.5-0.5b-instruct"
        })
final class ModelsPullCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A model of the list.")
    @Nullable
    String name;

    @Override
    public Integer call() throws InterruptedException {
        LocalModels models = LocalModels.ofThisMachine();
        if (name != null) {
            pull(models, name);
        }
        List<LocalModels.Offer> offers = models.offers().stream()
                .filter(offer -> name == null || offer.name().equals(name))
                .toList();
        Console console = common.console();
        if (common.json) {
            console.print(EntryJson.pretty(ModelsJson.offers(offers)));
        } else if (name == null) {
            table(offers).forEach(console::print);
        }
        return ExitCode.DONE;
    }

    private void pull(LocalModels models, String wanted) throws InterruptedException {
        Console console = common.console();
        Path file;
        try (ImportProgress progress = new ImportProgress(console)) {
            file = models.pull(wanted, (step, done, total) -> progress.on(new Event.Working(step, done, total)));
        }
        if (!common.json) {
            console.print(file.toString());
        }
    }

    private static List<String> table(List<LocalModels.Offer> offers) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", "size", "licence", "source", "here"));
        for (LocalModels.Offer offer : offers) {
            rows.add(List.of(
                    offer.name(),
                    offer.bytes() / 1_000_000 + " MB",
                    offer.license(),
                    offer.source(),
                    offer.here() ? offer.file().toString() : "no"));
        }
        return TextTable.lines(rows);
    }
}
