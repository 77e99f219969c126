package org.metaspo.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import picocli.CommandLine.Mixin;

/** What commands have in common that start a run. */
abstract class StartingCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    SpendingOptions spending;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    RunPlaceOption place;

    /** What a configuration asks for, with the changes that were typed. */
    final MetaSpo configured(Path config) {
        return spending.on(MetaSpo.configured(config));
    }

    /** Where the run is kept: where it was asked for, else by name and time. */
    final Path directory(String name) {
        return Performance.directory(place.runDir, name);
    }

    /** A way to go through with it. */
    final Performance performance() {
        return new Performance(common.console(), common.json, false, spending.yes);
    }
}
