package io.vitalroute.source.vendor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.vitalroute.config.FilesBelow;
import io.vitalroute.config.Settings;
import io.vitalroute.problem.Problem;
import io.vitalroute.problem.ProblemCode;
import io.vitalroute.problem.Where;

/** All vendors of an installation. Immutable. */
public final class Vendors {
    private final Map<String, Vendor> byName;

    private Vendors(Map<String, Vendor> byName) {
        this.byName = byName;
    }

    /** These. */
    public static Vendors of(Collection<Vendor> vendors) {
        Map<String, Vendor> byName = new TreeMap<>();
        vendors.forEach(vendor -> byName.put(vendor.name(), vendor));
        return new Vendors(byName);
    }

    /**
     * Those of all {@code *.vendor.yaml} files below a folder that have no findings; the findings of the others are added.
     *
     * @param settings what overrules the files
     */
    public static Vendors read(Path folder, Settings settings, List<Problem> problems) {
        List<Vendor> vendors = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                String text = Files.readString(file, StandardCharsets.UTF_8);
                Vendor vendor = VendorFile.read(file.toString(), text, settings, problems);
                if (vendor != null) {
                    vendors.add(vendor);
                }
            } catch (IOException e) {
                problems.add(Problem.of(ProblemCode.C113_ENCODING, Where.of(file.toString()), "the file cannot be read")
                        .hint("save it as UTF-8, and see that this user may read it"));
            }
        }
        return of(vendors);
    }

    private static List<Path> files(Path folder) {
        try {
            return FilesBelow.of(folder).stream()
                    .filter(file -> file.toString().endsWith(VendorFile.SUFFIX))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** By name. */
    public Optional<Vendor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, by name. */
    public List<Vendor> all() {
        return List.copyOf(byName.values());
    }
}
