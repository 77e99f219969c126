package org.metaspo.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.ModelFacts;
import org.metaspo.model.ProviderFacts;
import org.metaspo.model.Providers;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "providers and their models: prices, ends, what each takes",
        footer = {
            "",
            "A configuration may name any model of a provider; those listed are known with their prices and habits.",
            "",
            "Example:",
            "  metaspo models list --provider anthropic",
            "  metaspo models list --json"
        })
final class ModelsListCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(names = "--provider", paramLabel = "NAME", description = "Only one provider.")
    @Nullable
    String provider;

    @Override
    public Integer call() {
        List<ProviderFacts> providers = providers();
        ModelEnd ends = new ModelEnd(LocalDate.now(ZoneOffset.UTC));
        if (common.json) {
            common.console().print(EntryJson.pretty(ModelsJson.of(providers, ends)));
        } else {
            lines(providers, ends).forEach(common.console()::print);
        }
        return ExitCode.DONE;
    }

    private List<ProviderFacts> providers() {
        if (provider == null) {
            return ProviderFacts.all();
        }
        if (!Providers.names().contains(provider)) {
            throw new BadInputException(
                    "--provider " + provider, "is not known.", Suggestion.remedy(provider, Providers.names()));
        }
        return List.of(ProviderFacts.of(provider));
    }

    private static List<String> lines(List<ProviderFacts> providers, ModelEnd ends) {
        List<String> lines = new ArrayList<>();
        for (ProviderFacts facts : providers) {
            lines.add(head(facts));
            if (facts.note() != null) {
                lines.add("  " + facts.note());
            }
            if (!facts.models().isEmpty()) {
                List<List<String>> rows = new ArrayList<>();
                rows.add(List.of("  model", "input", "cached", "output", "temperature", "seed", "schema", "remarks"));
                facts.models().forEach(model -> rows.add(row(model, ends)));
                lines.addAll(TextTable.lines(rows));
            }
            lines.add("");
        }
        lines.add("Prices in USD per million tokens, as of " + ModelFacts.asOf()
                + "; a model without one needs `price` for a cap on USD.");
        return lines;
    }

    private static String head(ProviderFacts facts) {
        StringBuilder head = new StringBuilder(facts.name());
        if (facts.address() != null) {
            head.append("  ").append(facts.address());
        }
        if (!facts.keyVariables().isEmpty()) {
            head.append("  key: ")
                    .append(String.join(" or ", facts.keyVariables()))
                    .append(facts.keyNeeded() ? "" : ", where it asks for one");
        }
        if (facts.tiers().size() > 1) {
            head.append("  service-tier: ").append(facts.tiers().getLast().key());
        }
        return head.toString();
    }

    private static List<String> row(ProviderFacts.Model model, ModelEnd ends) {
        ModelFacts facts = model.facts();
        List<String> remarks = new ArrayList<>();
        String end = ends.remark(facts);
        if (end != null) {
            remarks.add(end);
        }
        if (!model.aliases().isEmpty()) {
            remarks.add("also " + String.join(", ", model.aliases()));
        }
        if (model.note() != null) {
            remarks.add(model.note());
        }
        return List.of(
                "  " + facts.model(),
                facts.price() == null ? "?" : facts.price().input().toPlainString(),
                facts.price() == null || facts.price().cachedInput() == null
                        ? ""
                        : facts.price().cachedInput().toPlainString(),
                facts.price() == null ? "?" : facts.price().output().toPlainString(),
                switch (facts.temperature()) {
                    case ALWAYS -> "yes";
                    case EFFORT_NONE -> "effort: none";
                    case NEVER -> "no";
                },
                facts.takesSeed() ? "yes" : "no",
                facts.takesSchema() ? "yes" : "no",
                String.join("; ", remarks));
    }
}
