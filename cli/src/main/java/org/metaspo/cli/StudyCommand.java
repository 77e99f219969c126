package org.metaspo.cli;

import picocli.CommandLine.Command;

@Command(
        subcommands = {StudyTableCommand.class, ReplicateCommand.class, AblateCommand.class, TransferCommand.class},
        footer = {
            "",
            "Example:",
            "  metaspo study table runs --format markdown",
            "  metaspo study replicate metaspo.yaml"
        })
final class StudyCommand extends GroupCommand {}
