package io.vitalroute.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.vitalroute.check.Matrix;

/** {@code vitalroute matrix}: which vendor gives which metric. */
@Command(
        name = "matrix",
        description =
                "Prints which vendor's streams give which metric, from the mapping files, as a table in Markdown.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute matrix > coverage.md")
final class MatrixCommand implements Runnable {
    private final House house;

    @Option(names = "--marks", description = "A mark in each cell in place of the streams' names.")
    private boolean marks;

    MatrixCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        house.out()
                .print(
                        marks
                                ? Matrix.marks(house.mappings(), house.metrics())
                                : Matrix.markdown(house.mappings(), house.metrics()));
    }
}
