package org.metaspo.cli;

import java.util.List;
import java.util.Set;

/** The commands that this version has, and those that it knows of. */
final class Commands {
    /** In the order in which the help lists them. */
    static final List<CommandEntry> IN_THIS_VERSION = List.of(
            new CommandEntry(
                    "Optimize", "demo", "a real run on a real local model, no key, minutes", DemoCommand.class),
            new CommandEntry("Optimize", "init", "a commented starter project, also from a CSV", InitCommand.class),
            new CommandEntry("Optimize", "train", "learn a system prompt from a configuration", TrainCommand.class),
            new CommandEntry(
                    "Optimize", "estimate", "calls, tokens and USD, before a cent is spent", EstimateCommand.class),
            new CommandEntry("Optimize", "judge", "hold a judge model against people's labels", JudgeCommand.class),
            new CommandEntry(
                    "Measure", "evaluate", "measure a system prompt on tasks it never saw", EvaluateCommand.class),
            new CommandEntry(
                    "Measure", "adapt", "how fast user prompts adapt under a system prompt", AdaptCommand.class),
            new CommandEntry(
                    "Measure", "compare", "later runs against the first, on the same items", CompareCommand.class),
            new CommandEntry("Measure", "study", "tables of studies; replicate, ablate, transfer", StudyCommand.class),
            new CommandEntry("Tasks", "tasks", "list, show, check, import and make tasks", TasksCommand.class),
            new CommandEntry("Models", "models", "list, check and fetch models", ModelsCommand.class),
            new CommandEntry("Runs", "resume", "go on where a run stopped", ResumeCommand.class),
            new CommandEntry("Runs", "report", "a run as a page for the browser: report.html", ReportCommand.class),
            new CommandEntry("Runs", "serve", "all runs in a folder, live, in the browser", ServeCommand.class),
            new CommandEntry("Runs", "replay", "the same result again, from the journal alone", ReplayCommand.class),
            new CommandEntry("Runs", "export", "learned prompts for other programs", ExportCommand.class),
            new CommandEntry("Runs", "journal", "check a run's journal, save a damaged one", JournalCommand.class),
            new CommandEntry("Runs", "stop", "ask a running process to stop in order", StopCommand.class),
            new CommandEntry("Program", "completion", "the shell's help with typing", CompletionCommand.class));

    /** Names that are spoken for. One that this version lacks is refused as such, not as a slip of the pen. */
    static final Set<String> RESERVED = Set.of(
            "adapt",
            "compare",
            "completion",
            "demo",
            "estimate",
            "evaluate",
            "export",
            "init",
            "journal",
            "judge",
            "models",
            "replay",
            "report",
            "resume",
            "serve",
            "stop",
            "study",
            "tasks",
            "train");

    private Commands() {}
}
