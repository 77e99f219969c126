package org.metaspo.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that only holds others: typed alone, it says which there are. */
abstract class GroupCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Override
    public final Integer call() {
        common.command.commandLine().usage(common.command.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
