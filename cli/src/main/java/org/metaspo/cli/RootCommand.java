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
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; also: stopped early, since nothing was left to gain",
            "1:a check said no (compare --fail-if-worse, tasks check, replay)",
            "2:the command, the configuration or the data is wrong",
            "3:stopped by a budget; the result so far is saved",
            "4:a provider failed for good",
            "70:a bug, or a fault of the machine such as a full disk",
            "130:interrupted by Ctrl-C",
            "143:interrupted by SIGTERM"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  metaspo demo               a real run on this machine: no key, no account",
            "  metaspo COMMAND --help     more about a command",
            "",
            "After 3, 4, 70, 130 and 143 a run goes on by `metaspo resume RUN_DIR`."
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
