package org.metaspo.cli;

import picocli.CommandLine.Option;

/** The option of studies that have no place in {@code metaspo estimate}. Mix in with {@code @Mixin EstimateOption}. */
final class EstimateOption {
    @Option(
            names = "--estimate",
            description =
                    "Show what the whole study will come to, as `metaspo estimate` does; ask nobody, write nothing.")
    boolean asked;
}
