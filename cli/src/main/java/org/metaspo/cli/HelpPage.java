package org.metaspo.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command: how it is typed, what it does, its own options before those that it shares, examples. */
final class HelpPage {
    /** Columns: the examples are long, and are to be copied whole. */
    private static final int WIDTH = 112;

    private HelpPage() {}

    /** Gives a command, and those below it, this help. */
    static void of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false).width(WIDTH).customSynopsis(synopsis(spec)).synopsisHeading("Usage: ");
        usage.description(Stream.of(usage.description()).map(HelpPage::sentence).toArray(String[]::new));
        usage.descriptionHeading("%n").parameterListHeading("%n").commandListHeading("%nCommands:%n");
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::options);
        command.getSubcommands().values().forEach(HelpPage::of);
    }

    /** What has to be typed; everything else is an option. */
    static String synopsis(CommandSpec spec) {
        Stream<String> required = spec.requiredArgs().stream()
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .map(option -> option.longestName() + " " + option.paramLabel());
        return Stream.of(
                        Stream.of(spec.qualifiedName()),
                        spec.subcommands().isEmpty() ? Stream.<String>empty() : Stream.of("COMMAND"),
                        spec.positionalParameters().stream().map(HelpPage::label),
                        required,
                        Stream.of("[OPTION...]"))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    /** A parameter as it is typed. */
    static String label(PositionalParamSpec parameter) {
        String label = parameter.paramLabel()
                + (parameter.arity().max() > 1
                                || parameter.index().max() > parameter.index().min()
                        ? "..."
                        : "");
        return parameter.arity().min() == 0 ? "[" + label + "]" : label;
    }

    /** As sentences begin and end. */
    static String sentence(String summary) {
        String end = summary.endsWith(".") ? "" : ".";
        return summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1) + end;
    }

    private static String options(Help help) {
        StringBuilder text = new StringBuilder();
        for (OptionGroup group : OptionGroup.of(help.commandSpec())) {
            if (!group.options().isEmpty()) {
                Help.Layout layout =
                        help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
                layout.addOptions(group.options(), help.parameterLabelRenderer());
                text.append(String.format("%n%s:%n", group.title())).append(layout);
            }
        }
        return text.toString();
    }
}
