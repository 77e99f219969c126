package org.metaspo.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        subcommands = {
            TasksListCommand.class,
            TasksShowCommand.class,
            TasksCheckCommand.class,
            TasksImportCommand.class,
            TasksGenerateCommand.class
        },
        footer = {
            "",
            "Example:",
            "  metaspo tasks list --domain review",
            "  metaspo tasks show squad",
            "  metaspo tasks import beauty --to data",
            "  metaspo tasks generate navigate --level 2 --train 50 --test 200 --to tasks"
        })
final class TasksCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    /** Typed without what to do about tasks, it says what there is. */
    @Override
    public Integer call() {
        common.command.commandLine().usage(common.command.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
