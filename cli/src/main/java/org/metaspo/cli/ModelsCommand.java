package org.metaspo.cli;

import picocli.CommandLine.Command;

@Command(
        subcommands = {ModelsListCommand.class, ModelsCheckCommand.class, ModelsPullCommand.class},
        footer = {
            "",
            "Example:",
            "  metaspo models list --provider gemini",
            "  metaspo models check metaspo.yaml",
            "  metaspo models pull qwen2.5-1.5b-instruct"
        })
final class ModelsCommand extends GroupCommand {}
