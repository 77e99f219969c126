package org.metaspo.cli;

import picocli.CommandLine.Command;

@Command(
        subcommands = JudgeCalibrateCommand.class,
        footer = {"", "Example:", "  metaspo judge calibrate labels.jsonl --config metaspo.yaml"})
final class JudgeCommand extends GroupCommand {}
