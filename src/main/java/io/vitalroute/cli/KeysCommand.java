package io.vitalroute.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.vitalroute.source.connect.KeyFile;
import io.vitalroute.source.connect.Resealing;
import io.vitalroute.store.Store;

/** {@code vitalroute keys}: the key that seals the tokens of patients' accounts. */
@Command(
        name = "keys",
        description = "Makes and changes the key that seals the tokens of patients' accounts. No key is ever printed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExample:%n",
        footer = {
            "  vitalroute keys new /run/secrets/vitalroute-keys.json",
            "  vitalroute keys rotate /run/secrets/vitalroute-keys.json",
            "  vitalroute keys reseal"
        })
final class KeysCommand implements Runnable {
    private final House house;

    @Spec
    private @Nullable CommandSpec spec;

    KeysCommand(House house) {
        this.house = house;
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "say what: new, rotate or reseal");
        }
    }

    @Command(name = "new", description = "Makes a file with a new key.", mixinStandardHelpOptions = true)
    void make(@Parameters(paramLabel = "FILE") Path file) {
        KeyFile.make(file);
        house.out()
                .println("made " + file
                        + "; name it in CONNECT_KEY_FILE, and keep a copy where nobody else can read it");
    }

    @Command(
            name = "rotate",
            description = "Adds a new key to a file, which seals from now on; older ones still open.",
            mixinStandardHelpOptions = true)
    void rotate(@Parameters(paramLabel = "FILE") Path file) {
        KeyFile.rotate(file);
        house.out()
                .println("added a key to " + file
                        + "; once every engine has the file, \"vitalroute keys reseal\" seals all tokens with it");
    }

    @Command(
            name = "reseal",
            description = "Seals all tokens with the newest key, so that older ones can be taken away.",
            mixinStandardHelpOptions = true)
    int reseal() {
        try (Store store = house.store()) {
            Resealing.Result result =
                    new Resealing(store.connections(), house.connecting(store).secrets()).run();
            house.out().println("sealed the tokens of " + result.done() + " accounts with the newest key");
            if (result.left() > 0) {
                house.out().println(result.left() + " were being renewed: run it once more");
            }
            return result.left() == 0 ? Vitalroute.OK : Vitalroute.FINDINGS;
        }
    }
}
