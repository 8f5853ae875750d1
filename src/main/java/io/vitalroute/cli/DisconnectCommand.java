package io.vitalroute.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.vitalroute.source.connect.AccessTokens;
import io.vitalroute.source.connect.ConnectParts;
import io.vitalroute.source.connect.Connection;
import io.vitalroute.source.connect.Disconnecting;
import io.vitalroute.store.Store;

/** {@code vitalroute disconnect}: ends a connection. */
@Command(
        name = "disconnect",
        description =
                "Ends the connection of an account, at the vendor too. What was received stays; nothing more is fetched.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  vitalroute disconnect withings 1234")
final class DisconnectCommand implements Callable<Integer> {
    private final House house;

    @Parameters(index = "0", paramLabel = "VENDOR")
    private String vendor = "";

    @Parameters(
            index = "1",
            paramLabel = "ACCOUNT",
            description = "The vendor's user id, as \"vitalroute accounts\" shows it.")
    private String account = "";

    @Option(names = "--by", defaultValue = "${sys:user.name}", description = "Who wants it; ${DEFAULT-VALUE}.")
    private String by = "";

    DisconnectCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        try (Store store = house.store()) {
            Optional<Connection> connection = store.connections().find(vendor, account);
            if (connection.isEmpty()) {
                house.out().println("no connection of " + vendor + " " + account);
                return Vitalroute.FINDINGS;
            }
            ConnectParts parts = house.connecting(store);
            Disconnecting.Ended ended = new Disconnecting(parts, new AccessTokens(parts, house.clock()), house.clock())
                    .end(connection.get(), by);
            house.out().println((ended.ended() ? "disconnected " : "had been disconnected: ") + vendor + " " + account);
            house.out().println(Disconnecting.STAYS);
            if (ended.problem() != null) {
                house.err().println("it may go on at the vendor: " + ended.problem());
            }
            return ended.problem() == null ? Vitalroute.OK : Vitalroute.FINDINGS;
        }
    }
}
