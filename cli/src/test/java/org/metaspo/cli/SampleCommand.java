package org.metaspo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command like any other, which ends in the way that it is told. */
@Command(footer = {"", "Example:", "  metaspo sample done"})
final class SampleCommand implements Callable<Integer> {
    static final CommandEntry ENTRY = new CommandEntry("Samples", "sample", "ends as it is told", SampleCommand.class);

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    SpendingOptions spending = new SpendingOptions();

    @Mixin
    RunPlaceOption place = new RunPlaceOption();

    @Parameters(paramLabel = "END")
    @Nullable
    String end;

    @Override
    public Integer call() throws Exception {
        Console console = common.console();
        return switch (String.valueOf(end)) {
            case "bad-input" -> throw new BadInputException("a.yaml, seed", "this is no number.", "Maybe 42.");
            case "provider" -> throw new ProviderFailedException("openai: the key is wrong. Check OPENAI_API_KEY.");
            case "interrupt" -> throw new InterruptedException();
            case "wrapped" -> throw new ExecutionException(new ProviderFailedException("no credit"));
            case "disk" -> throw new UncheckedIOException(new IOException("No space left on device"));
            case "memory" -> throw new OutOfMemoryError("Java heap space");
            case "budget" -> ExitCode.BUDGET;
            default -> {
                console.say("working on " + spending.set + ", at most " + spending.maxUsd + " USD");
                console.print(console.out().bold("grüße"));
                yield ExitCode.DONE;
            }
        };
    }
}
