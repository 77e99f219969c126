package org.metaspo.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that are told together.
 *
 * @param title of the group
 * @param options in order; may be none
 */
record OptionGroup(String title, List<OptionSpec> options) {
    /** Those of one command alone. */
    static final String OWN = "Options";

    /** Those of every command that may spend. */
    static final String SPENDING = "Configuration and spending";

    /** Those of every command. */
    static final String COMMON = "Every command";

    /** A command's options: its own before those that it shares with others. */
    static List<OptionGroup> of(CommandSpec command) {
        Set<String> taken = new HashSet<>();
        List<OptionSpec> spending = mixedIn(command, SpendingOptions.class, taken);
        List<OptionSpec> common = mixedIn(command, CommonOptions.class, taken);
        List<OptionSpec> own = command.options().stream()
                .filter(option -> !taken.contains(option.longestName()))
                .toList();
        return List.of(new OptionGroup(OWN, own), new OptionGroup(SPENDING, spending), new OptionGroup(COMMON, common));
    }

    private static List<OptionSpec> mixedIn(CommandSpec command, Class<?> type, Set<String> taken) {
        List<OptionSpec> options = new ArrayList<>();
        command.mixins().values().stream()
                .filter(mixin -> type.isInstance(mixin.userObject()))
                .flatMap(mixin -> mixin.options().stream())
                .forEach(option -> {
                    options.add(option);
                    taken.add(option.longestName());
                });
        return options;
    }
}
