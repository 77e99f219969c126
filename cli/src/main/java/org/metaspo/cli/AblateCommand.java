package org.metaspo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.metaspo.MetaSpo;
import org.metaspo.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "ablate",
        description = "what each sentence of a system prompt is good for, and how short it can be",
        footer = {
            "",
            "Each sentence is left out in turn, on the items that a search would choose by. The shortest prompt that is not",
            "worse by more than 1 point there is then tested against the whole one. Of a run its system-prompt.txt is taken.",
            "",
            "Example:",
            "  metaspo study ablate runs/reviews-20261122-101500 --set data.validation=200",
            "  metaspo study ablate metaspo.yaml --set 'system-prompt={file: prompt.txt}'"
        })
final class AblateCommand extends StartingCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    EstimateOption estimate;

    @Parameters(paramLabel = "CONFIG_OR_RUN", description = "A run, or a configuration whose system prompt is taken.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws InterruptedException {
        MetaSpo metaSpo = MetaSpo.configured(config);
        if (Files.isDirectory(config)) {
            String run = config.toAbsolutePath().normalize().toString();
            metaSpo.set("system-prompt={run: " + JsonMapper.shared().writeValueAsString(run) + "}");
        }
        spending.on(metaSpo);
        if (estimate.asked) {
            EstimateTable.show(metaSpo.estimateAblation(), common);
            return ExitCode.DONE;
        }
        Path directory = directory(metaSpo.name() + "-ablate");
        return performance().of(metaSpo, directory, metaSpo.plan(RunPlan.ABLATE), () -> metaSpo.ablate(directory));
    }
}
