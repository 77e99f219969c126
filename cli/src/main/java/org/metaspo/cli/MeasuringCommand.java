package org.metaspo.cli;

import java.nio.file.Path;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands have in common that measure a system prompt on the target tasks of a configuration. */
abstract class MeasuringCommand extends StartingCommand {
    @Option(
            names = "--system-prompt",
            paramLabel = "FILE_OR_RUN",
            required = true,
            description = "What is measured: a file with the prompt (text, or JSON), or a run directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path systemPrompt;

    @Parameters(paramLabel = "CONFIG", description = "The configuration, a YAML file; its target tasks are read.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    /** What is asked. */
    abstract StudyChoice choice();

    @Override
    public final Integer call() throws InterruptedException {
        MetaSpo metaSpo = configured(config);
        Path directory = directory(metaSpo.name());
        StudyChoice choice = choice();
        return performance().of(metaSpo, directory, metaSpo.plan(choice), () -> metaSpo.study(choice, directory));
    }
}
