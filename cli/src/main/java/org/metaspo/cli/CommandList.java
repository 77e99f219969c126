package org.metaspo.cli;

import java.util.List;

/** The part of the help that lists the commands by group. */
final class CommandList {
    private CommandList() {}

    static String of(List<CommandEntry> commands) {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (CommandEntry command : commands) {
            if (!command.group().equals(group)) {
                group = command.group();
                text.append(System.lineSeparator()).append(group).append(':').append(System.lineSeparator());
            }
            text.append("  ")
                    .append(command.name())
                    .append(" ".repeat(Math.max(1, 12 - command.name().length())))
                    .append(command.summary())
                    .append(System.lineSeparator());
        }
        return text.toString();
    }
}
