package io.rowtally.it.pools;

import io.rowtally.it.app.pools.ReadThroughPools;
import io.rowtally.it.harness.Jdks;
import io.rowtally.it.harness.OnSharedServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way of reading, and of borrowing, through every pool and wrapper alone and three deep: each row counts once, under
 * the driver's database and account.
 */
@OnSharedServers
class EveryPoolIsExactTest {
    private static final int SCENARIOS = 42;

    @TempDir
    private Path folder;

    static Stream<Arguments> forks() throws IOException {
        return Stacked.forks("stacks.tsv", Jdks.chosen()).entrySet().stream()
                .map(fork -> Arguments.of(fork.getKey(), fork.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forks")
    void countersEqualWhatTheProgramHasRead(Stacked.Fork fork, List<Stacked> stacks) throws Exception {
        StackedRun.of(ReadThroughPools.class, fork, stacks, folder).isExact(SCENARIOS);
    }
}
