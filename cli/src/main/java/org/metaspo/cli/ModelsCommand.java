package org.metaspo.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        subcommands = {ModelsListCommand.class, ModelsCheckCommand.class, ModelsPullCommand.class},
        footer = {
            "",
            "Example:",
            "  metaspo models list --provider gemini",
            "  metaspo models check metaspo.yaml",
            "  metaspo models pull qwen2.5-1.5b-instruct"
        })
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    /** Typed without what to do about models, it says what there is. */
    @Override
    public Integer call() {
        common.command.commandLine().usage(common.command.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
