package org.metaspo.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.source.catalogue.Catalogue;
import org.metaspo.task.source.catalogue.CatalogueEntry;
import org.metaspo.task.source.catalogue.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "list",
        description = "the tasks that are known by name",
        footer = {
            "",
            "A configuration names them under `tasks`; `tasks import` fetches their data. With _judged behind its",
            "name, any task is scored by a judge.",
            "",
            "Example:",
            "  metaspo tasks list --domain safety"
        })
final class TasksListCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only the tasks of one domain.")
    @Nullable
    String domain;

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.shipped();
        List<CatalogueEntry> entries = domain == null ? catalogue.entries() : catalogue.domain(domain);
        Console console = common.console();
        if (common.json) {
            ObjectNode document = EntryJson.MAPPER.createObjectNode();
            ArrayNode tasks = document.putArray("tasks");
            entries.forEach(entry -> tasks.add(EntryJson.of(entry)));
            console.print(EntryJson.pretty(document));
        } else {
            table(entries).forEach(console::print);
        }
        return ExitCode.DONE;
    }

    private static List<String> table(List<CatalogueEntry> entries) {
        return TextTable.lines(Stream.concat(
                        Stream.of(List.of("task", "domain", "role", "answer", "metric", "source")),
                        entries.stream().map(TasksListCommand::row))
                .toList());
    }

    private static List<String> row(CatalogueEntry entry) {
        return List.of(
                entry.name(),
                entry.domain(),
                entry.role().key(),
                entry.task().path("answer").path("form").asString(),
                entry.task().path("metric").asString(),
                entry.origin().map(DataSource::name).orElse("not known; see " + entry.substitute()));
    }
}
