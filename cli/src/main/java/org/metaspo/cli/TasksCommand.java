package org.metaspo.cli;

import picocli.CommandLine.Command;

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
final class TasksCommand extends GroupCommand {}
