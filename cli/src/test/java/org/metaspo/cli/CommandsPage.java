package org.metaspo.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/reference/commands.md}, from the commands' own descriptions. */
final class CommandsPage {
    private static final String EXAMPLE = "Example:";

    private final List<String> lines = new ArrayList<>(List.of(
            "# Commands, option by option",
            "",
            "Made from the commands themselves, as `metaspo COMMAND --help` shows them; CONTRIBUTING.md says how to make this page",
            "anew. Results go to standard output, everything else to standard error.",
            ""));

    private CommandsPage() {}

    static List<String> lines(List<CommandEntry> commands) {
        CommandLine line = new CommandLine(new RootCommand());
        commands.forEach(entry -> line.addSubcommand(entry.name(), Invocation.commandOf(entry)));
        CommandsPage page = new CommandsPage();
        page.contents(commands, line);
        page.shared(named(line, "train").getCommandSpec());
        line.getSubcommands().values().forEach(page::command);
        page.exitCodes(line.getCommandSpec());
        return List.of(
                String.join("\n", page.lines).replaceAll("\n{3,}", "\n\n").split("\n", -1));
    }

    private void contents(List<CommandEntry> commands, CommandLine line) {
        String group = "";
        for (CommandEntry entry : commands) {
            if (!entry.group().equals(group)) {
                group = entry.group();
                lines.add("");
                lines.add("**" + group + "**");
                lines.add("");
            }
            item(entry.name(), entry.summary());
            named(line, entry.name())
                    .getSubcommands()
                    .forEach((name, command) -> item(
                            entry.name() + " " + name,
                            String.join(
                                    " ", command.getCommandSpec().usageMessage().description())));
        }
    }

    private static CommandLine named(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name), name);
    }

    private void item(String name, String summary) {
        String anchor = "metaspo-" + name.replace(' ', '-');
        lines.add("- [`" + name + "`](#" + anchor + "): " + summary.replaceAll("\\.$", ""));
    }

    private void shared(CommandSpec spending) {
        List<OptionGroup> groups = OptionGroup.of(spending);
        heading("## ", "Options of every command");
        options(groups.get(2));
        heading("## ", "Options of commands that spend");
        options(groups.get(1));
    }

    private void heading(String level, String title) {
        lines.add("");
        lines.add(level + title);
        lines.add("");
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        heading("## ", spec.qualifiedName());
        lines.add("    " + HelpPage.synopsis(spec));
        lines.add("");
        lines.add(HelpPage.sentence(String.join(" ", spec.usageMessage().description())));
        own(spec);
        footer(spec.usageMessage().footer());
        command.getSubcommands().values().forEach(this::command);
    }

    private void own(CommandSpec spec) {
        OptionGroup own = OptionGroup.of(spec).getFirst();
        if (spec.positionalParameters().isEmpty() && own.options().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        spec.positionalParameters().forEach(each -> row(HelpPage.label(each), each.description()));
        own.options().forEach(this::row);
        if (!OptionGroup.of(spec).get(1).options().isEmpty()) {
            lines.add("");
            lines.add("Also the [options of commands that spend](#options-of-commands-that-spend).");
        }
    }

    private void options(OptionGroup group) {
        lines.add("| | |");
        lines.add("|---|---|");
        group.options().forEach(this::row);
    }

    private void row(OptionSpec option) {
        String names = String.join(", ", option.names());
        row(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option.description());
    }

    private void row(String what, String[] description) {
        lines.add("| `" + what + "` | " + String.join(" ", description).replace("|", "\\|") + " |");
    }

    private void exitCodes(CommandSpec root) {
        heading("## ", "Exit codes");
        lines.add("| | |");
        lines.add("|---|---|");
        root.usageMessage().exitCodeList().forEach((code, meaning) -> row(code, new String[] {meaning}));
    }

    /** Sentences as paragraphs, what is aligned as it stands, examples as commands. */
    private void footer(String[] footer) {
        List<String> all = List.of(footer);
        int cut = all.indexOf(EXAMPLE);
        block(all.subList(0, cut), CommandsPage::isAligned, "text");
        block(all.subList(cut + 1, all.size()), line -> true, "sh");
    }

    private static boolean isAligned(String line) {
        return line.startsWith("  ") || line.matches(".*\\S {2,}\\S.*");
    }

    private void block(List<String> text, Predicate<String> fenced, String language) {
        boolean inside = false;
        for (String line : text) {
            boolean now = fenced.test(line);
            if (now && !inside) {
                if (!lines.getLast().isEmpty()) {
                    lines.add("");
                }
                lines.add("```" + language);
            } else if (inside && !now) {
                lines.add("```");
                lines.add("");
            }
            inside = now;
            lines.add(now ? line.replaceFirst("^ {2}", "") : line);
        }
        if (inside) {
            lines.add("```");
        }
    }
}
