package org.metaspo.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that starts a run keeps it. Mix in with {@code @Mixin RunPlaceOption place}. */
final class RunPlaceOption {
    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where the run is kept (default: runs/NAME-DATE-TIME).")
    @Nullable
    Path runDir;
}
