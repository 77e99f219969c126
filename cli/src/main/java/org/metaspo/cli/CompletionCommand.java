package org.metaspo.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        footer = {
            "",
            "Example:",
            "  source <(metaspo completion bash)   # in this shell; put the line into ~/.bashrc or ~/.zshrc for all"
        })
final class CompletionCommand implements Callable<Integer> {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    String shell;

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new BadInputException(
                    shell, "There is no completion for this shell.", Suggestion.remedy(shell, SHELLS));
        }
        CommandLine all = new CommandLine(new RootCommand());
        Commands.IN_THIS_VERSION.forEach(entry -> all.addSubcommand(entry.name(), entry.type()));
        String script = AutoComplete.bash("metaspo", all);
        Completion completion =
                new Completion(shell, shell.equals("zsh") ? "autoload -U +X compinit && compinit\n" + script : script);
        common.console()
                .print(
                        common.json
                                ? JsonMapper.shared()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(completion)
                                : completion.script());
        return ExitCode.DONE;
    }

    /**
     * What a shell needs.
     *
     * @param shell which
     * @param script to be read by it
     */
    private record Completion(String shell, String script) {}
}
