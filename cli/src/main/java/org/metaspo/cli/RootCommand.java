package org.metaspo.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's own options, and the frame of its help. */
@Command(
        name = "metaspo",
        description = "Learns system prompts that work across tasks.",
        synopsisHeading = "Usage: ",
        customSynopsis = "metaspo COMMAND [OPTION...]",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  metaspo demo               a real run on this machine: no key, no account",
            "  metaspo COMMAND --help     more about a command"
        },
        versionProvider = Version.class)
final class RootCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of this program and its JDK and exit.")
    boolean version;
}
