package io.vitalroute.cli;

import picocli.CommandLine.Command;

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

    MatrixCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        house.out().print(Matrix.markdown(house.mappings(), house.metrics()));
    }
}
