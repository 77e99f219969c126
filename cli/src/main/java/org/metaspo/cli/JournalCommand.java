package org.metaspo.cli;

import picocli.CommandLine.Command;

@Command(
        subcommands = {JournalCheckCommand.class, JournalSalvageCommand.class},
        footer = {
            "",
            "Example:",
            "  metaspo journal check runs/reviews-20261122-101500",
            "  metaspo journal salvage runs/reviews-20261122-101500"
        })
final class JournalCommand extends GroupCommand {}
