package io.rowtally.it.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What is to be measured, how often and with what.
 *
 * @param rounds forks of each variant
 * @param peerRounds the same for others' agents and wrappers; 0 leaves them out
 * @param only parts of titles, separated by commas; all where empty
 * @param home the JDK that runs the forks
 * @param folder where the forks work
 * @param load of the machine when the run began, over a minute
 */
record Plan(int rounds, int peerRounds, String only, Path home, Path folder, double load) {

    /** From the system properties that {@link Benchmarks} lists. */
    static Plan ofProperties() throws IOException {
        int rounds = Integer.getInteger("rowtally.bench.rounds", 5);
        return new Plan(
                rounds,
                Integer.getInteger("rowtally.bench.peer.rounds", Math.max(1, rounds / 3)),
                System.getProperty("rowtally.bench.only", ""),
                Path.of(System.getProperty("java.home")),
                Files.createDirectories(
                        Path.of(System.getProperty("rowtally.bench.work")).toAbsolutePath()),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The same with other numbers of forks. */
    Plan of(int ownRounds, int othersRounds) {
        return new Plan(ownRounds, othersRounds, only, home, folder, load);
    }

    boolean wants(String title) {
        return whole() || Arrays.stream(only.split(",")).anyMatch(title::contains);
    }

    /** Whether everything is measured. */
    boolean whole() {
        return only.isEmpty();
    }

    int rounds(Variant variant) {
        return variant.peer() ? Math.min(peerRounds, rounds) : rounds;
    }

    /** An empty folder for one fork. */
    Path forkFolder() throws IOException {
        return Files.createTempDirectory(folder, "fork");
    }
}
