package org.metaspo.cli;

import java.util.concurrent.Callable;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        subcommands = JudgeCalibrateCommand.class,
        footer = {"", "Example:", "  metaspo judge calibrate labels.jsonl --config metaspo.yaml"})
final class JudgeCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Override
    public Integer call() {
        throw new BadInputException("judge", "needs a command.", "Write `metaspo judge calibrate FILE`.");
    }
}
